package com.foobar.proof.history;

/** What a good answer said, as far as anybody needs it later. */
public interface Answered {}
