package com.foobar.boxoffice.account;

import com.foobar.boxoffice.ClientAddress;
import com.foobar.boxoffice.LaterException;
import com.foobar.boxoffice.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down those who try passwords, before anything is hashed for them. Three things are counted,
 * each on this node alone and in bounded memory:
 *
 * <ul>
 *   <li>an address at one account: five tries are free, then a pause that doubles, up to five
 *       minutes;
 *   <li>an address at all accounts, and at addresses that are taken when registering: thirty, since
 *       a whole office may be behind it;
 *   <li>an account, from all addresses: a hundred, then at most one try in two seconds, save from
 *       an address that has logged in to it before. So the owner is never locked out from
 *       elsewhere.
 * </ul>
 *
 * <p>A try counts from its beginning, so that many at once are no more than many in turn; a success
 * takes the address's own count at that account back. What nobody has added to for a quarter of an
 * hour is forgotten.
 */
@ApplicationScoped
public class AttemptLimits {

  private static final int FREE_AT_ONE_ACCOUNT = 5;
  private static final int FREE_OF_ONE_ADDRESS = 30;
  private static final int FREE_AT_AN_ACCOUNT_IN_ALL = 100;

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration LONGEST_PAUSE_OF_ALL = Duration.ofSeconds(2);
  private static final Duration MEMORY = Duration.ofMinutes(15);

  /** Entries of each kind: a few megabytes. To push one out takes as many tries, each hashed. */
  private static final int REMEMBERED = 10_000;

  private final LongSupplier nanos;
  private final Map<Pair, Count> pairs = bounded();
  private final Map<ClientAddress, Count> addresses = bounded();
  private final Map<String, Count> accounts = bounded();
  private final Map<Pair, Boolean> friends = bounded();

  private record Pair(ClientAddress address, String account) {}

  /** Tries without a success. */
  private static final class Count {
    private int tries;
    private long last;
    private long notBefore;
  }

  public AttemptLimits() {
    this(System::nanoTime);
  }

  AttemptLimits(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * Somebody tries to log in.
   *
   * @param account as it was written: whether there is one makes no difference
   * @throws LaterException TOO_MANY_ATTEMPTS; the try is not counted then
   */
  public synchronized void begin(ClientAddress address, String account) {
    Pair pair = new Pair(address, account);
    Count own = count(pairs, pair);
    Count ofAddress = count(addresses, address);
    Count ofAccount = count(accounts, account);
    boolean friend = friends.containsKey(pair);
    require(own);
    require(ofAddress);
    if (!friend) {
      require(ofAccount);
    }
    add(own, FREE_AT_ONE_ACCOUNT, LONGEST_PAUSE);
    add(ofAddress, FREE_OF_ONE_ADDRESS, LONGEST_PAUSE);
    add(ofAccount, FREE_AT_AN_ACCOUNT_IN_ALL, LONGEST_PAUSE_OF_ALL);
  }

  /** It was the right password. */
  public synchronized void succeeded(ClientAddress address, String account) {
    Pair pair = new Pair(address, account);
    Count own = pairs.remove(pair);
    takeBack(addresses.get(address), own == null ? 1 : own.tries);
    takeBack(accounts.get(account), own == null ? 1 : own.tries);
    friends.put(pair, true);
  }

  /** Nothing was found out: the try ended before the password was looked at. */
  public synchronized void undecided(ClientAddress address, String account) {
    takeBack(pairs.get(new Pair(address, account)), 1);
    takeBack(addresses.get(address), 1);
    takeBack(accounts.get(account), 1);
  }

  /**
   * Somebody wants to register.
   *
   * @throws LaterException TOO_MANY_ATTEMPTS
   */
  public synchronized void beginRegistration(ClientAddress address) {
    require(count(addresses, address));
  }

  /** There was such an account: somebody may be trying out which there are. */
  public synchronized void registrationRefused(ClientAddress address) {
    add(count(addresses, address), FREE_OF_ONE_ADDRESS, LONGEST_PAUSE);
  }

  private <K> Count count(Map<K, Count> counts, K key) {
    Count count = counts.computeIfAbsent(key, first -> new Count());
    if (nanos.getAsLong() - count.last > MEMORY.toNanos()) {
      count.tries = 0;
      count.notBefore = nanos.getAsLong();
    }
    return count;
  }

  private void require(Count count) {
    long left = count.notBefore - nanos.getAsLong();
    if (count.tries > 0 && left > 0) {
      throw new LaterException(
          Problem.TOO_MANY_ATTEMPTS,
          "Too many attempts. Please wait a moment before the next one.",
          Duration.ofNanos(left));
    }
  }

  private void add(Count count, int free, Duration longest) {
    long now = nanos.getAsLong();
    count.tries++;
    count.last = now;
    int beyond = count.tries - free;
    if (beyond >= 0) {
      Duration pause = Duration.ofSeconds(1L << Math.min(beyond, 20));
      count.notBefore = now + (pause.compareTo(longest) > 0 ? longest : pause).toNanos();
    }
  }

  private void takeBack(Count count, int tries) {
    if (count != null) {
      count.tries = Math.max(0, count.tries - tries);
      count.notBefore = nanos.getAsLong();
    }
  }

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}
