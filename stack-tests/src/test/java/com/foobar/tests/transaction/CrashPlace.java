package com.foobar.tests.transaction;

/** Where in the two-phase commit of a checkout its server dies. */
enum CrashPlace {
  /** Both databases are prepared and nothing is decided: it has to be rolled back. */
  BEFORE_THE_DECISION(
      "com.arjuna.ats.internal.jta.resources.arjunacore.XAResourceRecord",
      "topLevelPrepare",
      "EXIT",
      "incrementCounter(\"prepared\") == 2",
      2,
      false),

  /** The decision is in the log and neither database knows it: it has to be committed. */
  AFTER_THE_DECISION(
      "com.arjuna.ats.arjuna.coordinator.BasicAction", "phase2Commit", "ENTRY", "true", 2, true),

  /** One database has committed: the other one has to. */
  BETWEEN_THE_COMMITS(
      "com.arjuna.ats.internal.jta.resources.arjunacore.XAResourceRecord",
      "topLevelCommit",
      "EXIT",
      "incrementCounter(\"committed\") == 1",
      1,
      true);

  private final String type;
  private final String method;
  private final String location;
  private final String condition;
  private final int branchesLeft;
  private final boolean committed;

  CrashPlace(
      String type,
      String method,
      String location,
      String condition,
      int branchesLeft,
      boolean committed) {
    this.type = type;
    this.method = method;
    this.location = location;
    this.condition = condition;
    this.branchesLeft = branchesLeft;
    this.committed = committed;
  }

  /** How many branches are left in doubt. */
  int branchesLeft() {
    return branchesLeft;
  }

  /** Whether the order that was being placed has to exist in the end. */
  boolean isCommitted() {
    return committed;
  }

  /**
   * Byteman's rule: end the process at once, without anything that a JVM does at its end, when a
   * checkout's own thread comes here. Timers and other transactions pass.
   *
   * @see <a href="https://byteman.jboss.org/documentation.html">Byteman's documentation</a>
   */
  String rule() {
    return """
    RULE %s
    CLASS %s
    METHOD %s
    AT %s
    IF callerMatches("com\\\\.foobar\\\\.boxoffice\\\\.order\\\\.Checkout\\\\.confirm", true, true, 1, 100)
       AND %s
    DO killJVM()
    ENDRULE
    """
        .formatted(name(), type, method, location, condition);
  }
}
