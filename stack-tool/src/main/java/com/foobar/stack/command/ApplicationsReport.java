package com.foobar.stack.command;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.foobar.stack.deploy.ApplicationStore;
import com.foobar.stack.deploy.KeptApplication;
import com.foobar.stack.deploy.Version;
import com.foobar.stack.health.ApplicationStates;
import com.foobar.stack.state.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What {@code applications} tells, in the shape of its JSON. */
record ApplicationsReport(List<ApplicationReport> applications) implements Report {
  private static final int SHORT_DIGEST = 12;

  /**
   * @param state deployed or undeployed
   * @param settled whether its last change has come to an orderly end; else ./stack up brings it
   *     about
   * @param servers by server: "current", or what is not as it is to be
   */
  record ApplicationReport(
      String name,
      String state,
      boolean settled,
      List<VersionReport> versions,
      Map<String, String> servers) {

    @JsonIgnore
    boolean isAsItIsToBe() {
      return settled && servers.values().stream().allMatch(ApplicationStates.CURRENT::equals);
    }
  }

  /**
   * @param current whether it is the one that belongs on every server
   * @param since when it became that, the last time that it did; ISO 8601, UTC
   * @param by the login name of who made it that; null when that was not written down
   * @param sudo the login name behind it, where it was by sudo
   * @param state current, kept, undeployed (what was current last), or gone: somebody has taken its
   *     content away
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VersionReport(
      int version,
      boolean current,
      String state,
      String digest,
      long bytes,
      String since,
      String by,
      String sudo) {}

  static ApplicationsReport of(
      List<KeptApplication> known, ApplicationStates states, ApplicationStore store) {
    return new ApplicationsReport(
        known.stream()
            .map(
                kept ->
                    new ApplicationReport(
                        kept.name(),
                        kept.undeployed() ? "undeployed" : "deployed",
                        !kept.unsettled(),
                        kept.versions().stream()
                            .map(version -> version(kept, version, store))
                            .toList(),
                        states.of(kept)))
            .toList());
  }

  private static VersionReport version(
      KeptApplication kept, Version version, ApplicationStore store) {
    boolean last = version.number() == kept.current();
    String state = last ? (kept.undeployed() ? "undeployed" : "current") : "kept";
    return new VersionReport(
        version.number(),
        last && !kept.undeployed(),
        store.has(kept, version) ? state : "gone",
        version.digest(),
        version.bytes(),
        version.since().toString(),
        version.by().map(Caller::user).orElse(null),
        version.by().flatMap(Caller::sudo).orElse(null));
  }

  @JsonIgnore
  boolean isAsItIsToBe() {
    return applications.stream().allMatch(ApplicationReport::isAsItIsToBe);
  }

  /** For a person. */
  @Override
  public String table() {
    Table table =
        new Table(
            Set.of("VERSION", "SIZE"), "NAME", "VERSION", "STATE", "SINCE", "BY", "SIZE", "DIGEST");
    List<String> wrong = new ArrayList<>();
    for (ApplicationReport application : applications) {
      String name = application.name();
      if (application.versions().isEmpty()) {
        table.add(name, "-", application.state(), "-", "-", "-", "-");
      }
      for (VersionReport version : application.versions()) {
        table.add(
            name,
            version.version(),
            version.state(),
            Table.time(Instant.parse(version.since())),
            by(version),
            size(version.bytes()),
            version.digest().substring(0, SHORT_DIGEST));
        name = "";
      }
      wrong(application).forEach(wrong::add);
    }
    String end = System.lineSeparator();
    return table
        + (wrong.isEmpty()
            ? ""
            : end
                + "Not as it is to be (./stack up mends that):"
                + end
                + wrong.stream().map(what -> "  " + what + end).collect(Collectors.joining()));
  }

  private static List<String> wrong(ApplicationReport application) {
    List<String> wrong = new ArrayList<>();
    application
        .servers()
        .forEach(
            (server, state) -> {
              if (!state.equals(ApplicationStates.CURRENT)) {
                wrong.add("%s: %s %s".formatted(application.name(), server, state));
              }
            });
    if (!application.settled()) {
      wrong.add(application.name() + ": its last change has not come to an orderly end");
    }
    return wrong;
  }

  private static String by(VersionReport version) {
    return version.by() == null
        ? "-"
        : new Caller(version.by(), Optional.ofNullable(version.sudo())).toString();
  }

  private static String size(long bytes) {
    return bytes < 1_000_000 ? "%.1f kB".formatted(bytes / 1e3) : "%.1f MB".formatted(bytes / 1e6);
  }
}
