package com.foobar.server.transactionlog;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Records of transactions that are finished, which are in the table still: each is either
 * overwritten by the next decision or, when none comes soon, deleted. Until its row is known to be
 * gone, nobody who asks this log sees it.
 */
final class FinishedRecords {

  private record Finished(LogKey key, long since) {}

  private final long patience;

  /** The latest first: under little load the others grow old. */
  private final Deque<Finished> rows = new ConcurrentLinkedDeque<>();

  /** All of {@link #rows}, and those that are being overwritten or deleted right now. */
  private final Map<LogKey, Boolean> hidden = new ConcurrentHashMap<>();

  /**
   * @param patience after which a row that was not overwritten is to be deleted
   */
  FinishedRecords(Duration patience) {
    this.patience = patience.toNanos();
  }

  void add(LogKey key, long now) {
    hidden.put(key, true);
    rows.push(new Finished(key, now));
  }

  boolean contains(LogKey key) {
    return hidden.containsKey(key);
  }

  /** A row to be overwritten by whoever asks, and by nobody else. */
  Optional<LogKey> poll() {
    return Optional.ofNullable(rows.poll()).map(Finished::key);
  }

  /** Rows that nobody needed, which the caller deletes: at most so many. */
  List<LogKey> pollOld(long now, int most) {
    List<LogKey> old = new ArrayList<>();
    while (old.size() < most) {
      Finished eldest = rows.pollLast();
      if (eldest == null) {
        break;
      }
      if (now - eldest.since() < patience) {
        rows.addLast(eldest);
        break;
      }
      old.add(eldest.key());
    }
    return old;
  }

  /** The row is not there any more. */
  void gone(LogKey key) {
    hidden.remove(key);
  }

  /** It is not known whether the row is there: it is to be deleted, and not overwritten. */
  void doubtful(LogKey key, long now) {
    rows.addLast(new Finished(key, now - patience));
  }
}
