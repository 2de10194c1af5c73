/**
 * Figures as a person reads them: the document and its pictures. Nothing is measured or computed
 * here.
 */
package com.foobar.bench.report;
