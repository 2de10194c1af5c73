package com.foobar.training;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** What is below {@code /api}. */
@ApplicationPath("/api")
public class Api extends Application {}
