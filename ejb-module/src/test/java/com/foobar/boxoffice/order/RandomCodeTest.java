package com.foobar.boxoffice.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomCodeTest {

  @Test
  void aTicketsCodeIsLongAndEasyToRead() {
    assertThat(RandomCode.ofTicket()).matches("[0-9A-HJKMNP-TV-Z]{20}");
  }

  @Test
  void anOrdersNumberFitsItsColumn() {
    assertThat(RandomCode.ofOrder()).matches("F[0-9A-HJKMNP-TV-Z]{8}");
  }

  @Test
  void codesDiffer() {
    assertThat(Stream.generate(RandomCode::ofTicket).limit(1_000)).doesNotHaveDuplicates();
  }
}
