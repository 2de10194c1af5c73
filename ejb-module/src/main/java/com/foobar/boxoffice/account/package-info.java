/** Who can log in, and how a password is kept and checked. Sessions are the web's. */
package com.foobar.boxoffice.account;
