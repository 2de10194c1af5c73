package org.example.echo;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Of a version that starts, but does not become ready. */
@Readiness
@ApplicationScoped
public class NeverReady implements HealthCheck {
  public static final String NAME = "never-ready";

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.down(NAME);
  }
}
