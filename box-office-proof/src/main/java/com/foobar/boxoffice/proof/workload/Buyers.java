package com.foobar.boxoffice.proof.workload;

import com.foobar.stack.StackException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;

/** Accounts of the buyers of proofs: opened at the first run, and used again by later ones. */
public final class Buyers {
  /** Hashing a password costs the servers a good deal of a core, on purpose. */
  private static final int AT_ONCE = 3;

  private final Site site;
  private final String password;

  /** Whether one of them had no account. */
  private volatile boolean missing;

  /**
   * @param password of all of them
   */
  public Buyers(Site site, String password) {
    this.site = site;
    this.password = password;
  }

  /** E-mail addresses of so many buyers. */
  public static List<String> emails(int count) {
    return IntStream.rangeClosed(1, count).mapToObj("buyer-%d@prove.example"::formatted).toList();
  }

  /**
   * Logs all of them in, and opens the accounts that are missing.
   *
   * @throws StackException when it does not work for all of them
   */
  public void logIn(List<String> emails) {
    missing = false;
    Semaphore places = new Semaphore(AT_ONCE);
    List<CompletableFuture<Boolean>> logins = new ArrayList<>();
    for (String email : emails) {
      places.acquireUninterruptibly();
      logins.add(logIn(email).whenComplete((done, failure) -> places.release()));
    }
    long outside = logins.stream().filter(login -> !login.join()).count();
    if (outside > 0) {
      throw new StackException("%d buyers cannot log in at the site".formatted(outside));
    }
  }

  /** Lets those log in again whose session is gone, as a power cut takes all of them. */
  public void logInAgain(List<String> emails) {
    logIn(emails.stream().filter(email -> !site.isLoggedIn(email).join()).toList());
  }

  /**
   * Once one of them was unknown, the others' accounts are opened first: a wrong login costs the
   * site a password hash, and whoever fails again and again, or registers who is there already, is
   * slowed down.
   */
  private CompletableFuture<Boolean> logIn(String email) {
    CompletableFuture<Boolean> known =
        missing ? CompletableFuture.completedFuture(false) : site.login(email, password);
    return known.thenCompose(
        loggedIn -> {
          if (loggedIn) {
            return CompletableFuture.completedFuture(true);
          }
          missing = true;
          return site.register(email, password, "Buyer")
              .thenCompose(opened -> site.login(email, password));
        });
  }

  /** Logs the staff at the doors in. */
  public void logInDoor(String doorPassword) {
    if (!site.isLoggedIn(Crowd.DOOR).join() && !site.login(Crowd.DOOR, doorPassword).join()) {
      throw new StackException("the door account cannot log in at the site");
    }
  }
}
