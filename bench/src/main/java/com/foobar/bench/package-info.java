/**
 * What is measured and in which order: the prices, the pairs, the assignment. How one price is
 * taken belongs to {@code price}, what is printed to {@code report}.
 */
package com.foobar.bench;
