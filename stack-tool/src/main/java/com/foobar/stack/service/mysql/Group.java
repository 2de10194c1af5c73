package com.foobar.stack.service.mysql;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Role;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.process.Await;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * The Group Replication group: forms it, lets members back in, and tells what it looks like. Which
 * member is primary is the group's own decision.
 */
public final class Group implements AutoCloseable {

  private static final String BEGIN_NO_GROUP = "SET GLOBAL group_replication_bootstrap_group = OFF";

  /** What MySQL says while START or STOP GROUP_REPLICATION is under way. */
  private static final String BUSY = "Another instance of START/STOP GROUP_REPLICATION";

  private final PlanContext context;

  /** Whether this group was begun here with nothing in it, so that there is nothing to copy. */
  private volatile boolean begunEmpty;

  /** Held by the one that copies another's data. */
  private final Object copying = new Object();

  private final KeptConnections connections;

  public Group(PlanContext context) {
    this.context = context;
    this.connections = new KeptConnections(context);
  }

  /** For something that asks the members again and again: connections are kept until the end. */
  public static Group keepingConnections(PlanContext context) {
    Group group = new Group(context);
    group.connections.keep();
    return group;
  }

  /** Ends the connections that are kept. */
  @Override
  public void close() {
    connections.release();
  }

  /**
   * The members of the inventory as the first member sees them that is in the group and sees a
   * majority of it; those that the group does not know are OFFLINE.
   */
  public List<Member> members() {
    for (Host host : context.inventory().members()) {
      List<Member> seen = viewOf(host);
      if (isAGroups(seen)) {
        return inInventoryOrder(seen);
      }
    }
    return inInventoryOrder(List.of());
  }

  /** The same from what was asked of each member, in any order. */
  public List<Member> agreed(List<List<Member>> views) {
    return inInventoryOrder(views.stream().filter(Group::isAGroups).findFirst().orElse(List.of()));
  }

  private static boolean isAGroups(List<Member> seen) {
    return seen.stream().anyMatch(Member::isPrimary) && Member.isMajority(seen);
  }

  public Optional<Host> primary() {
    return members().stream()
        .filter(Member::isPrimary)
        .findFirst()
        .flatMap(member -> context.inventory().host(member.host()));
  }

  /**
   * Makes sure that there is a group with a primary that takes writes. Where there is none, the
   * member with the most transactions begins one, so that nothing acknowledged is lost; for that
   * all members must answer.
   */
  public void form() {
    List<Host> members = context.inventory().members();
    List<Host> together = members.stream().filter(this::isInQuorum).toList();
    // An up that was killed while it began the group may have left its member ready to begin
    // another one when it next joins.
    together.forEach(this::beginNoGroup);
    together.forEach(this::introduceTheOthers);
    takeOverFromDeparted(together);
    if (together.isEmpty()) {
      members.forEach(this::leave);
      Host first = mostAdvanced(members);
      begunEmpty = transactions(first).isEmpty();
      new ReceivedTransactions(context, first).applyAll();
      bootstrap(first);
    }
    Await.until(
        "the database group",
        Duration.ofSeconds(60),
        () ->
            primary()
                .map(
                    host ->
                        takesWrites(host)
                            ? Optional.<String>empty()
                            : Optional.of("its primary takes no writes yet"))
                .orElse(Optional.of("it has elected no primary")));
  }

  private void beginNoGroup(Host member) {
    if (!query(member, "SELECT @@GLOBAL.group_replication_bootstrap_group").equals("0")) {
      execute(member, BEGIN_NO_GROUP);
    }
  }

  /**
   * Who was added to the inventory since this member started is let in, too, and who was taken out
   * no more.
   */
  private void introduceTheOthers(Host member) {
    List<Host> all = context.inventory().members();
    String addresses = all.stream().map(Host::address).collect(Collectors.joining(","));
    String seeds = all.stream().map(Host::groupAddress).collect(Collectors.joining(","));
    String known =
        query(
            member,
            "SELECT CONCAT(@@GLOBAL.group_replication_ip_allowlist, ' ',"
                + " @@GLOBAL.group_replication_group_seeds)");
    if (!known.equals(addresses + " " + seeds)) {
      execute(
          member,
          "SET GLOBAL group_replication_ip_allowlist = '%s'".formatted(addresses),
          "SET GLOBAL group_replication_group_seeds = '%s'".formatted(seeds));
    }
  }

  /** A primary that has left the inventory is none for anybody who knows the inventory only. */
  private void takeOverFromDeparted(List<Host> together) {
    boolean departed =
        together.stream()
            .flatMap(host -> seenBy(host).stream())
            .anyMatch(
                seen ->
                    seen.isPrimary()
                        && context.inventory().hosts().stream()
                            .noneMatch(host -> host.address().equals(seen.host())));
    if (departed) {
      becomePrimary(together.get(0));
    }
  }

  /**
   * Makes sure that the group can do without a member that is to leave for good: another one has
   * the data and is, or becomes, primary.
   *
   * @param departed by its address, which a host of another name may have in the inventory
   * @throws StackException when no other member of the inventory is in the group with it
   */
  public void letGo(Host departed) {
    List<Member> seen = seenBy(departed);
    Optional<Member> self =
        seen.stream().filter(member -> member.host().equals(departed.address())).findFirst();
    if (self.isEmpty() || !self.get().isOnline()) {
      return;
    }
    Host successor =
        context.inventory().members().stream()
            .filter(host -> !host.address().equals(departed.address()))
            .filter(
                host ->
                    seen.stream().anyMatch(m -> m.host().equals(host.address()) && m.isOnline()))
            .findFirst()
            .orElseThrow(
                () ->
                    new StackException(
                        "%s/mysql holds the data, and no member of the inventory is in the group with it: it stays until one is"
                            .formatted(departed)));
    if (self.get().isPrimary()) {
      becomePrimary(successor);
    }
  }

  /**
   * Brings a member into the group, if it is not in it; returns when it has caught up. A member
   * without any data, in a group that has some, copies the data files of another: its binary logs
   * may not reach back to the beginning any more.
   *
   * @param alive whether the member's process runs
   * @return false when the member has ended itself, as it does after it copied the data: it is to
   *     be started again and to join again
   */
  public boolean join(Host host, BooleanSupplier alive) {
    if (isInQuorum(host)) {
      return true;
    }
    leave(host);
    new ReceivedTransactions(context, host).applyAll();
    if (begunEmpty || !transactions(host).isEmpty()) {
      return start(host, alive);
    }
    // A member hands out one copy at a time, and tells another that asks to do without.
    synchronized (copying) {
      execute(host, "SET GLOBAL group_replication_clone_threshold = 1");
      return start(host, alive);
    }
  }

  /** Returns whether the member is still alive, when it has caught up or is dead. */
  private boolean start(Host host, BooleanSupplier alive) {
    try {
      execute(host, startStatement());
    } catch (StackException e) {
      if (alive.getAsBoolean()) {
        throw e;
      }
    }
    Await.until(
        host + "/mysql",
        Duration.ofMinutes(3),
        () ->
            isInQuorum(host) || !alive.getAsBoolean()
                ? Optional.empty()
                : Optional.of("it has not caught up with the group"));
    return alive.getAsBoolean();
  }

  /**
   * Takes the primary's role from the witness, which has it when it was the only member left or the
   * one to begin the group, as soon as a server can take it.
   */
  public synchronized void prefer(Host server) {
    if (primary().filter(host -> host.is(Role.WITNESS)).isPresent()) {
      switchover(server);
    }
  }

  /** Makes another member primary. The group waits for what is being committed. */
  public void switchover(Host host) {
    if (!host.isMember()) {
      throw new StackException(
          "%s has no MySQL; members are %s".formatted(host, context.inventory().members()));
    }
    Member target =
        members().stream()
            .filter(member -> member.host().equals(host.name()))
            .filter(Member::isOnline)
            .findFirst()
            .orElseThrow(
                () ->
                    new StackException(
                        "%s is not in the group; run ./stack up first".formatted(host)));
    if (target.isPrimary()) {
      return;
    }
    becomePrimary(host);
  }

  private void becomePrimary(Host host) {
    String id = query(host, "SELECT @@GLOBAL.server_uuid");
    execute(host, "SELECT group_replication_set_as_primary('%s')".formatted(id));
    Await.until(
        "switchover to " + host,
        Duration.ofSeconds(30),
        () ->
            seenBy(host).stream().anyMatch(m -> m.isPrimary() && m.host().equals(host.address()))
                ? Optional.empty()
                : Optional.of("it is not primary yet"));
  }

  /**
   * Runs those statements of a rendered SQL file on the primary that this group has not run yet. A
   * statement that changes nothing is not harmless: a replica whose tables are not open yet may
   * wait with it for ever, for transactions that are prepared and whose commit comes after it.
   *
   * @see <a href="https://bugs.mysql.com/bug.php?id=114502">MySQL bug 114502, of the same kind</a>
   */
  public void applyOnce(String script) {
    Host primary = primary().orElseThrow(() -> new StackException("the group has no primary"));
    try (Connection connection = MemberConnection.openForWork(context, primary)) {
      AppliedStatements applied = AppliedStatements.of(connection);
      List<String> statements = SqlScript.statements(script);
      for (String single : statements) {
        if (!applied.contains(single)) {
          try (Statement statement = connection.createStatement()) {
            statement.execute(single);
          }
        }
      }
      applied.record(statements);
    } catch (SQLException e) {
      throw new StackException("%s: %s".formatted(primary, e.getMessage()), e);
    }
  }

  public boolean isOnline(Host host) {
    return members().stream()
        .anyMatch(member -> member.host().equals(host.name()) && member.isOnline());
  }

  /** How many statements of applications a member is working on. */
  public long applicationsAtWork(Host host) {
    return Long.parseLong(
        query(
            host,
            "SELECT COUNT(*) FROM performance_schema.processlist"
                + " WHERE command IN ('Query', 'Execute')"
                + " AND user NOT IN ('system user', 'stack_admin', 'door_check')"));
  }

  /** One that was just elected first applies what it had received, and is read only until then. */
  private boolean takesWrites(Host host) {
    try {
      return query(host, "SELECT @@GLOBAL.super_read_only").equals("0");
    } catch (StackException e) {
      return false;
    }
  }

  /** With the inventory's names, where it has them. */
  private List<Member> viewOf(Host host) {
    return named(seenBy(host));
  }

  private List<Member> named(List<Member> seen) {
    return seen.stream()
        .map(
            member -> new Member(nameOf(member.host()), member.id(), member.role(), member.state()))
        .toList();
  }

  /** By their addresses; nobody where the host does not answer. */
  private List<Member> seenBy(Host host) {
    try {
      return connections.ask(host, Group::seenBy);
    } catch (SQLException e) {
      return List.of();
    }
  }

  /**
   * The group as one member sees it.
   *
   * @param patience how long to wait for any answer of it
   */
  public List<Member> viewOf(Host host, Duration patience) throws SQLException {
    try (Connection connection = MemberConnection.open(context, host, patience)) {
      return named(seenBy(connection));
    }
  }

  private static List<Member> seenBy(Connection connection) throws SQLException {
    String query =
        "SELECT MEMBER_HOST, MEMBER_PORT, MEMBER_ID, MEMBER_ROLE, MEMBER_STATE"
            + " FROM performance_schema.replication_group_members";
    List<Member> seen = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        seen.add(
            new Member(rows.getString(1), rows.getString(3), rows.getString(4), rows.getString(5)));
      }
      return seen;
    }
  }

  private String nameOf(String address) {
    return context.inventory().hosts().stream()
        .filter(host -> host.address().equals(address))
        .map(Host::name)
        .findFirst()
        .orElse(address);
  }

  private List<Member> inInventoryOrder(List<Member> seen) {
    return context.inventory().members().stream()
        .map(
            host ->
                seen.stream()
                    .filter(member -> member.host().equals(host.name()))
                    .findFirst()
                    .orElse(new Member(host.name(), "", "", "OFFLINE")))
        .toList();
  }

  /** Whether the member is in a group that has a majority: without one it can commit nothing. */
  private boolean isInQuorum(Host host) {
    List<Member> seen = viewOf(host);
    return Member.isMajority(seen)
        && seen.stream().anyMatch(m -> m.host().equals(host.name()) && m.isOnline());
  }

  /**
   * Takes a member out of whatever group it is in. One that is still joining, because an {@code up}
   * that was killed has told it to, takes no other command until that has come to its end.
   */
  private void leave(Host host) {
    Await.until(host + "/mysql", Duration.ofMinutes(3), () -> stopIfIdle(host));
    execute(host, BEGIN_NO_GROUP);
  }

  /** Why it cannot be stopped yet; empty when it is. */
  private Optional<String> stopIfIdle(Host host) {
    try {
      execute(host, "STOP GROUP_REPLICATION");
      return Optional.empty();
    } catch (StackException e) {
      if (e.getMessage().contains(BUSY)) {
        return Optional.of("it has not come to the end of an earlier command");
      }
      throw e;
    }
  }

  private void bootstrap(Host host) {
    execute(
        host,
        "SET GLOBAL group_replication_bootstrap_group = ON",
        startStatement(),
        BEGIN_NO_GROUP);
  }

  /** The password is given here, so that no member stores it. */
  private String startStatement() {
    return "START GROUP_REPLICATION USER='replication', PASSWORD='%s'"
        .formatted(context.secrets().get("mysql.replication"));
  }

  /** The member whose transactions include everybody else's. */
  private Host mostAdvanced(List<Host> members) {
    Host best = members.get(0);
    String bestSet = transactions(best);
    for (Host candidate : members.subList(1, members.size())) {
      String set = transactions(candidate);
      if (!isSubset(candidate, set, bestSet)) {
        if (!isSubset(candidate, bestSet, set)) {
          throw new StackException(
              "%s and %s each hold transactions that the other lacks, so neither can begin the group without a loss."
                      .formatted(best, candidate)
                  + " docs/runbook.md, \"Members that disagree\", says how to decide.");
        }
        best = candidate;
        bestSet = set;
      }
    }
    return best;
  }

  /** What it executed, and what it received but had not executed when it went down. */
  private String transactions(Host host) {
    return query(
        host,
        "SELECT CONCAT_WS(',', NULLIF(@@GLOBAL.gtid_executed, ''), (SELECT"
            + " NULLIF(RECEIVED_TRANSACTION_SET, '') FROM"
            + " performance_schema.replication_connection_status WHERE CHANNEL_NAME ="
            + " 'group_replication_applier'))");
  }

  private boolean isSubset(Host host, String set, String of) {
    return query(host, "SELECT GTID_SUBSET('%s', '%s')".formatted(set, of)).equals("1");
  }

  private String query(Host host, String sql) {
    try {
      return connections.ask(host, connection -> first(connection, sql));
    } catch (SQLException e) {
      throw new StackException("%s/mysql: %s".formatted(host, e.getMessage()), e);
    }
  }

  private static String first(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private void execute(Host host, String... statements) {
    try (Connection connection = MemberConnection.openForWork(context, host);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new StackException("%s/mysql: %s".formatted(host, e.getMessage()), e);
    }
  }
}
