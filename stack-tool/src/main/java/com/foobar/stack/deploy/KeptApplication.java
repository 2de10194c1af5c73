package com.foobar.stack.deploy;

import com.foobar.stack.state.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known of an application.
 *
 * @param name what WildFly calls the deployment
 * @param current the number of the version that belongs on every server, or did before it was
 *     undeployed; 0 when there was none yet
 * @param undeployed taken away: it stays away though the inventory may name it
 * @param unproven of the inventory, and no server has taken it yet
 * @param unsettled being changed, or its last change has not come to an orderly end
 * @param versions the newest first
 */
public record KeptApplication(
    String name,
    int current,
    boolean undeployed,
    boolean unproven,
    boolean unsettled,
    List<Version> versions) {
  /** The current one, and four others. */
  static final int MOST_VERSIONS = 5;

  static KeptApplication unknown(String name) {
    return new KeptApplication(name, 0, false, false, false, List.of());
  }

  public Optional<Version> version(int number) {
    return versions.stream().filter(version -> version.number() == number).findFirst();
  }

  /** Empty, too, when it is undeployed. */
  public Optional<Version> deployed() {
    return undeployed ? Optional.empty() : version(current);
  }

  /** Whether nothing has to be remembered of it. */
  boolean isUnknown() {
    return versions.isEmpty() && !undeployed && !unsettled;
  }

  /** The one before the current one; of what was undeployed, the one that it had. */
  Optional<Version> before() {
    return undeployed
        ? version(current)
        : versions.stream().filter(version -> version.number() < current).findFirst();
  }

  /**
   * With this content as the current version: a new one, unless the current one has it already.
   *
   * @param bytes the content's size
   */
  KeptApplication with(String digest, long bytes, Instant since, Optional<Caller> by) {
    // What no server has taken was never a version.
    List<Version> proven =
        versions.stream().filter(version -> !unproven || version.number() != current).toList();
    Optional<Version> same =
        proven.stream()
            .filter(version -> version.number() == current && version.digest().equals(digest))
            .findFirst();
    int number =
        same.map(Version::number)
            .orElse(1 + proven.stream().mapToInt(Version::number).max().orElse(0));
    Version made = new Version(number, digest, bytes, since, by);
    return new KeptApplication(name, number, false, false, unsettled, newest(proven, made));
  }

  /** With one of its versions as the current one, deployed. */
  KeptApplication backTo(Version version, Instant now, Caller caller) {
    return new KeptApplication(
        name,
        version.number(),
        false,
        false,
        unsettled,
        newest(versions, version.madeCurrent(now, caller)));
  }

  /** The current one in its place, and the newest of the others. */
  private static List<Version> newest(List<Version> versions, Version current) {
    return Stream.concat(
            Stream.of(current),
            versions.stream()
                .filter(version -> version.number() != current.number())
                .limit(MOST_VERSIONS - 1))
        .sorted(Comparator.comparingInt(Version::number).reversed())
        .toList();
  }

  KeptApplication asUndeployed() {
    return new KeptApplication(name, current, true, false, unsettled, versions);
  }

  KeptApplication asUnproven() {
    return new KeptApplication(name, current, undeployed, true, unsettled, versions);
  }

  KeptApplication asProven() {
    return new KeptApplication(name, current, undeployed, false, unsettled, versions);
  }

  KeptApplication settled(boolean settled) {
    return new KeptApplication(name, current, undeployed, unproven, !settled, versions);
  }

  /** The names of their files, in the folder of the application's. */
  List<String> contents() {
    List<String> contents = new ArrayList<>();
    versions.forEach(version -> contents.add(content(version)));
    return contents;
  }

  /** By digest: what was deployed twice is there once. */
  String content(Version version) {
    return version.digest() + name.substring(name.lastIndexOf('.'));
  }
}
