package com.foobar.stack.inventory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The machines, ports, applications and databases of one installation. Always complete and
 * consistent: {@link InventoryReader} makes no other.
 *
 * @param file where it stands, as the user named it
 * @param applications what to deploy at the first start, and how much of it is allowed
 * @param programs executables to use instead of the ones the stack brings, by program name
 * @param heapMegabytes the heap of each WildFly
 * @param metaspaceMegabytes the most that the classes of each WildFly and its applications may take
 * @param jvmOptions further options of each WildFly's JVM, after the stack's own
 * @param transactionTimeout of a transaction of an application that sets none
 */
public record Inventory(
    Path file,
    String name,
    Site site,
    Balancing balancing,
    List<Host> hosts,
    Ports ports,
    List<InventoryApplication> applications,
    List<Database> databases,
    Map<String, String> programs,
    int heapMegabytes,
    int metaspaceMegabytes,
    List<String> jvmOptions,
    Duration transactionTimeout) {

  public List<Host> balancers() {
    return hosts.stream().filter(host -> host.is(Role.BALANCER)).toList();
  }

  /** The hosts that run Nginx. */
  public List<Host> webServers() {
    return hosts.stream().filter(host -> host.is(Role.WEB)).toList();
  }

  /** The hosts that run WildFly. */
  public List<Host> applicationServers() {
    return hosts.stream().filter(host -> host.is(Role.APPLICATION)).toList();
  }

  /**
   * The ways to the application servers, in their order: a server with an Nginx of its own is
   * reached through that, and through web hosts that have no application server; one without is
   * reached through every web host.
   */
  public List<Route> routes() {
    return applicationServers().stream()
        .flatMap(
            application ->
                webServers().stream()
                    .filter(web -> leads(web, application))
                    .map(web -> new Route(web, application)))
        .toList();
  }

  private static boolean leads(Host web, Host application) {
    return web.equals(application) || !web.is(Role.APPLICATION) || !application.is(Role.WEB);
  }

  /** Whether an Nginx on another host leads to this application server. */
  public boolean isReachedFromElsewhere(Host application) {
    return routes().stream()
        .anyMatch(route -> route.application().equals(application) && !route.isWithinOneHost());
  }

  /** Those whose number must be nobody else's: MySQL members and application servers. */
  public List<Host> numbered() {
    return Stream.concat(members().stream(), applicationServers().stream()).distinct().toList();
  }

  /**
   * The addresses at which a balancer answers. The only one has all that the site has; of several,
   * each has its own, and the first one those besides that are no balancer's.
   */
  public List<String> listens(Host balancer) {
    List<Host> balancers = balancers();
    return site.listen().stream()
        .filter(
            address ->
                address.equals(balancer.address())
                    || (balancer.equals(balancers.get(0))
                        && balancers.stream().noneMatch(other -> other.address().equals(address))))
        .toList();
  }

  /** The hosts that run MySQL, in order of preference as primary. */
  public List<Host> members() {
    return hosts.stream()
        .filter(Host::isMember)
        .sorted((a, b) -> Boolean.compare(a.is(Role.WITNESS), b.is(Role.WITNESS)))
        .toList();
  }

  /** What the user should know about the database group; empty when a member of it may die. */
  public Optional<String> shortage() {
    int members = members().size();
    return members > 2
        ? Optional.empty()
        : Optional.of(
            "warning: it has %d member%s, and when one dies no majority is left that could go on writing; a third (a witness will do) mends that"
                .formatted(members, members == 1 ? "" : "s"));
  }

  /**
   * @param application the name of its file, wherever that came from
   */
  public ApplicationLimits limitsOf(String application) {
    return applications.stream()
        .filter(entry -> entry.name().equals(application))
        .map(InventoryApplication::limits)
        .findFirst()
        .orElse(ApplicationLimits.DEFAULT);
  }

  /**
   * What a server is asked before the application's visitors are let in.
   *
   * @param application the name of its file
   */
  public List<InventoryApplication.Rehearsed> warmUpOf(String application) {
    return applications.stream()
        .filter(entry -> entry.name().equals(application))
        .flatMap(entry -> entry.warmUp().stream())
        .toList();
  }

  /** How large an upload may be, in MiB: each limit that some application has, known or not. */
  public Set<Integer> uploadLimits() {
    Set<Integer> limits = new TreeSet<>(Set.of(ApplicationLimits.DEFAULT.uploadMegabytes()));
    applications.forEach(application -> limits.add(application.limits().uploadMegabytes()));
    return limits;
  }

  public Optional<Host> host(String hostName) {
    return hosts.stream().filter(host -> host.name().equals(hostName)).findFirst();
  }
}
