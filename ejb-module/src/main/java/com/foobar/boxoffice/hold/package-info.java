/**
 * Holds: seats kept for a buyer for a short while. Whose a hold is, how many one may have, and how
 * it ends. Which seats are free is {@link com.foobar.boxoffice.seat}'s to say.
 */
package com.foobar.boxoffice.hold;
