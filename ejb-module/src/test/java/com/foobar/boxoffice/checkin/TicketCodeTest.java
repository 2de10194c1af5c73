package com.foobar.boxoffice.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketCodeTest {

  private static final String CODE = "01VABCDEFGHJKMNPQRST";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01VABCDEFGHJKMNPQRST",
        "01vabcdefghjkmnpqrst",
        "O1VABCDEFGHJKMNPQRST",
        "oiVABCDEFGHJKMNPQRST",
        "OLVABCDEFGHJKMNPQRST",
        "olUABCDEFGHJKMNPQRST",
        "0\u0131vABCDEFGHJKMNPQRST",
        "01VA-BCDE-FGHJ-KMNP-QRST",
        "01VA\u2013BCDE\u2014FGHJ\u2212KMNP\u2011QRST",
        " 01VA BCDE\tFGHJ\u00a0KMNP\u2009QRST\r\n",
        "01VA\u200bBCDE\ufeffFGHJ\u00adKMNP.QRST",
        "\uff10\uff11\uff36ABCDEFGHJKMNPQRST"
      })
  void readsItAsPeopleWriteIt(String written) {
    assertThat(TicketCode.read(written)).contains(CODE);
  }

  /** There, a small i has a capital of its own. */
  @Test
  void itIsReadInTurkeyToo() {
    Locale usual = Locale.getDefault();
    Locale.setDefault(new Locale("tr", "TR"));
    try {
      assertThat(TicketCode.read("oivabcdefghjkmnpqrst")).contains(CODE);
    } finally {
      Locale.setDefault(usual);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " - ", "\u0416", "ABC\u00c4", "\ud83c\udfab", "ABC\u0000\u0416"})
  void whatNoTicketHasIsNone(String written) {
    assertThat(TicketCode.read(written)).isEmpty();
  }

  @Test
  void aCodeThatIsTooLongIsNone() {
    assertThat(TicketCode.read("A".repeat(33))).isEmpty();
  }
}
