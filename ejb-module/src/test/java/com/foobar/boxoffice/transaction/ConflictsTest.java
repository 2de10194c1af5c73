package com.foobar.boxoffice.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.BoxOfficeException;
import com.foobar.boxoffice.Problem;
import jakarta.persistence.PersistenceException;
import jakarta.resource.ResourceException;
import jakarta.transaction.RollbackException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictsTest {

  @ParameterizedTest
  @ValueSource(ints = {1205, 1213, 3101, 3100, 1290, 1836, 1402, 1613, 1614, 1062, 4094})
  void mysqlErrorsThatPass(int code) {
    assertThat(Conflicts.isPassing(new SQLException("conflict", "HY000", code))).isTrue();
  }

  @Test
  void aLostConnectionPasses() {
    assertThat(Conflicts.isPassing(new SQLException("Communications link failure", "08S01")))
        .isTrue();
  }

  @Test
  void aStatementClosedByALostConnectionPasses() {
    var failure = new SQLException("No operations allowed after statement closed.", "S1009");
    assertThat(Conflicts.isPassing(new PersistenceException(failure))).isTrue();
  }

  @Test
  void aHandleWithoutConnectionPasses() {
    assertThat(Conflicts.isPassing(new SQLException("IJ031040: Connection is not associated")))
        .isTrue();
  }

  @Test
  void anEmptyPoolPasses() {
    var failure = new SQLException("no connection", new ResourceException("IJ000453"));
    assertThat(Conflicts.isPassing(new PersistenceException(failure))).isTrue();
  }

  @Test
  void aBranchRolledBackAtTheCommitPasses() {
    assertThat(Conflicts.isPassing(new RollbackException("marked for rollback"))).isTrue();
    assertThat(Conflicts.isPassing(new XAException(XAException.XA_RBDEADLOCK))).isTrue();
  }

  @Test
  void isFoundAmongTheSuppressed() {
    var failure = new IllegalStateException("enlisting failed");
    failure.addSuppressed(new XAException(XAException.XAER_RMFAIL));
    assertThat(Conflicts.isPassing(failure)).isTrue();
  }

  @Test
  void whatWouldComeAgainDoesNotPass() {
    assertThat(Conflicts.isPassing(new SQLSyntaxErrorException("You have an error", "42000", 1064)))
        .isFalse();
    assertThat(
            Conflicts.isPassing(
                new SQLIntegrityConstraintViolationException("foreign key", "23000", 1452)))
        .isFalse();
    assertThat(Conflicts.isPassing(new NullPointerException())).isFalse();
    assertThat(Conflicts.isPassing(new BoxOfficeException(Problem.SEAT_TAKEN, "taken"))).isFalse();
  }

  @Test
  void aCircleOfCausesEnds() {
    var first = new IllegalStateException("first");
    var second = new IllegalStateException("second", first);
    first.initCause(second);
    assertThat(Conflicts.isPassing(first)).isFalse();
  }
}
