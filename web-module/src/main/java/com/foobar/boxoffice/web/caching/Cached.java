package com.foobar.boxoffice.web.caching;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The answer is the same for everyone and may be kept for a while. Only successes are: an error is
 * never cached.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Cached {

  /** How long an answer may be reused unasked; 0 means it must be asked for each time. */
  int seconds();
}
