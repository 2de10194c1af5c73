package com.foobar.stack.service.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SqlScriptTest {
  @Test
  void aStatementEndsWithASemicolonAtTheEndOfALine() {
    assertThat(SqlScript.statements("-- why; not\nSELECT 'a;b',\n  2;\n\nSELECT 3;\n"))
        .containsExactly("SELECT 'a;b',\n2", "SELECT 3");
  }

  @Test
  void aStatementWithoutItsEndIsAnError() {
    assertThatThrownBy(() -> SqlScript.statements("SELECT 1;\nSELECT 2\n"))
        .hasMessageContaining("SELECT 2");
  }
}
