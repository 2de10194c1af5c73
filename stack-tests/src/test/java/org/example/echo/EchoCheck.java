package org.example.echo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says what the echo was told last that it is to say, on the server where it was told. */
@Readiness
@ApplicationScoped
public class EchoCheck implements HealthCheck {
  public static final String NAME = "echo-is-ready";

  /** What readiness checks are like. */
  public enum Way {
    UP,
    DOWN,
    /** A service that it asks is away, and nobody thought of that. */
    THROWS,
    /** Not even an exception. */
    BREAKS,
    /** A service that it asks does not answer for a while. */
    HANGS
  }

  private static final long LONG_SECONDS = 5;

  private static volatile Way way = Way.UP;

  static void become(Way value) {
    way = value;
  }

  @Override
  public HealthCheckResponse call() {
    EchoServlet.run(NAME);
    return switch (way) {
      case UP -> HealthCheckResponse.up(NAME);
      case DOWN -> HealthCheckResponse.down(NAME);
      case THROWS -> throw new IllegalStateException("as a test wants it");
      case BREAKS -> throw new AssertionError("as a test wants it");
      case HANGS -> {
        await();
        yield HealthCheckResponse.up(NAME);
      }
    };
  }

  private static void await() {
    try {
      new CountDownLatch(1).await(LONG_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
