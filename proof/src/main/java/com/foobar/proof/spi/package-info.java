/**
 * What an application gives to be proved: a workload, a way to read back, checkers. Everything that
 * knows a certain application implements this and is in a module of its own.
 */
package com.foobar.proof.spi;
