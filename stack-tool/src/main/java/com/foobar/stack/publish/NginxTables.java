package com.foobar.stack.publish;

import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.NextConfiguration;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.state.FileTree;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What is written for Nginx about the published files, in {@code conf/applications/}: the folders,
 * and tables of what Nginx cannot see of a file itself. Always written for all applications at
 * once, checked by Nginx before they replace those that it has, and only where they differ.
 */
final class NginxTables {
  private final PlanContext context;
  private final HostProcesses processes;
  private final Host server;
  private final ServiceId nginx;

  NginxTables(PlanContext context, HostProcesses processes, Host server) {
    this.context = context;
    this.processes = processes;
    this.server = server;
    this.nginx = new NginxServer().on(server);
  }

  /**
   * Leads Nginx to these files, and to no others.
   *
   * @throws com.foobar.stack.StackException when Nginx refuses them: it goes on with what it had
   */
  void write(List<PublishedFiles> some, List<PublishedFiles> more) throws IOException {
    List<PublishedFiles> all = new ArrayList<>(some);
    all.addAll(more);
    Map<String, String> files = contents(all);
    Path folder = NginxServer.applications(context, nginx);
    if (isThere(folder, files)) {
      return;
    }
    NextConfiguration next = new NextConfiguration(context, new NginxServer(), server);
    next.check(
        "checking what is to be published",
        beside -> {
          FileTree.copy(context.layout().conf(nginx), beside.layout().conf(nginx));
          put(files, NginxServer.applications(beside, nginx));
        });
    put(files, folder);
    next.isInUse();
    processes.signal(nginx, "HUP");
  }

  /** These and no others. */
  private static void put(Map<String, String> files, Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      PrivateFiles.write(folder.resolve(file.getKey()), file.getValue());
    }
    try (var present = Files.list(folder)) {
      for (Path stale : present.filter(f -> !files.containsKey(name(f))).toList()) {
        Files.delete(stale);
      }
    }
  }

  private Map<String, String> contents(List<PublishedFiles> all) {
    List<PublishedFiles> plain =
        Capitals.withoutClashes(
            all.stream()
                .filter(files -> files.application().isPlain())
                // Whichever of them is published last: only what changed is a reason to reload.
                .sorted(Comparator.comparing(files -> files.application().contextPath()))
                .toList());
    Map<String, String> times = new TreeMap<>();
    Map<String, String> fingerprinted = new TreeMap<>();
    Map<String, String> charsets = new TreeMap<>();
    Map<String, String> welcome = new TreeMap<>();
    for (PublishedFiles files : plain) {
      String root = files.application().contextPath();
      for (PublishedFile file : files.files().values()) {
        if (isReached(root, file.path(), plain)) {
          times.put(root + file.path(), file.lastModified());
          if (Fingerprint.isIn(file.path())) {
            fingerprinted.put(root + file.path(), "1");
          }
          if (!file.charset().isEmpty()) {
            charsets.put(root + file.path(), file.charset());
          }
        }
      }
      files
          .welcome()
          .forEach(
              (folder, page) -> {
                if (isReached(root, folder, plain)) {
                  welcome.put(root + folder, root + page);
                }
              });
    }
    Map<String, String> contents = new LinkedHashMap<>();
    contents.put("times.map", table(times));
    contents.put("fingerprinted.map", table(fingerprinted));
    contents.put("charsets.map", table(charsets));
    contents.put("welcome.map", table(welcome));
    contents.put("locations.conf", locations(plain));
    return contents;
  }

  /** The longest context path that fits has the request. */
  private static boolean isReached(String root, String path, List<PublishedFiles> all) {
    String address = root + path;
    return all.stream()
        .map(files -> files.application().contextPath())
        .noneMatch(
            other ->
                other.length() > root.length()
                    && (address.equals(other) || address.startsWith(other + "/")));
  }

  private static String table(Map<String, String> entries) {
    return entries.entrySet().stream()
        .map(entry -> "\"%s\" \"%s\";\n".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining());
  }

  private String locations(List<PublishedFiles> all) {
    List<Map<String, Object>> views = new ArrayList<>();
    for (PublishedFiles files : all) {
      Map<String, TreeSet<String>> extensions = new TreeMap<>();
      String withoutExtension = "application/octet-stream";
      for (PublishedFile file : files.files().values()) {
        String extension = PublishedFile.extension(file.path());
        if (extension.isEmpty()) {
          withoutExtension = file.type();
        } else {
          extensions.computeIfAbsent(file.type(), type -> new TreeSet<>()).add(extension);
        }
      }
      String root = files.application().contextPath();
      views.add(
          Map.of(
              // A section for none or one.
              "contextRoot",
              root.isEmpty() ? List.of() : List.of(root),
              "path",
              root + "/",
              "www",
              files.folder().toString(),
              "types",
              extensions.entrySet().stream()
                  .map(
                      e -> Map.of("type", e.getKey(), "extensions", String.join(" ", e.getValue())))
                  .toList(),
              "defaultType",
              withoutExtension));
    }
    return context.render("nginx/sites/application.conf", nginx, Map.of("applications", views));
  }

  private static boolean isThere(Path folder, Map<String, String> files) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var present = Files.list(folder)) {
      if (present.anyMatch(file -> !files.containsKey(name(file)))) {
        return false;
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      if (!Files.exists(path) || !Files.readString(path).equals(file.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
