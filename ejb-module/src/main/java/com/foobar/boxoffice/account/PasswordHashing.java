package com.foobar.boxoffice.account;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id at the parameters that OWASP advises for the smallest memory it recommends: 19 MiB, two
 * passes, one lane.
 *
 * @see <a
 *     href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP
 *     Password Storage Cheat Sheet</a>
 */
@ApplicationScoped
public class PasswordHashing {

  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;

  /**
   * What an unknown address is checked against, so that it takes as long as a known one: a hash of
   * random bytes that nobody knows, of the same kind as every other. It stands here since making
   * one is the longest single computation of a server's start, when nothing is compiled yet.
   */
  static final String HASH_OF_NOBODY =
      "$argon2id$v=19$m=19456,t=2,p=1$miv0T8fEANoMlt4kILSx5g$7iWsDWVbPetNQOKiDG98tniGvmzIgrfrBGO73aZzckY";

  private static final int LONGEST_WAIT_SECONDS = 10;

  /**
   * Who may wait for a hash at a time. Each waits in a thread that serves requests, of which the
   * balancer lets 96 that change something into a server (haproxy/edge.cfg): most are for those who
   * hold seats and buy.
   */
  private static final int LONGEST_QUEUE = 24;

  /** Of these, those who register: a rush of new accounts must not keep buyers from logging in. */
  private static final int LONGEST_QUEUE_OF_NEW = 12;

  private final Argon2PasswordEncoder argon2 =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);

  /**
   * Each hash needs its 19 MiB of heap and a processor for tens of milliseconds, so that a rush of
   * logins must queue: more at once would be no faster and could exhaust the heap. Half of the
   * processors stay with those who are logged in.
   */
  private final Semaphore atOnce;

  private final AtomicInteger waiting = new AtomicInteger();

  public PasswordHashing() {
    this(Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2)));
  }

  PasswordHashing(int atOnce) {
    this.atOnce = new Semaphore(atOnce, true);
  }

  /**
   * @throws BoxOfficeException UNAVAILABLE when too many wait already
   */
  public String hash(String password) {
    return queued(LONGEST_QUEUE_OF_NEW, () -> argon2.encode(password));
  }

  /**
   * Whether the password has this hash. Without a hash the answer is no, and takes as long.
   *
   * @throws BoxOfficeException UNAVAILABLE when too many wait already
   */
  public boolean matches(String password, Optional<String> hash) {
    String expected = hash.orElse(HASH_OF_NOBODY);
    boolean same = queued(LONGEST_QUEUE, () -> argon2.matches(password, expected));
    return same && hash.isPresent();
  }

  <T> T queued(int longestQueue, Supplier<T> work) {
    try {
      if (waiting.incrementAndGet() > longestQueue
          || !atOnce.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw busy();
    } finally {
      waiting.decrementAndGet();
    }
    try {
      return work.get();
    } finally {
      atOnce.release();
    }
  }

  private static BoxOfficeException busy() {
    return new BoxOfficeException(
        Problem.UNAVAILABLE, "Too many people are logging in right now. Please try again.");
  }
}
