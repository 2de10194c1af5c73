/** What a run has shown, as a page and in a few lines. It judges nothing. */
package com.foobar.proof.report;
