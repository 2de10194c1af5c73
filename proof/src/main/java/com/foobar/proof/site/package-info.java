/**
 * Any application, proved without code: a file lists addresses to read and a log-in to follow
 * ({@code ./stack prove --site FILE}).
 */
package com.foobar.proof.site;
