package com.foobar.boxoffice.hold;

import com.foobar.boxoffice.LaterException;
import com.foobar.boxoffice.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many seats may be held at a time, so that nobody keeps a house. Without a login the ceilings
 * are lower, and one is for the address as well, since a cookie is soon thrown away. A load test
 * without logins comes from one address and needs a higher one: {@code jvmOptions} in the
 * inventory.
 */
@ApplicationScoped
public class HoldLimits {

  @Inject
  @ConfigProperty(name = "boxoffice.hold.seats-per-account", defaultValue = "80")
  private int perAccount = 80;

  @Inject
  @ConfigProperty(name = "boxoffice.hold.seats-per-visitor", defaultValue = "20")
  private int perVisitor = 20;

  @Inject
  @ConfigProperty(name = "boxoffice.hold.seats-per-address", defaultValue = "60")
  private int perAddress = 60;

  /**
   * Seats that are held already.
   *
   * @param byAll of the account; or of all who are not logged in at the address
   * @param byHolder of these, by the holder itself
   */
  boolean hasRoom(boolean anonymous, long byAll, long byHolder, int more) {
    return anonymous
        ? byAll + more <= perAddress && byHolder + more <= perVisitor
        : byAll + more <= perAccount;
  }

  /**
   * @param standing what is held already, counted from when it was asked: a hold made while the
   *     question waited for its turn seems to last longer than any does
   * @param longest how long a hold lasts
   */
  LaterException exceeded(boolean anonymous, Standing standing, Duration longest) {
    return new LaterException(
        Problem.TOO_MANY_SEATS,
        anonymous
            ? "Too many seats are held from here without a log-in. Log in, or buy or give back some first."
            : "You hold too many seats. Buy or give back some first.",
        standing.untilFirstEnds().compareTo(longest) < 0 ? standing.untilFirstEnds() : longest);
  }
}
