package com.foobar.stack.secret;

/** The passwords of an installation by name, such as {@code database.boxoffice.app}. */
@FunctionalInterface
public interface Secrets {
  /** Stands for a password where it must not be shown, as in {@code --dry-run}. */
  Secrets MASKED = name -> "********";

  /** By which an application knows the stack's own requests, which warm a server up. */
  String WARM_UP = "application.warm-up";

  /** Never null; the same name gives the same password for the life of the installation. */
  String get(String name);
}
