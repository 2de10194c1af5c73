package com.foobar.stack.identity;

import com.foobar.stack.StackException;
import com.foobar.stack.identity.Identities.Identity;
import com.foobar.stack.state.KeptFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The identities of an installation's hosts, in a file of its state. */
public final class StoredIdentities {
  private static final String GROUP = "group";
  private static final String HOST = "host.";

  /** As mysql/node.cnf and mysql/group.cnf say it. */
  private static final Pattern NUMBER = setting("server_id");

  private static final Pattern ADDRESS = setting("report_host");
  private static final Pattern GROUP_NAME = setting("loose_group_replication_group_name");

  private final Path hosts;
  private final KeptFile file;

  /**
   * @param file where they are
   * @param hosts where each host has a folder, whose configuration tells what an earlier version
   *     stored nowhere else
   */
  public StoredIdentities(Path file, Path hosts) {
    this.hosts = hosts;
    this.file = new KeptFile(file, text -> false);
  }

  /**
   * Those that were stored; in an installation that is older than this file, those that its members
   * were configured with last.
   *
   * @param newGroup the group of an installation that has none yet
   * @throws StackException when they cannot be read, with what to do
   */
  public Identities read(String newGroup) {
    return file.read().map(StoredIdentities::parse).orElseGet(() -> configured(newGroup));
  }

  /** Nothing is written when all of it is there already. */
  public void write(Identities identities) {
    StringBuilder text =
        new StringBuilder(
            "# Who is who in this installation: each host's number, which nobody else may ever get, and its address.\n");
    text.append(GROUP).append('=').append(identities.group()).append('\n');
    new TreeMap<>(identities.hosts())
        .forEach(
            (name, identity) ->
                text.append(
                    "%s%s=%d %s\n".formatted(HOST, name, identity.number(), identity.address())));
    if (!file.isWhole() || !file.read().equals(Optional.of(text + KeptFile.END))) {
      file.write(text.toString());
    }
  }

  private static Identities parse(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException("from memory", e);
    }
    Map<String, Identity> hosts = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith(HOST)) {
        String[] fields = properties.getProperty(key).split(" ");
        hosts.put(
            key.substring(HOST.length()), new Identity(Integer.parseInt(fields[0]), fields[1]));
      }
    }
    return new Identities(properties.getProperty(GROUP), hosts);
  }

  private Identities configured(String newGroup) {
    if (!Files.isDirectory(hosts)) {
      return Identities.begin(newGroup);
    }
    String group = newGroup;
    Map<String, Identity> found = new TreeMap<>();
    try (Stream<Path> names = Files.list(hosts)) {
      for (Path host : names.toList()) {
        Path conf = host.resolve("mysql/conf");
        Optional<String> number = value(NUMBER, conf.resolve("node.cnf"));
        Optional<String> address = value(ADDRESS, conf.resolve("node.cnf"));
        if (number.isPresent() && address.isPresent()) {
          found.put(
              host.getFileName().toString(),
              new Identity(Integer.parseInt(number.get()), address.get()));
          group = value(GROUP_NAME, conf.resolve("group.cnf")).orElse(group);
        }
      }
    } catch (IOException e) {
      throw new StackException("cannot list " + hosts, e);
    }
    return new Identities(group, found);
  }

  private static Pattern setting(String name) {
    return Pattern.compile("(?m)^%s\\s*=\\s*(\\S+)$".formatted(name));
  }

  private static Optional<String> value(Pattern setting, Path file) {
    try {
      Matcher matcher = setting.matcher(Files.exists(file) ? Files.readString(file) : "");
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException e) {
      throw new StackException("cannot read " + file, e);
    }
  }
}
