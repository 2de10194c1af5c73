/**
 * The programme: what is performed when, in which house, and what its seats cost. To announce an
 * event puts its seats on sale ({@link com.foobar.boxoffice.seat}).
 */
package com.foobar.boxoffice.event;
