package com.foobar.bench.beside;

import static org.assertj.core.api.Assertions.assertThat;

import com.foobar.bench.beside.RouterMetadata.Instance;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RouterMetadataTest {
  private final List<String> statements =
      RouterMetadata.make(
          "9bd7e477-00fe-3182-b61e-db6fb6d038af",
          List.of(new Instance("id-1", "127.0.0.1:3306"), new Instance("id-2", "127.0.0.2:3306")),
          "secret");

  @Test
  void theAccountByWhichItIsKnownComesFirst() {
    assertThat(statements.get(0))
        .isEqualTo("CREATE USER bench_router IDENTIFIED BY 'secret' REQUIRE SSL");
  }

  @Test
  void itHoldsNoTables() {
    assertThat(statements).noneMatch(statement -> statement.contains("TABLE"));
  }

  @Test
  void everyMemberIsAnInstanceOfTheOneCluster() {
    assertThat(statements)
        .filteredOn(statement -> statement.contains(".v2_instances "))
        .singleElement()
        .asString()
        .contains(
            "SELECT 'bench' AS cluster_id, 'id-1' AS mysql_server_uuid, '127.0.0.1:3306' AS endpoint",
            "UNION ALL SELECT 'bench' AS cluster_id, 'id-2' AS mysql_server_uuid, '127.0.0.2:3306'");
    assertThat(statements)
        .filteredOn(statement -> statement.contains(".v2_gr_clusters "))
        .singleElement()
        .asString()
        .contains("'bench' AS cluster_id", "'9bd7e477-00fe-3182-b61e-db6fb6d038af' AS group_name");
  }

  @Test
  void routerPassesTlsOnAsTheDoorDoes() {
    assertThat(
            MysqlRouter.settings(Path.of("/tree"), Path.of("/folder"), "127.1.0.1", 7001).lines())
        .contains(
            "client_ssl_mode = PASSTHROUGH",
            "user = bench_router",
            "bind_address = 127.1.0.1",
            "bind_port = 7001",
            "destinations = metadata-cache://bench/?role=PRIMARY");
  }
}
