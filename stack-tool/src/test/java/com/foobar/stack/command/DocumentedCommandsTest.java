package com.foobar.stack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;

/** Each command that a document names is one that there is, with its options. */
class DocumentedCommandsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Code within a line or of several lines. */
  private static final Pattern CODE =
      Pattern.compile("```(?<language>\\w*)\\R(?<block>.*?)```|`(?<inline>[^`]+)`", Pattern.DOTALL);

  private static final String STACK = "./stack ";

  /** What a document calls a number. */
  private static final Set<String> NUMBERS = Set.of("SECONDS", "LINES", "N", "R");

  static Stream<Path> documents() throws IOException {
    try (Stream<Path> files = Files.list(ROOT.resolve("docs"))) {
      List<Path> documents =
          files
              .filter(file -> file.toString().endsWith(".md"))
              .sorted()
              .collect(Collectors.toCollection(ArrayList::new));
      documents.add(ROOT.resolve("README.md"));
      return documents.stream();
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void whatADocumentTellsToTypeIsUnderstood(Path document) throws IOException {
    for (String command : commands(Files.readString(document))) {
      assertThatCode(() -> parse(command))
          .as("%s: ./stack %s", document, command)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void theDocumentsAreReadRight() {
    assertThat(
            commands(
                """
                `./stack up [--dry-run]` · `./stack fault kill\\|pause HOST[/SERVICE]`, `./stack`
                ```sh
                for h in a b; do ./stack sql $h -e "
                  SELECT 'it; is' | 1"; done
                ./stack exec ops -- sh -c 'a > b' > c   # as ./stack does
                ```
                """))
        .containsExactlyInAnyOrder(
            "up --dry-run",
            "fault kill HOST/SERVICE",
            "fault pause HOST/SERVICE",
            "sql $h -e \"\n  SELECT 'it; is' | 1\"",
            "exec ops -- sh -c 'a > b'",
            "does");
    assertThatThrownBy(() -> parse("up --dryrun")).isInstanceOf(ParameterException.class);
    assertThatThrownBy(() -> parse("does")).isInstanceOf(ParameterException.class);
  }

  private static void parse(String command) {
    List<String> words =
        words(command).stream().map(word -> NUMBERS.contains(word) ? "1" : word).toList();
    try {
      StackCommand.withAll().parseArgs(words.toArray(String[]::new));
    } catch (MissingParameterException e) {
      // The document only speaks of the command.
    }
  }

  private static Set<String> commands(String document) {
    Set<String> commands = new TreeSet<>();
    Matcher code = CODE.matcher(document);
    while (code.find()) {
      String text = code.group("inline");
      if (text == null) {
        text = "sh".equals(code.group("language")) ? code.group("block") : "";
      }
      for (int at = text.indexOf(STACK); at >= 0; at = text.indexOf(STACK, at + 1)) {
        commands.addAll(meant(oneCommand(text.substring(at + STACK.length()))));
      }
    }
    commands.remove("");
    return commands;
  }

  /** Up to where a shell takes it to end. */
  private static String oneCommand(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '\\' && i + 1 < text.length()) {
        i++;
      } else if ("|;&<>#\n".indexOf(c) >= 0) {
        return text.substring(0, i).strip();
      }
    }
    return text.strip();
  }

  /** What may be left out is there, and what may be one or the other is each. */
  private static List<String> meant(String command) {
    String all = command.contains("\"") ? command : command.replace("[", "").replace("]", "");
    Matcher choice = Pattern.compile("\\S+(\\\\\\|\\S+)+").matcher(all);
    if (!choice.find()) {
      return List.of(all);
    }
    return Stream.of(choice.group().split("\\\\\\|"))
        .map(one -> all.substring(0, choice.start()) + one + all.substring(choice.end()))
        .toList();
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)").matcher(command);
    while (word.find()) {
      words.add(
          Stream.of(1, 2, 3).map(word::group).filter(Objects::nonNull).findFirst().orElseThrow());
    }
    return words;
  }
}
