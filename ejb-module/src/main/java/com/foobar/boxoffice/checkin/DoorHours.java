package com.foobar.boxoffice.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long before and after an event's beginning its tickets are admitted unasked. */
@ApplicationScoped
public class DoorHours {

  @Inject
  @ConfigProperty(name = "boxoffice.door.opens", defaultValue = "PT6H")
  private Duration opens;

  @Inject
  @ConfigProperty(name = "boxoffice.door.closes", defaultValue = "PT12H")
  private Duration closes;

  /** Before the event begins. */
  Duration opens() {
    return opens;
  }

  /** After the event has begun. */
  Duration closes() {
    return closes;
  }
}
