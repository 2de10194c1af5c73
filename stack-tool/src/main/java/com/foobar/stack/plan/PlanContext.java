package com.foobar.stack.plan;

import com.foobar.stack.identity.Identities;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.inventory.Inventory;
import com.foobar.stack.secret.Secrets;
import java.nio.file.Path;
import java.util.Map;

/**
 * All that a plan is made from. The same context gives the same plan.
 *
 * @param identities who is who, with a number for each host of the inventory that needs one
 * @param runsAsRoot whether the programs will be started by root, which some want to be told
 * @param openFiles how many files each of them may have open
 * @param caselessTableNames whether upper and lower case are the same in the names of tables
 */
public record PlanContext(
    Inventory inventory,
    Layout layout,
    ProgramPaths programs,
    Secrets secrets,
    Identities identities,
    boolean runsAsRoot,
    OpenFiles openFiles,
    boolean caselessTableNames) {

  /**
   * On a machine that lets everybody open what they want, with a group that is still to be made.
   */
  public PlanContext(
      Inventory inventory,
      Layout layout,
      ProgramPaths programs,
      Secrets secrets,
      Identities identities,
      boolean runsAsRoot) {
    this(inventory, layout, programs, secrets, identities, runsAsRoot, OpenFiles.PLENTY, true);
  }

  /** Of an installation that was never started: its members have their numbers by their order. */
  public PlanContext(
      Inventory inventory,
      Layout layout,
      ProgramPaths programs,
      Secrets secrets,
      String groupName,
      boolean runsAsRoot) {
    this(
        inventory,
        layout,
        programs,
        secrets,
        Identities.begin(groupName).with(inventory.numbered()),
        runsAsRoot);
  }

  /** The UUID of the Group Replication group. */
  public String groupName() {
    return identities.group();
  }

  /** A configuration file filled in for one service. */
  public String render(String template, ServiceId id) {
    return new Templates(layout.root()).render(template, View.of(this, id));
  }

  /** The same with more names known to the file. */
  public String render(String template, ServiceId id, Map<String, Object> more) {
    Map<String, Object> view = View.of(this, id);
    view.putAll(more);
    return new Templates(layout.root()).render(template, view);
  }

  /**
   * What {@code {{node.…}}} says when the service stands in for the WildFly of another server, for
   * {@link #render(String, ServiceId, Map)}.
   */
  public Map<String, Object> inPlaceOf(Host server) {
    return Map.of("node", View.node(identities, server));
  }

  /**
   * The mark of a server's WildFly in its transactions: what it bears, any process that finishes
   * them has to bear.
   */
  public String nodeIdentifier(Host server) {
    return View.nodeIdentifier(identities, server);
  }

  /** A configuration file that is the same for every host. */
  public String renderShared(String template) {
    return new Templates(layout.root()).render(template, View.installation(this));
  }

  /** The same as a file called {@code name} among the service's configuration. */
  public RenderedFile file(ServiceId id, String template, String name) {
    return file(id, template, name, Map.of());
  }

  /** The same with more names known to the file. */
  public RenderedFile file(ServiceId id, String template, String name, Map<String, Object> more) {
    return new RenderedFile(layout.conf(id).resolve(name), render(template, id, more));
  }

  /** For files that are to be checked beside those that are in use: it differs in nothing else. */
  public PlanContext beside() {
    return new PlanContext(
        inventory,
        layout.beside(),
        programs,
        secrets,
        identities,
        runsAsRoot,
        openFiles,
        caselessTableNames);
  }

  /** A file of the project. */
  public Path path(String relative) {
    return layout.root().resolve(relative);
  }
}
