package com.foobar.stack.deploy;

import com.foobar.stack.StackException;
import com.foobar.stack.component.NginxServer;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.state.FileTree;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one server's Nginx has of the deployed applications: their static files. */
final class StaticPublication {
  private final PlanContext context;
  private final HostProcesses processes;
  private final ServiceId nginx;

  StaticPublication(PlanContext context, HostProcesses processes, Host server) {
    this.context = context;
    this.processes = processes;
    this.nginx = new NginxServer().on(server);
  }

  /**
   * Unpacks the static files into a folder of this version's own and leads Nginx there, which goes
   * on serving the old one until then.
   */
  void publish(Application application, Map<String, String> contextRoots) {
    Path version = versions(application.name()).resolve(application.shortDigest());
    try {
      PrivateFiles.createDirectories(versions(application.name()));
      PrivateFiles.createDirectories(NginxServer.applications(context, nginx));
      List<Path> previous =
          list(versions(application.name())).filter(v -> !v.equals(version)).toList();
      if (!Files.exists(version)) {
        unpack(application, contextRoots.keySet().stream().toList(), version);
      }
      previous.forEach(old -> StaticFiles.addFingerprinted(old, version));
      List<Path> current = new ArrayList<>();
      for (Map.Entry<String, String> entry : contextRoots.entrySet()) {
        current.add(writeSite(application, entry.getKey(), entry.getValue(), version));
      }
      for (Path stale : sites(application.name())) {
        if (!current.contains(stale)) {
          Files.delete(stale);
        }
      }
      reload();
      for (Path old : previous) {
        FileTree.delete(old);
      }
    } catch (IOException e) {
      throw new StackException(
          "%s: cannot publish %s: %s".formatted(nginx, application.name(), e), e);
    }
  }

  private void unpack(Application application, List<String> wars, Path version) throws IOException {
    Path partial = version.resolveSibling("." + version.getFileName() + ".partial");
    FileTree.delete(partial);
    PrivateFiles.createDirectories(partial);
    for (String war : wars) {
      StaticFiles.unpack(application.file(), war, partial.resolve(war));
    }
    Files.move(partial, version);
  }

  /**
   * Before any server changes its version: puts the files of the new one that have names of their
   * own beside the old one's, so that a page of the new version finds them on a server that has the
   * old one still.
   */
  void announce(Application application) {
    Path versions = versions(application.name());
    if (!Files.isDirectory(versions)) {
      return;
    }
    try {
      Path ahead = versions.resolve(".ahead");
      FileTree.delete(ahead);
      List<String> wars =
          list(versions).findFirst().map(StaticPublication::names).orElse(List.of());
      for (String war : wars) {
        StaticFiles.unpack(application.file(), war, ahead.resolve(war));
      }
      list(versions).forEach(current -> StaticFiles.addFingerprinted(ahead, current));
      FileTree.delete(ahead);
    } catch (IOException e) {
      throw new StackException(
          "%s: cannot announce %s: %s".formatted(nginx, application.name(), e), e);
    }
  }

  private Path writeSite(Application application, String war, String contextRoot, Path version)
      throws IOException {
    Map<String, Object> view =
        Map.of(
            "name",
            application.name(),
            "contextRoot",
            contextRoot,
            "path",
            contextRoot.endsWith("/") ? contextRoot : contextRoot + "/",
            "www",
            version.resolve(war).toString());
    Path site =
        NginxServer.applications(context, nginx).resolve(application.name() + "." + war + ".conf");
    PrivateFiles.write(
        site, context.render("nginx/sites/application.conf", nginx, Map.of("application", view)));
    return site;
  }

  /** Nginx forgets the application; what is asked of it goes to WildFly. */
  void withdraw(String application) {
    try {
      for (Path site : sites(application)) {
        Files.delete(site);
      }
      reload();
      FileTree.delete(versions(application));
    } catch (IOException e) {
      throw new StackException("%s: cannot take %s away: %s".formatted(nginx, application, e), e);
    }
  }

  private void reload() {
    processes.signal(nginx, "HUP");
  }

  private Path versions(String application) {
    return context.layout().www(nginx).resolve(application);
  }

  private List<Path> sites(String application) throws IOException {
    Path folder = NginxServer.applications(context, nginx);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(application + "."))
          .toList();
    }
  }

  private static Stream<Path> list(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .toList()
          .stream();
    }
  }

  private static List<String> names(Path folder) {
    try {
      return list(folder).map(entry -> entry.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new StackException("cannot list " + folder, e);
    }
  }
}
