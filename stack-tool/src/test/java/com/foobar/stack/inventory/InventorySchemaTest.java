package com.foobar.stack.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class InventorySchemaTest {
  private static final Path INVENTORIES = Path.of("..", "inventory");
  private static final Path SCHEMA = INVENTORIES.resolve("schema.json");

  /** Where the schema is written as it should be. */
  private static final Path MADE = Path.of("target", "schema.json");

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final String SMALLEST =
      """
      name: small
      hosts:
        - {name: lb, address: 10.0.0.10, roles: [balancer]}
        - {name: server-1, address: 10.0.0.1, roles: [server]}
      """;

  @TempDir private Path folder;

  /** Mended by {@code cp stack-tool/target/schema.json inventory/}. */
  @Test
  void theFileSaysWhatTheSectionsSay() throws IOException {
    String made = JSON.writeValueAsString(InventorySchema.schema()) + "\n";
    Files.writeString(MADE, made);

    assertThat(SCHEMA).hasContent(made);
  }

  static Stream<Path> inventories() throws IOException {
    try (Stream<Path> files = Files.list(INVENTORIES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("inventories")
  void everyInventoryOfTheProjectFollowsItAndLeadsEditorsToIt(Path inventory) throws IOException {
    String text = Files.readString(inventory);

    assertThat(errors(text)).isEmpty();
    assertThat(text.lines().findFirst())
        .hasValue("# yaml-language-server: $schema=" + SCHEMA.getFileName());
  }

  @Test
  void theShortFormsOfAnInventoryFollowItToo() throws IOException {
    assertThat(errors(SMALLEST + "applications: [some/shop.war, {file: other.war}]\n")).isEmpty();
  }

  /** One of each kind of error; each is added to, or put into, a right inventory. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "balancin: {algorithm: source}",
        "site: {port: 8080, ports: 1}",
        "site: {port: many}",
        "site: {port: 8080.5}",
        "site: {port: 70000}",
        "site: {domain: a..b}",
        "site: {domain: [a]}",
        "site: {listen: []}",
        "site: {listen: [10.0.0.999]}",
        "site: {listen: 10.0.0.1}",
        "site: here",
        "balancing: {algorithm: leastcon}",
        "balancing: {readTimeoutSeconds: 5}",
        "ports: {mysql: 0}",
        "heapMegabytes: 100",
        "metaspaceMegabytes: 100000",
        "transactionTimeoutSeconds: 0",
        "jvmOptions: [-Xmx2g]",
        "jvmOptions: [-jar]",
        "jvmOptions: [UseZGC]",
        "programs: {apache: /usr/sbin/apache2}",
        "applications: [{silenceSeconds: 5}]",
        "applications: [{file: a.war, silenceSecond: 5}]",
        "applications: [{file: a.war, warmUp: [DELETE /]}]",
        "applications: {file: a.war}",
        "databases: [{name: mysql}]",
        "databases: [{name: Shop}]",
        "databases: [{name: shop, jndi: shop}]",
        "databases: [{name: shop, default: maybe}]",
        "databases: [{name: shop, schemaChanges: nobody}]",
        "databases: [{name: shop, poolSize: 501}]",
        "- name: x",
      })
  void whatTheReaderRefusesTheSchemaRefuses(String wrong) throws IOException {
    assertRefused(wrong.startsWith("- ") ? wrong : SMALLEST + wrong + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "roles: [servr]",
        "roles: [server, databas]",
        "roles: [server, witness]",
        "roles: [web, application]",
        "roles: server",
        "roles: []",
        "groupAddress: 10.0.0.1, roles: [server]",
        "networkNamespace: [a], roles: [server]",
        "host: x, roles: [server]",
        "rolls: [server]"
      })
  void aHostThatTheReaderRefusesTheSchemaRefuses(String wrong) throws IOException {
    assertRefused(SMALLEST.replace("roles: [server]", wrong));
  }

  @Test
  void hostsThatTheReaderRefusesTogetherTheSchemaRefuses() throws IOException {
    assertRefused(SMALLEST.replace("[balancer]", "[operations]"));
    assertRefused(SMALLEST.replace("10.0.0.1,", "127.1.0.1,"));
    StringBuilder ten = new StringBuilder(SMALLEST);
    for (int i = 2; i <= 10; i++) {
      ten.append("  - {name: d%d, address: 10.0.1.%d, roles: [database]}\n".formatted(i, i));
    }
    assertRefused(ten.toString());
  }

  private void assertRefused(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.yaml"), yaml);

    assertThatThrownBy(() -> InventoryReader.read(file)).isInstanceOf(InventoryException.class);
    assertThat(errors(yaml)).isNotEmpty();
  }

  private static List<Error> errors(String yaml) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SCHEMA));
    return schema.validate(json(yaml), InputFormat.JSON);
  }

  private static String json(String yaml) throws JsonProcessingException {
    return JSON.writeValueAsString(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }
}
