package com.foobar.stack.plan;

import com.foobar.stack.inventory.Database;
import com.foobar.stack.inventory.Database.SchemaChanges;
import com.foobar.stack.inventory.Inventory;
import java.time.Duration;

/**
 * How many connections the servers' WildFlys may open, and for how long one may say nothing:
 * server-config/cli/40-datasources.cli counted together, for those who have to take them all.
 */
final class Connections {
  /** PrimaryXA, PrimaryDS, ReplicaXA and FreshXA. */
  private static final int POOLS = 4;

  private static final int MIGRATION_POOL = 2;

  /** TransactionLogDS and TimerDS, which is asked for branches as well. */
  private static final int WILDFLYS_OWN = 10 + 5 + 1;

  /** The doors' questions, members that join, the stack tool, a person who looks. */
  private static final int OTHERS = 100;

  /**
   * In steps, so that not every database more changes what each member is told, which then wants to
   * be started again for it.
   */
  private static final int STEP = 500;

  private static final int LEAST = 1000;

  private static final Duration SILENCE_LEAST = Duration.ofMinutes(10);
  private static final Duration DOOR_LEAST = Duration.ofHours(1);

  private final Inventory inventory;

  Connections(Inventory inventory) {
    this.inventory = inventory;
  }

  /** What one member must take, because after a failover it may be the only one. */
  int most() {
    int wanted = inventory.applicationServers().size() * ofOneServer() + OTHERS;
    return Math.max(LEAST, (wanted + STEP - 1) / STEP * STEP);
  }

  private int ofOneServer() {
    return WILDFLYS_OWN + inventory.databases().stream().mapToInt(Connections::ofOneDatabase).sum();
  }

  private static int ofOneDatabase(Database database) {
    boolean migrates = database.schemaChanges() == SchemaChanges.OWNER;
    int recovery = 1;
    return POOLS * database.limits().poolSize() + recovery + (migrates ? MIGRATION_POOL : 0);
  }

  /** How long a member keeps one that says nothing: longer than a transaction may do. */
  Duration silence() {
    return longer(SILENCE_LEAST, inventory.transactionTimeout().plusMinutes(1));
  }

  /** How long a door leaves a silent connection alone: longer than anybody waits for an answer. */
  Duration doorPatience() {
    Duration statement =
        inventory.databases().stream()
            .map(database -> database.limits().statement())
            .max(Duration::compareTo)
            .orElse(DOOR_LEAST);
    return longer(longer(DOOR_LEAST, statement), silence()).plusMinutes(1);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
