package com.foobar.stack.inventory;

import com.foobar.stack.inventory.yaml.Choice;
import com.foobar.stack.inventory.yaml.Entries;
import com.foobar.stack.inventory.yaml.Key;
import com.foobar.stack.inventory.yaml.Section;

/** {@code balancing}. */
final class BalancingSection extends Section<Balancing> {
  static final Balancing USUAL =
      new Balancing(Balancing.Algorithm.ROUNDROBIN, Balancing.Mode.ACTIVE_ACTIVE);

  private final Key<Balancing.Algorithm> algorithm =
      optional(
          "algorithm",
          USUAL.algorithm(),
          "Who gets a visitor that has no server yet: roundrobin: each in turn; leastconn: who has least to do; source: who has the visitor's address.",
          Choice.of(Balancing.Algorithm.class));
  private final Key<Balancing.Mode> mode =
      optional(
          "mode",
          USUAL.mode(),
          "active-active: all have visitors; active-passive: the first has them, and the next takes over when it is gone.",
          Choice.of(Balancing.Mode.class));

  BalancingSection() {
    moved(
        "readTimeoutSeconds",
        "is said of each application now: applications: [{file: ear/target/foobar.ear, repeatReadsAfterSeconds: 5}]");
  }

  @Override
  protected Balancing value(Entries entries) {
    return new Balancing(entries.get(algorithm), entries.get(mode));
  }
}
