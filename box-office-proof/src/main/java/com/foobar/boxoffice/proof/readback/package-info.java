/** What every member of the database group holds, read from it directly. */
package com.foobar.boxoffice.proof.readback;
