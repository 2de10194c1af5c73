package org.example.guestbook;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;

/** Makes the application that contains it fail at its deployment. */
@Startup
@Singleton
public class RefusesToStart {
  public static final String REASON = "the guestbook has no pen";

  @PostConstruct
  void refuse() {
    throw new IllegalStateException(REASON);
  }
}
