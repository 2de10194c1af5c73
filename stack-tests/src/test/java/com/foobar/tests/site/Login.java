package com.foobar.tests.site;

/** Who claims to have an account. */
public record Login(String email, String password) {}
