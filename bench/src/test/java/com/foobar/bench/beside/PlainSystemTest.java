package com.foobar.bench.beside;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.plan.PlanContext;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlainSystemTest {
  private static final Pattern ADDED =
      Pattern.compile("(?m)^ */subsystem=datasources/((?:xa-)?data-source=\\w+):add");

  private static final Pattern REMOVED =
      Pattern.compile("(?m)^/subsystem=datasources/((?:xa-)?data-source=\\w+):remove");

  private static final Pattern USER =
      Pattern.compile("(?:recovery-username|user-name|properties=User:add\\(value)=(\\w+)");

  private final PlanContext stack = ExampleStack.in(Path.of("/state"));

  @Test
  void thePlainWildflyHasTheStacksDatasourcesOfTheApplications() {
    String changes = PlainSystem.changes(stack);

    assertThat(found(ADDED, changes))
        .contains(
            "xa-data-source=BoxOfficePrimaryXA",
            "xa-data-source=BoxOfficeReplicaXA",
            "xa-data-source=BoxOfficeFreshXA",
            "data-source=BoxOfficeMigrationDS",
            "xa-data-source=LedgerPrimaryXA");
    assertThat(found(REMOVED, changes))
        .containsExactly("data-source=TransactionLogDS", "xa-data-source=TimerDS");
  }

  @Test
  void itsMysqlIsAskedForNothingThatOnlyAMemberKnows() {
    assertThat(PlainSystem.changes(stack)).doesNotContain("group_replication_");
  }

  @Test
  void itsMysqlHasAnAccountForEachUserOfTheDatasources() {
    String accounts = LoneMysql.accountsOfApplications(stack, "bench", "secret");

    assertThat(found(USER, PlainSystem.changes(stack)))
        .filteredOn(user -> !user.equals("wildfly"))
        .contains("boxoffice_app", "boxoffice_read", "boxoffice_owner", "xa_recovery")
        .allSatisfy(user -> assertThat(accounts).contains("CREATE USER '%s'@'%%'".formatted(user)));
    // mysqld --init-file takes a statement a line.
    assertThat(accounts.lines().filter(line -> !line.isBlank() && !line.startsWith("--")))
        .allMatch(line -> line.endsWith(";"));
  }

  private static List<String> found(Pattern pattern, String text) {
    Stream<MatchResult> all = pattern.matcher(text).results();
    return all.map(result -> result.group(1)).distinct().toList();
  }
}
