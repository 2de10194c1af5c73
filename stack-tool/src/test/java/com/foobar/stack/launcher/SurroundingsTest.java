package com.foobar.stack.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launchers make of a caller's surroundings: src/main/sh/jdk.sh, without its JDK. */
class SurroundingsTest {
  private static final Path SCRIPT = Path.of("src/main/sh/jdk.sh").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void aCallersSettingsAreLeftBehind() throws Exception {
    Map<String, String> odd =
        Map.ofEntries(
            Map.entry("HOME", folder.toString()),
            Map.entry("LC_ALL", "ar_EG"),
            Map.entry("BASH_ENV", "/nonexistent"),
            Map.entry("ENV", "/nonexistent"),
            Map.entry("CDPATH", "/tmp:/"),
            Map.entry("GLOBIGNORE", "*"),
            Map.entry("GREP_OPTIONS", "--color=always"),
            Map.entry("GREP_COLORS", "mt=01"),
            Map.entry("POSIXLY_CORRECT", "1"),
            Map.entry("LD_LIBRARY_PATH", "/nonexistent"),
            Map.entry("_JAVA_OPTIONS", "-Xnonsense"),
            Map.entry("JDK_JAVA_OPTIONS", "-Xnonsense"),
            Map.entry("TMPDIR", "/nonexistent"));

    List<String> variables = sourced(odd, "umask 0777", "env").lines().toList();

    assertThat(variables).contains("LC_ALL=C.UTF-8");
    for (String name : odd.keySet()) {
      if (!name.equals("HOME") && !name.equals("LC_ALL")) {
        assertThat(variables).noneMatch(variable -> variable.startsWith(name + "="));
      }
    }
    assertThat(sourced(odd, "umask 0777", "umask")).isEqualTo("0077\n");
    assertThat(sourced(odd, "umask 0000", "umask")).isEqualTo("0022\n");
  }

  @Test
  void standardStreamsAreThereThoughTheCallerClosedThem() throws Exception {
    assertThat(sourced(home(), "exec <&-", "readlink /proc/self/fd/0")).isEqualTo("/dev/null\n");
    assertThat(sourced(home(), "exec 2>&-", "readlink /proc/self/fd/2")).isEqualTo("/dev/null\n");
    // What it prints there is lost, so that it is told in a file.
    Path told = folder.resolve("told");
    assertThat(sourced(home(), "exec >&-", "readlink /proc/$$/fd/1 >'%s'".formatted(told)))
        .isEmpty();
    assertThat(told).hasContent("/dev/null");
  }

  @Test
  void aFolderThatWasDeletedUnderTheCallerIsLeft() throws Exception {
    Path gone = folder.resolve("gone");

    assertThat(sourced(home(), "mkdir '%1$s'; cd '%1$s'; rmdir '%1$s'".formatted(gone), "pwd"))
        .isEqualTo("/\n");
  }

  @Test
  void theCacheIsAtHomeUnlessTheCallerNamesAnAbsoluteFolder() throws Exception {
    String tell = "printf '%s' \"$XDG_CACHE_HOME\"";

    assertThat(sourced(home(), ":", tell)).isEqualTo(folder + "/.cache");
    Map<String, String> relative = home();
    relative.put("XDG_CACHE_HOME", "relative");
    assertThat(sourced(relative, ":", tell)).isEqualTo(folder + "/.cache");
    Map<String, String> absolute = home();
    absolute.put("XDG_CACHE_HOME", folder + "/elsewhere");
    assertThat(sourced(absolute, ":", tell)).isEqualTo(folder + "/elsewhere");
    // Neither a home nor a PATH: the system knows where the user's home is.
    assertThat(sourced(Map.of("HOME", ""), "unset HOME PATH", tell)).startsWith("/");
  }

  @Test
  void aFolderWithAnOddNameIsReachedByAPlainWay() throws Exception {
    for (String name :
        List.of("a b", "Prüf", "it's", "say \"so\"", "$x", "#1", "100%", "a;b", "a\\b", "a\nb")) {
      Path odd = Files.createDirectories(folder.resolve(name));

      String way = sourced(home(), ":", "plain_way \"$1\"", odd.toString()).strip();

      assertThat(way).matches("[A-Za-z0-9/._-]+");
      assertThat(Path.of(way).toRealPath()).isEqualTo(odd.toRealPath());
      assertThat(sourced(home(), ":", "plain_way \"$1\"", odd.toString()).strip()).isEqualTo(way);
    }
    assertThat(sourced(home(), ":", "plain_way \"$1\"", "/srv/foobar")).isEqualTo("/srv/foobar\n");
  }

  private Map<String, String> home() {
    return new HashMap<>(Map.of("HOME", folder.toString()));
  }

  /** What a command prints, in a bash that a caller began so and that then sourced the script. */
  private static String sourced(
      Map<String, String> environment, String caller, String command, String... arguments)
      throws IOException, InterruptedException {
    String script = "set -euo pipefail; . '%s'; %s".formatted(SCRIPT, command);
    ProcessBuilder builder =
        new ProcessBuilder(
                "/bin/bash", "-c", caller + "; exec /bin/bash -p -c \"$@\"", "bash", script, "bash")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.command().addAll(List.of(arguments));
    builder.environment().putAll(environment);
    if (!environment.containsKey("XDG_CACHE_HOME")) {
      builder.environment().remove("XDG_CACHE_HOME");
    }
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command).isZero();
    return printed;
  }
}
