package com.foobar.boxoffice.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.boxoffice.proof.checker.Checkers;
import com.foobar.proof.history.History;
import com.foobar.proof.spi.Subject;
import com.foobar.proof.spi.Verdict;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BoxOfficeTest {
  @Test
  void theProofFindsIt() {
    assertThat(ServiceLoader.load(Subject.class)).singleElement().isInstanceOf(BoxOffice.class);
  }

  @Test
  void whatWasNotReadBackIsUnknown() {
    assertThat(
            Checkers.check(
                new History(List.of(), List.of()), new BoxOffice().unread("it was not kept")))
        .hasSize(8)
        .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN));
  }
}
