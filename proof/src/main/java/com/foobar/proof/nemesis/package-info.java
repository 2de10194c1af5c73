/**
 * Breaks a running stack and mends it, by the code of {@code ./stack fault} and {@code ./stack up},
 * and watches it meanwhile. It neither loads nor judges.
 */
package com.foobar.proof.nemesis;
