/**
 * What is asked of the box office, and what a good answer says: the model of a sale, with what the
 * site does not offer yet.
 */
package com.foobar.boxoffice.proof.history;
