/** The door: which ticket is let in, once, and how an admission by mistake is undone. */
package com.foobar.boxoffice.checkin;
