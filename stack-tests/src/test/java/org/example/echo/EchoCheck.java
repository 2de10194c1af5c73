package org.example.echo;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Fails from when on the echo is told so ({@code ready=false}), on the server where it was told.
 */
@Readiness
@ApplicationScoped
public class EchoCheck implements HealthCheck {
  public static final String NAME = "echo-is-ready";

  private static volatile boolean ready = true;

  static void setReady(boolean value) {
    ready = value;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named(NAME).status(ready).build();
  }
}
