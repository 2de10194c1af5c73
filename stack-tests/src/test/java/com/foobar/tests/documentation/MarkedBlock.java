package com.foobar.tests.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Commands of a document that a reader would type, with a comment before them that has them run
 * here, too: {@code <!-- run: what they do -->}, or {@code <!-- run: what they do, exit code 1 -->}
 * where that is what the reader is told to expect. What needs other machines, or a person's choice,
 * has no such comment.
 *
 * @param exitCode of the last command; those before it have to succeed
 */
record MarkedBlock(String document, String name, int exitCode, String script) {
  private static final Pattern MARK =
      Pattern.compile(
          "<!-- run: (?<name>[^>]*?)(, exit code (?<code>\\d+))? -->\\R```sh\\R(?<script>.*?)```",
          Pattern.DOTALL);

  /** In the document's order. */
  static List<MarkedBlock> of(Path document) throws IOException {
    String text = Files.readString(document);
    List<MarkedBlock> blocks = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    while (mark.find()) {
      blocks.add(block(document, mark.toMatchResult()));
    }
    long marks = text.lines().filter(line -> line.startsWith("<!-- run:")).count();
    if (marks != blocks.size()) {
      throw new IllegalStateException(
          "%s: %d blocks are marked, but only %d can be run: a mark stands in the line before ```sh"
              .formatted(document, marks, blocks.size()));
    }
    return blocks;
  }

  private static MarkedBlock block(Path document, MatchResult mark) {
    return new MarkedBlock(
        document.getFileName().toString(),
        mark.group(1),
        mark.group(3) == null ? 0 : Integer.parseInt(mark.group(3)),
        mark.group(4));
  }

  @Override
  public String toString() {
    return document + ": " + name;
  }
}
