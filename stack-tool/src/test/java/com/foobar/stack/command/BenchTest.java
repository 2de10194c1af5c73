package com.foobar.stack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** How it is asked; nothing that measures is on the class path here. */
class BenchTest {
  private final StringWriter said = new StringWriter();

  @Test
  void whatMakesNoSenseIsToldAsAMistakeOfTheCaller() {
    assertThat(bench("--pairs", "0")).isEqualTo(2);
    assertThat(bench("--pairs", "many")).isEqualTo(2);
    assertThat(bench("--seconds", "301")).isEqualTo(2);
    assertThat(bench("--list", "--report", "result.json")).isEqualTo(2);

    assertThat(said.toString())
        .contains("--pairs has to be from 1 to 1000")
        .contains("--seconds has to be from 1 to 300")
        .contains("--list and --report are two things");
  }

  private int bench(String... arguments) {
    PrintWriter writer = new PrintWriter(said, true);
    return new CommandLine(new Bench()).setOut(writer).setErr(writer).execute(arguments);
  }
}
