package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What queries put aside for themselves while they run, when there is no memory left for it. */
class TemporaryTablesStackIT {
  private static final int AT_ONCE = 8;

  /** The least that MySQL takes: room for two tables, where each query needs more than one. */
  private static final long NO_MEMORY = 2L * 1024 * 1024;

  /** Takes a second or two, so that all of them are at it together. */
  private static final String QUERY =
      "WITH RECURSIVE n (i, text) AS (SELECT 1, CAST(REPEAT('x', 500) AS CHAR(1000))"
          + " UNION ALL SELECT i + 1, text FROM n WHERE i < 900)"
          + " SELECT MAX(i) AS most, SUM(SLEEP(0.001)) AS slept FROM n";

  private final Databases databases;
  private long memory;

  TemporaryTablesStackIT(Databases databases) {
    this.databases = databases;
  }

  @BeforeEach
  void leaveNoMemory() {
    memory = databases.number("SELECT @@GLOBAL.temptable_max_ram AS memory");
    databases.change("SET GLOBAL temptable_max_ram = " + NO_MEMORY);
  }

  @AfterEach
  void giveItBack() {
    databases.change("SET GLOBAL temptable_max_ram = " + memory);
  }

  @Test
  void areOnDiskThen() {
    ExecutorService sessions = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<CompletableFuture<Long>> answers =
          Stream.generate(
                  () -> CompletableFuture.supplyAsync(() -> databases.number(QUERY), sessions))
              .limit(AT_ONCE)
              .toList();

      assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(900));
    } finally {
      sessions.shutdownNow();
    }
  }
}
