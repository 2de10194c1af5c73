package com.foobar.training;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** A bean that others are given a proxy of. */
@ApplicationScoped
public class Clock {
  public Instant now() {
    return Instant.now();
  }
}
