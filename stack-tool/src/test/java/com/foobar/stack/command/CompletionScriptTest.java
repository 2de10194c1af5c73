package com.foobar.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.stack.inventory.InventoryReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In bash itself. */
class CompletionScriptTest {
  /** What bash does when the user asks for the completion of the last word. */
  private static final String ASK =
      """
      . "$0"
      [[ $(complete -p stack) == *' -F _complete_stack stack' ]] || exit 1
      compopt() { :; } # which works only when it is the user who asks
      COMP_WORDS=("$@")
      COMP_CWORD=$(($# - 1))
      COMP_LINE="$*"
      COMP_POINT=${#COMP_LINE}
      _complete_stack stack "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      [[ ${#COMPREPLY[@]} == 0 ]] || printf '%s\\n' "${COMPREPLY[@]}"
      """;

  @TempDir private Path folder;

  @BeforeEach
  void theScript() throws IOException {
    Files.writeString(
        folder.resolve("stack.bash"),
        CompletionScript.of(InventoryReader.read(Path.of("../inventory/local.yaml"))));
  }

  @Test
  void commandsAndTheirOptionsAreCompleted() throws Exception {
    assertThat(completed("roll")).containsExactly("rollback");
    assertThat(completed("fault", "")).contains("kill", "pause", "resume", "restart");
    assertThat(completed("up", "--d")).containsExactly("--dry-run");
    assertThat(completed("")).contains("up", "status", "applications", "history", "completion");
  }

  @Test
  void hostsAndServicesAreThoseOfTheInventory() throws Exception {
    assertThat(completed("switchover", "server-")).containsExactly("server-1", "server-2");
    assertThat(completed("logs", "-f", "ops")).contains("ops", "ops/mysql");
    assertThat(completed("fault", "kill", "server-1/w")).containsExactly("server-1/wildfly");
    assertThat(completed("exec", "server-2")).containsExactly("server-2");
  }

  @Test
  void filesAndShellsAreCompleted() throws Exception {
    Files.createFile(folder.resolve("shop.war"));

    assertThat(completed("deploy", folder.resolve("sh").toString()))
        .containsExactly(folder.resolve("shop.war").toString());
    assertThat(completed("completion", "")).contains("bash", "zsh");
  }

  private List<String> completed(String... words) throws IOException, InterruptedException {
    List<String> argv =
        new ArrayList<>(
            List.of("bash", "-c", ASK, folder.resolve("stack.bash").toString(), "./stack"));
    argv.addAll(List.of(words));
    Process process =
        new ProcessBuilder(argv).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return printed.lines().map(String::strip).toList();
  }
}
