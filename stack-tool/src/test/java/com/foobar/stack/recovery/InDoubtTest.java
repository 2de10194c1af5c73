package com.foobar.stack.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class InDoubtTest {
  private static final int NARAYANA = 131_077;

  private static final InDoubt NOTHING = new InDoubt(Set.of(), Set.of());

  /** As MySQL listed it. */
  private static final String DATA =
      "0x"
          // The global part: the transaction's five numbers and the node's identifier.
          + "00000000000000000000FFFF7F000001F291052C6B0241300000005A"
          + "6E6F646532"
          // The branch's own.
          + "00000000000000000000FFFF7F000001F291052C6B024130000000610000000300000000";

  /** As the log named it at that moment. */
  private static final TransactionId TRANSACTION =
      new TransactionId("0:ffff7f000001:-d6efad4:6b024130:5a");

  @Test
  void aBranchTellsItsTransactionAsTheLogNamesIt() {
    assertThat(branch().transaction()).isEqualTo(TRANSACTION);
  }

  @Test
  void aBranchTellsWhoseItIs() {
    assertThat(branch().node()).isEqualTo("node2");
  }

  @Test
  void branchesOfOthersThanNarayanaAreNobodys() {
    assertThat(Branch.of(1, 33, DATA)).isEmpty();
    assertThat(Branch.of(NARAYANA, 5, "0x6E6F646532")).isEmpty();
  }

  @Test
  void whatTheLogHasIsCommittedAndAllElseIsRolledBack() {
    Branch logged = branch();
    Branch unlogged = new Branch(new TransactionId("0:1:2:3:4"), "node2", "0x01");

    InDoubt both = new InDoubt(Set.of(TRANSACTION), Set.of(logged, unlogged));

    assertThat(both.toCommit()).isOne();
    assertThat(both).hasToString("2 branches in doubt, 1 transaction in the log");
    assertThat(both.settled(NOTHING))
        .isEqualTo("nothing is in doubt any more: 1 branch committed, 1 rolled back");
  }

  @Test
  void whatStaysInTheLogIsSaid() {
    InDoubt log = new InDoubt(Set.of(TRANSACTION), Set.of());

    assertThat(log.settled(log))
        .startsWith("nothing is in doubt any more: 0 branches committed, 0 rolled back; 1 trans")
        .contains("Heuristic participants");
    assertThat(NOTHING.settled(NOTHING)).isEqualTo("nothing is in doubt");
  }

  @Test
  void aDecidedTransactionIsUnfinishedEvenWhenNoBranchIsListedAnyMore() {
    assertThat(new InDoubt(Set.of(TRANSACTION), Set.of()).isNothing()).isFalse();
    assertThat(NOTHING.isNothing()).isTrue();
  }

  private static Branch branch() {
    return Branch.of(NARAYANA, 33, DATA).orElseThrow();
  }
}
