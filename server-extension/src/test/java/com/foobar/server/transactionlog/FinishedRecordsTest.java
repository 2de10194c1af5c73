package com.foobar.server.transactionlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FinishedRecordsTest {

  private static final long PATIENCE = Duration.ofMillis(200).toNanos();
  private static final LogKey FIRST = new LogKey("1", "action");
  private static final LogKey SECOND = new LogKey("2", "action");
  private static final LogKey THIRD = new LogKey("3", "action");

  private final FinishedRecords records = new FinishedRecords(Duration.ofNanos(PATIENCE));

  @Test
  void arePutToUseOnceEachTheLatestFirst() {
    records.add(FIRST, 0);
    records.add(SECOND, 1);

    assertThat(records.poll()).contains(SECOND);
    assertThat(records.poll()).contains(FIRST);
    assertThat(records.poll()).isEmpty();
  }

  @Test
  void areDeletedWhenNobodyNeededThemForAWhile() {
    records.add(FIRST, 0);
    records.add(SECOND, 1);
    records.add(THIRD, 2);

    assertThat(records.pollOld(PATIENCE - 1, 10)).isEmpty();
    assertThat(records.pollOld(PATIENCE + 1, 10)).containsExactly(FIRST, SECOND);
    assertThat(records.poll()).as("which is young still").contains(THIRD);
  }

  @Test
  void areDeletedAFewAtATime() {
    records.add(FIRST, 0);
    records.add(SECOND, 0);

    assertThat(records.pollOld(PATIENCE, 1)).containsExactly(FIRST);
    assertThat(records.pollOld(PATIENCE, 1)).containsExactly(SECOND);
  }

  /** While a statement is under way, its row may be there or not. */
  @Test
  void areHiddenUntilTheirRowsAreGone() {
    records.add(FIRST, 0);
    records.add(SECOND, 0);
    records.poll();
    records.pollOld(PATIENCE, 1);

    for (LogKey key : List.of(FIRST, SECOND)) {
      assertThat(records.contains(key)).isTrue();
      records.gone(key);
      assertThat(records.contains(key)).isFalse();
    }
  }

  @Test
  void areDeletedNextWhenAStatementsOutcomeIsUnknown() {
    records.add(FIRST, 5);
    records.poll();
    records.add(SECOND, 6);

    records.doubtful(FIRST, 7);

    assertThat(records.contains(FIRST)).isTrue();
    assertThat(records.pollOld(7, 10)).containsExactly(FIRST);
    assertThat(records.poll()).contains(SECOND);
  }

  @Test
  void aKeyIsTheSameWithAndWithoutALeadingSlash() {
    assertThat(LogKey.plain("/StateManager/BasicAction")).isEqualTo("StateManager/BasicAction");
    assertThat(LogKey.plain("StateManager/BasicAction")).isEqualTo("StateManager/BasicAction");
  }
}
