package com.foobar.tests.prove;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.proof.checker.Checkers;
import com.foobar.boxoffice.proof.checker.Invariant;
import com.foobar.proof.history.History;
import com.foobar.proof.spi.Finding;
import com.foobar.proof.spi.Verdict;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.service.mysql.Group;
import com.foobar.stack.service.mysql.MysqlMember;
import com.foobar.stack.state.FileTree;
import com.foobar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * Who checks the checkers? A seller on a real group that makes one known mistake, under the same
 * rush and with the same history as the real one: the checker of the invariant that it breaks has
 * to say so. Without a mistake all of them have to be content.
 */
class SeededBugsChaosIT {
  @TempDir private Path folder;

  private TestStack stack;
  private PlanContext context;
  private SeededRush rush;

  @BeforeEach
  void prepare(TestStack running) {
    stack = running;
    context = running.context();
    rush = new SeededRush(context, folder);
  }

  @Test
  void aSellerWithoutABugKeepsEverything() throws Exception {
    try (SeededSchemas schemas = schemas()) {
      assertThat(rush.findings(null))
          .hasSameSizeAs(Invariant.values())
          .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.HOLDS));
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NO_UNIQUE_KEY", "OLD_PRIMARY_COMMITS"})
  void aSellerWithABugIsCaught(SeededBug bug) throws Exception {
    try (SeededSchemas schemas = schemas()) {
      if (bug == SeededBug.VOIDED_TICKET_ADMITTED) {
        schemas.dropCheckOfVoidTickets();
      }
      assertCaught(bug, rush.findings(bug));
    }
  }

  @Test
  void aSellerWhoTrustsInTheKeyIsCaughtOnlyWhenItIsGone() throws Exception {
    try (SeededSchemas schemas = schemas()) {
      assertThat(soldTwice(rush.findings(SeededBug.NO_UNIQUE_KEY))).isEmpty();
    }
    try (SeededSchemas schemas = schemas()) {
      schemas.dropUniqueKey();
      List<Finding> findings = rush.findings(SeededBug.NO_UNIQUE_KEY);
      assertCaught(SeededBug.NO_UNIQUE_KEY, findings);
      assertThat(soldTwice(findings)).isNotEmpty();
    }
  }

  @Test
  void anOldPrimaryThatGoesOnCommittingIsCaught() throws Exception {
    Host old = new Group(context).primary().orElseThrow();
    try (SeededSchemas schemas = schemas()) {
      List<Finding> findings;
      try {
        findings = rush.findings(SeededBug.OLD_PRIMARY_COMMITS);
      } finally {
        replace(old);
      }
      assertCaught(SeededBug.OLD_PRIMARY_COMMITS, findings);
      // Its buyers were told that they have seats, and nobody who is primary now knows of it.
      assertThat(finding(Invariant.ACKNOWLEDGED_EXISTS, findings).verdict())
          .isEqualTo(Verdict.BROKEN);
      List<Finding> afterwards = Checkers.check(new History(List.of(), List.of()), rush.read());
      assertThat(finding(Invariant.ONE_HISTORY, afterwards).verdict())
          .as("with another member in its place")
          .isEqualTo(Verdict.HOLDS);
    }
  }

  private SeededSchemas schemas() {
    return new SeededSchemas(context, SeededRush.BUYERS);
  }

  private static void assertCaught(SeededBug bug, List<Finding> findings) {
    Finding finding = finding(bug.broken(), findings);
    assertThat(finding.verdict()).as("%s: %s", bug, findings).isEqualTo(Verdict.BROKEN);
    System.out.printf("%s is caught: %s%n", bug, finding.evidence().get(0));
  }

  private static Finding finding(Invariant invariant, List<Finding> findings) {
    return findings.stream()
        .filter(finding -> finding.invariant() == invariant)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> soldTwice(List<Finding> findings) {
    return finding(Invariant.ONE_LIVE_TICKET, findings).evidence().stream()
        .filter(line -> line.contains("has the live tickets"))
        .toList();
  }

  /** A member with transactions of its own cannot come back; its data goes, and it copies. */
  private void replace(Host member) throws IOException {
    stack.kill(member + "/mysql");
    FileTree.delete(stack.layout().data(stack.service(member.name(), MysqlMember.NAME)));
    stack.up();
  }
}
