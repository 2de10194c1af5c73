package com.foobar.tests.site;

/** Who wants an account. */
public record Registration(String email, String password, String name) {}
