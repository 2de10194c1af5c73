package com.foobar.stack.publish;

import com.foobar.stack.StackException;
import com.foobar.stack.inventory.Host;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ServiceId;
import com.foobar.stack.process.HostProcesses;
import com.foobar.stack.service.nginx.NginxServer;
import com.foobar.stack.service.wildfly.WildflyNode;
import com.foobar.stack.state.FileTree;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What one host's Nginx has of the deployed applications: those of their files that WildFly would
 * hand to anybody, exactly as WildFly sent them.
 *
 * <p>{@code www/<application>/<version>/<web application>/…}: the folders' names are digests, since
 * an archive may be called anything.
 */
public final class StaticPublication {
  /**
   * By Nginx, held by who changes what it has: several application servers may at the same time.
   */
  private static final Map<ServiceId, Object> TURNS = new ConcurrentHashMap<>();

  private final PlanContext context;
  private final Host application;
  private final ServiceId nginx;
  private final Path wildflyData;
  private final NginxTables tables;
  private final Object turn;

  /**
   * @param application whose WildFly hands the files out
   * @param web whose Nginx is to have them
   */
  public StaticPublication(
      PlanContext context, HostProcesses processes, Host application, Host web) {
    this.context = context;
    this.application = application;
    this.nginx = new NginxServer().on(web);
    this.wildflyData = context.layout().data(new WildflyNode().on(application));
    this.tables = new NginxTables(context, processes, web);
    this.turn = TURNS.computeIfAbsent(nginx, id -> new Object());
  }

  /**
   * Before another version is deployed: has WildFly say, when it is, which of the fingerprinted
   * files of the present one may be kept for those who have a page of it open.
   */
  public void ask(String archive) {
    for (PublishedFiles present : current(archive)) {
      Listing.ask(
          wildflyData,
          present.application(),
          present.files().keySet().stream().filter(Fingerprint::isIn).toList());
    }
  }

  /**
   * Fetches the public files into a folder of this version's own and leads Nginx there, which goes
   * on serving the old one until then. When that fails, Nginx goes on with what it had.
   *
   * @param digest of the deployed file
   * @param contextRoots of the web archives in it
   */
  public void publish(String archive, String digest, Map<String, String> contextRoots) {
    Map<WebApplication, Listing> listings = new HashMap<>();
    for (WebApplication application : WebApplication.of(archive, contextRoots)) {
      listings.put(application, Listing.of(wildflyData, application));
    }
    synchronized (turn) {
      keep(archive, digest, listings);
    }
  }

  private void keep(String archive, String digest, Map<WebApplication, Listing> listings) {
    try {
      PrivateFiles.createDirectories(folder(archive));
      Path version = folder(archive).resolve(versionOf(digest, listings));
      List<PublishedFiles> previous = current(archive);
      boolean anew = !Files.exists(version);
      if (anew) {
        fetch(listings, previous, version);
      } else {
        KeptFiles.forget(PublishedFiles.read(version), Instant.now());
      }
      try {
        tables.write(others(archive), PublishedFiles.read(version));
      } catch (IOException | RuntimeException e) {
        if (anew) {
          FileTree.delete(version);
        }
        throw e;
      }
      for (Path old : versions(archive)) {
        if (!old.equals(version)) {
          FileTree.delete(old);
        }
      }
    } catch (IOException e) {
      throw new StackException("%s: cannot publish %s: %s".formatted(nginx, archive, e), e);
    }
  }

  private void fetch(
      Map<WebApplication, Listing> listings, List<PublishedFiles> previous, Path version)
      throws IOException {
    WildflyFiles wildfly =
        new WildflyFiles(application.address() + ":" + context.inventory().ports().wildfly());
    Path partial = version.resolveSibling("." + version.getFileName() + ".partial");
    FileTree.delete(partial);
    for (Map.Entry<WebApplication, Listing> listed : listings.entrySet()) {
      PublishedFiles files =
          listed.getKey().isPlain()
              ? wildfly.fetch(listed.getKey(), listed.getValue(), partial)
              : PublishedFiles.in(partial, listed.getKey(), List.of(), Map.of());
      Optional<PublishedFiles> before =
          previous.stream()
              .filter(old -> old.application().equals(files.application()))
              .findFirst();
      if (before.isPresent()) {
        KeptFiles.carry(before.get(), files, listed.getValue().free(), Instant.now()).write();
      } else {
        files.write();
      }
    }
    PrivateFiles.createDirectories(partial);
    Files.move(partial, version, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The same archive is another version when the server says something else of it. */
  private static String versionOf(String digest, Map<WebApplication, Listing> listings) {
    StringBuilder all = new StringBuilder(digest);
    listings.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(java.util.Comparator.comparing(WebApplication::key)))
        .forEach(entry -> all.append(entry.getKey()).append(entry.getValue().text()));
    return Listing.digest(all.toString());
  }

  /**
   * While the servers take turns: puts the fingerprinted files of the version that another server
   * has already beside this one's, so that its pages find them here too.
   */
  public void announce(String archive, StaticPublication other) {
    List<PublishedFiles> there = other.current(archive);
    synchronized (turn) {
      announce(archive, there);
    }
  }

  private void announce(String archive, List<PublishedFiles> there) {
    List<PublishedFiles> here = current(archive);
    try {
      boolean changed = false;
      List<PublishedFiles> announced = new ArrayList<>();
      for (PublishedFiles present : here) {
        PublishedFiles more = present;
        for (PublishedFiles next : there) {
          if (next.application().equals(present.application())) {
            more = KeptFiles.announce(next, present, Instant.now());
          }
        }
        changed |= more != present;
        announced.add(more);
      }
      if (changed) {
        for (PublishedFiles files : announced) {
          files.write();
        }
        tables.write(others(archive), announced);
      }
    } catch (IOException e) {
      throw new StackException("%s: cannot announce %s: %s".formatted(nginx, archive, e), e);
    }
  }

  /** Nginx forgets the application; what is asked of it goes to WildFly. */
  public void withdraw(String archive) {
    synchronized (turn) {
      forget(archive);
    }
  }

  private void forget(String archive) {
    try {
      for (PublishedFiles present : current(archive)) {
        Listing.ask(wildflyData, present.application(), List.of());
      }
      tables.write(others(archive), List.of());
      FileTree.delete(folder(archive));
    } catch (IOException e) {
      throw new StackException("%s: cannot take %s away: %s".formatted(nginx, archive, e), e);
    }
  }

  private Path folder(String archive) {
    return context.layout().www(nginx).resolve(Listing.digest(archive));
  }

  private List<PublishedFiles> current(String archive) {
    try {
      return newest(folder(archive));
    } catch (IOException e) {
      throw new StackException("cannot read " + folder(archive), e);
    }
  }

  /** What Nginx has of all other archives. */
  private List<PublishedFiles> others(String archive) throws IOException {
    List<PublishedFiles> others = new ArrayList<>();
    for (Path folder : list(context.layout().www(nginx))) {
      if (!folder.equals(folder(archive))) {
        others.addAll(newest(folder));
      }
    }
    return others;
  }

  /** There are two only when a command died in between. */
  private static List<PublishedFiles> newest(Path folder) throws IOException {
    List<Path> versions = list(folder);
    Path newest = null;
    for (Path version : versions) {
      if (newest == null
          || Files.getLastModifiedTime(version).compareTo(Files.getLastModifiedTime(newest)) > 0) {
        newest = version;
      }
    }
    return newest == null ? List.of() : PublishedFiles.read(newest);
  }

  private List<Path> versions(String archive) throws IOException {
    return list(folder(archive));
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !entry.getFileName().toString().startsWith("."))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    }
  }
}
