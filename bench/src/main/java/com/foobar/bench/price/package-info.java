/**
 * One class for each price: what is counted, beside what, and in which rows it is told. How figures
 * are made of counts does not belong here.
 */
package com.foobar.bench.price;
