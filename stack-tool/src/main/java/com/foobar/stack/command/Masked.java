package com.foobar.stack.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Of an argument that may have a secret in it: what is written down of the command hides it. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@interface Masked {
  /** How many of its values have none. */
  int shown() default 0;
}
