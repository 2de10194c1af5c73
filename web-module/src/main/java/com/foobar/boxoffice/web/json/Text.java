package com.foobar.boxoffice.web.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells text from what only looks like it, before it can hurt a password, a page or a database. */
final class Text {

  private static final int FIRST_AFTER_ASCII_CONTROLS = 0x20;
  private static final int DELETE = 0x7f;
  private static final int LAST_CONTROL = 0x9f;

  private Text() {}

  /**
   * @throws CharacterCodingException when the bytes are no UTF-8 (RFC 8259 allows nothing else)
   */
  static String decoded(byte[] utf8) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(utf8))
        .toString();
  }

  /** What is wrong with it; empty when it is well-formed text of one line. */
  static Optional<String> fault(String text) {
    return text.codePoints().mapToObj(Text::fault).flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> fault(int character) {
    if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
      return Optional.of("has half a character in it");
    }
    if (character < FIRST_AFTER_ASCII_CONTROLS
        || character >= DELETE && character <= LAST_CONTROL
        || character == 0x2028
        || character == 0x2029) {
      return Optional.of("has a control character in it");
    }
    if (character >= 0x202a && character <= 0x202e || character >= 0x2066 && character <= 0x2069) {
      return Optional.of("has a mark in it that turns the direction of writing");
    }
    if ((character & 0xfffe) == 0xfffe || character >= 0xfdd0 && character <= 0xfdef) {
      return Optional.of("has something in it that is no character");
    }
    return Optional.empty();
  }
}
