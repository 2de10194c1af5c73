package com.foobar.tests.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.proof.history.Op;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Operation;
import com.foobar.proof.round.Proof;
import com.foobar.tests.stack.CommandResult;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The proof itself, in the short form that every build can afford. */
class ProveChaosIT {
  private static final Path REPORT = TestStack.TARGET.resolve("proof");

  /** Tickets that have to be sold, or the sale has not put the invariants to any test. */
  private static final int FEWEST_ORDERS = 50;

  @Test
  void aFlashSaleKeepsItsPromisesThroughThreeFaults(TestStack stack) throws IOException {
    CommandResult proof =
        stack.run(
            "prove",
            "--faults=kill:server-1/wildfly,kill:primary,pause:server-2/nginx+switchover",
            "--buyers=200",
            "--seats=1000",
            "--rate=30",
            "--report=" + REPORT);

    assertThat(proof.exitCode()).as(proof.output() + proof.errors()).isZero();
    assertThat(REPORT.resolve("report.html")).content().contains("All eight invariants held");
    assertThat(
            History.read(REPORT.resolve(Proof.HISTORY), List.of(Op.values()))
                .of(Op.ORDER)
                .filter(Operation::isOk)
                .count())
        .isGreaterThan(FEWEST_ORDERS);
  }
}
