/**
 * What must never break: one checker for each invariant, a pure function of what was asked and what
 * was read back.
 */
package com.foobar.boxoffice.proof.checker;
