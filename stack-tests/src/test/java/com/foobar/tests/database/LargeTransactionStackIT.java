package com.foobar.tests.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A change of little in much: the group takes it, and nobody else waits for it. */
class LargeTransactionStackIT {
  private static final int ROWS = 100;

  /** A hundredth of what the rows hold, for what else is written meanwhile. */
  private static final long SMALL = 1024 * 1024;

  /** The disk takes its time for the rows themselves, which were written just before. */
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private final TestStack stack;
  private final Databases databases;

  LargeTransactionStackIT(TestStack stack, Databases databases) {
    this.stack = stack;
    this.databases = databases;
  }

  @AfterEach
  void dropTables() {
    databases.change("DROP TABLE IF EXISTS common.article, common.reader");
  }

  @Test
  void aFlagInHundredsOfRowsOfAMegabyteEachIsASmallTransaction() throws Exception {
    databases.change(
        "CREATE TABLE common.article (id INT AUTO_INCREMENT PRIMARY KEY, seen INT NOT NULL DEFAULT"
            + " 0, text LONGTEXT)");
    databases.change("CREATE TABLE common.reader (id INT PRIMARY KEY, pages INT NOT NULL)");
    databases.change("INSERT INTO common.reader VALUES (1, 0)");
    databases.change("INSERT INTO common.article (text) VALUES (REPEAT('x', 1048576))");
    for (int rows = 1; rows < ROWS; rows++) {
      databases.change(
          "INSERT INTO common.article (text) SELECT text FROM common.article WHERE id = 1");
    }

    long before = binaryLog();
    CompletableFuture<Integer> marked =
        CompletableFuture.supplyAsync(
            () -> databases.change("UPDATE common.article SET seen = seen + 1"));
    Duration longest = Duration.ZERO;
    do {
      long since = System.nanoTime();
      databases.change("UPDATE common.reader SET pages = pages + 1 WHERE id = 1");
      Duration took = Duration.ofNanos(System.nanoTime() - since);
      longest = took.compareTo(longest) > 0 ? took : longest;
    } while (!marked.isDone());

    assertThat(marked.get()).isEqualTo(ROWS);
    assertThat(binaryLog() - before).as("bytes that every member receives").isLessThan(SMALL);
    assertThat(longest).as("somebody else's commit").isLessThan(DEADLINE);
    databases.awaitAgreement();
    for (String member : databases.members()) {
      assertThat(
              databases
                  .rowsOn(member, "SELECT MIN(seen) AS seen, COUNT(*) AS count FROM common.article")
                  .toString())
          .as(member)
          .isEqualTo("[{seen=1, count=%d}]".formatted(ROWS));
    }
  }

  /** What the primary has written for the others, in bytes. */
  private long binaryLog() throws IOException {
    Path data = stack.layout().data(stack.service(databases.primary(), MysqlMember.NAME));
    long bytes = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(data, "binlog.[0-9]*")) {
      for (Path file : files) {
        bytes += Files.size(file);
      }
    }
    return bytes;
  }
}
