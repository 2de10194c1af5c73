/** The box office as a subject of the proof. */
package com.foobar.boxoffice.proof;
