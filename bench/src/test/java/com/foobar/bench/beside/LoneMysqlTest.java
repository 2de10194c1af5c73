package com.foobar.bench.beside;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LoneMysqlTest {
  @Test
  void aLoneMysqlHasTheMembersSettingsButForTheGroups() throws IOException {
    String settings = LoneMysql.withoutGroup(Files.readString(Path.of("../mysql/group.cnf")));

    assertThat(settings)
        .containsPattern("(?m)^sync_binlog *= 1$")
        .containsPattern("(?m)^innodb_flush_log_at_trx_commit *= 1$")
        .containsPattern("(?m)^innodb_buffer_pool_size *=");
    assertThat(settings.lines().filter(line -> !line.startsWith("#")))
        .noneMatch(line -> line.contains("group_replication"))
        .noneMatch(line -> line.contains("super_read_only"))
        .noneMatch(line -> line.startsWith("!"));
  }
}
