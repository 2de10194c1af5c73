package com.foobar.proof.site;

/** What is stored by an application of which nothing is known: nothing is read back. */
record NothingRead() {}
