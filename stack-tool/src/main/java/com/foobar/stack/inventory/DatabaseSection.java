package com.foobar.stack.inventory;

import com.foobar.stack.inventory.Database.Limits;
import com.foobar.stack.inventory.Database.SchemaChanges;
import com.foobar.stack.inventory.yaml.Choice;
import com.foobar.stack.inventory.yaml.Entries;
import com.foobar.stack.inventory.yaml.Flag;
import com.foobar.stack.inventory.yaml.Key;
import com.foobar.stack.inventory.yaml.Section;
import com.foobar.stack.inventory.yaml.Text;
import com.foobar.stack.inventory.yaml.Whole;
import java.time.Duration;
import java.util.Locale;

/** An entry of {@code databases}. */
final class DatabaseSection extends Section<Database> {
  private final Key<String> name =
      required(
          "name",
          "The schema in MySQL; its users are NAME_app, NAME_read and NAME_owner.",
          Text.of("[a-z][a-z0-9_]{0,23}", "a lower-case word (at most 24 letters, digits and '_')")
              .but(
                  "mysql|sys|information_schema|performance_schema|door|wildfly|replication",
                  "is used by MySQL or the stack itself"));
  private final Key<String> jndi =
      optional(
          "jndi",
          "What its datasources are called: java:jboss/datasources/<jndi>PrimaryDS, …PrimaryXA, …ReplicaXA and …FreshXA. Left out, the name with a capital and without '_'.",
          Text.of("[A-Z][A-Za-z0-9]*", "a name such as 'Shop'"));
  private final Key<SchemaChanges> schemaChanges =
      optional(
          "schemaChanges",
          SchemaChanges.APPLICATION,
          "Who may create and alter tables: application: whoever uses it; owner: only migrations, as a user of their own.",
          Choice.of(SchemaChanges.class));
  private final Key<Duration> statement =
      optional(
          "statementTimeoutSeconds",
          Limits.DEFAULT.statement(),
          "How long WildFly waits for the answer to one statement before it gives the connection up.",
          Whole.seconds(InventorySection.DAY));
  private final Key<Duration> lock =
      optional(
          "lockTimeoutSeconds",
          Limits.DEFAULT.lock(),
          "How long a statement waits for a row that another transaction has locked.",
          Whole.seconds(InventorySection.DAY));
  private final Key<Integer> poolSize =
      optional(
          "poolSize",
          Limits.DEFAULT.poolSize(),
          "The most connections of each of its datasources in each WildFly.",
          Whole.between(1, 500));
  private final Key<Boolean> isDefault =
      optional(
          "default",
          false,
          "Whether it is java:comp/DefaultDataSource, for applications that bring no datasource of their own; one at most.",
          new Flag());

  @Override
  protected Database value(Entries entries) {
    return new Database(
        entries.get(name),
        entries
            .find(jndi)
            .orElseGet(() -> entries.find(name).map(DatabaseSection::usualJndi).orElse(null)),
        entries.get(schemaChanges),
        entries.get(isDefault),
        new Limits(entries.get(statement), entries.get(lock), entries.get(poolSize)));
  }

  private static String usualJndi(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace("_", "");
  }
}
