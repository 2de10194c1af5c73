/**
 * One fault after another, from the quiet before it to the judgement after it: while the system
 * runs, and again from what was stored.
 */
package com.foobar.proof.round;
