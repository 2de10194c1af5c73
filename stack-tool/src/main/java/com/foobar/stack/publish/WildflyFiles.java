package com.foobar.stack.publish;

import com.foobar.stack.StackException;
import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fetches an application's public files from WildFly itself, in the way of a stranger: what Nginx
 * sends later is what WildFly sent then, with the same type and time. What WildFly answers in any
 * unusual way is left to it.
 */
final class WildflyFiles {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** What an answer may say and Nginx says too, or what is about this one connection. */
  private static final Set<String> USUAL =
      Set.of(
          "accept-ranges",
          "connection",
          "content-length",
          "content-type",
          "date",
          "keep-alive",
          "last-modified",
          "server",
          "transfer-encoding",
          "x-powered-by",
          "x-served-by");

  private static final Pattern TYPE =
      Pattern.compile(
          "([A-Za-z0-9.+_-]+/[A-Za-z0-9.+_-]+)(?:\\s*;\\s*charset=\"?([A-Za-z0-9_.:-]+)\"?)?",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern EXTENSION = Pattern.compile("[a-z0-9_-]{0,30}");

  /** Below every date that a client can have got from us: see {@link #timeOf}. */
  private static final long LATEST_TIME = (1L << 28) - 1;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private final String server;

  /**
   * @param server WildFly's own address, {@code 127.1.0.1:8081}
   */
  WildflyFiles(String server) {
    this.server = server;
  }

  /**
   * Fetches what can be served by Nginx with the same answer.
   *
   * @param version the folder of this version of the archive
   */
  PublishedFiles fetch(WebApplication application, Listing listing, Path version)
      throws IOException {
    PublishedFiles place = PublishedFiles.in(version, application, List.of(), Map.of());
    PrivateFiles.createDirectories(place.folder());
    List<PublishedFile> files = new ArrayList<>();
    for (Map.Entry<String, Long> listed : distinct(listing.files()).entrySet()) {
      // Nothing of nothing: a range of an empty file is a question that servers answer differently.
      if (listed.getValue() > 0) {
        fetch(application, listed.getKey(), listed.getValue(), place.file(listed.getKey()))
            .ifPresent(files::add);
      }
    }
    List<PublishedFile> typed = ofOneTypePerExtension(files);
    for (PublishedFile file : files) {
      if (!typed.contains(file)) {
        Files.delete(place.file(file.path()));
      }
    }
    Map<String, String> welcome = distinct(listing.welcome());
    welcome.values().retainAll(typed.stream().map(PublishedFile::path).collect(Collectors.toSet()));
    return PublishedFiles.in(version, application, typed, welcome);
  }

  /** Without those that differ in capitals only, which Nginx's tables do not tell apart. */
  private static <V> Map<String, V> distinct(Map<String, V> paths) {
    Map<String, V> distinct = new TreeMap<>(paths);
    distinct.keySet().removeAll(Capitals.clashing(paths.keySet().stream()));
    return distinct;
  }

  private Optional<PublishedFile> fetch(
      WebApplication application, String path, long size, Path target) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + server + application.contextPath() + path))
            .timeout(LIMIT)
            .build();
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      try (InputStream body = answer.body()) {
        Optional<PublishedFile> file = described(path, answer);
        if (file.isEmpty()) {
          return file;
        }
        PrivateFiles.createDirectories(target.getParent());
        FileTime time = write(body, target);
        if (Files.size(target) != size) {
          Files.delete(target);
          return Optional.empty();
        }
        Files.setLastModifiedTime(target, time);
        return file;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("interrupted while fetching " + path, e);
    }
  }

  private static Optional<PublishedFile> described(String path, HttpResponse<?> answer) {
    HttpHeaders headers = answer.headers();
    Optional<String> time = headers.firstValue("Last-Modified");
    Matcher type = TYPE.matcher(headers.firstValue("Content-Type").orElse(""));
    boolean usual =
        answer.statusCode() == 200
            && headers.map().keySet().stream()
                .allMatch(h -> USUAL.contains(h.toLowerCase(Locale.ROOT)))
            && time.isPresent()
            && type.matches()
            && EXTENSION.matcher(PublishedFile.extension(path)).matches();
    return usual
        ? Optional.of(
            new PublishedFile(
                path, time.get(), type.group(1), type.group(2) == null ? "" : type.group(2), 0))
        : Optional.empty();
  }

  private static FileTime write(InputStream body, Path target) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(target), digest)) {
        body.transferTo(out);
      }
      return timeOf(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * A time that follows from the content: Nginx makes its ETag of time and size, and the same file
   * is to have the same ETag on every server and at every deploy, and another one when it changed.
   * Before 1978, so that by date no file is newer than what a browser has; the ETag alone decides
   * (nginx/includes/static.conf).
   */
  private static FileTime timeOf(byte[] digest) {
    long bits = 0;
    for (int i = 0; i < 4; i++) {
      bits = bits << 8 | (digest[i] & 0xff);
    }
    return FileTime.from(1 + bits % LATEST_TIME, TimeUnit.SECONDS);
  }

  /** Nginx knows types by the ending of a name; the few that deviate are left to WildFly. */
  private static List<PublishedFile> ofOneTypePerExtension(List<PublishedFile> files) {
    Map<String, Map<String, Long>> counts =
        files.stream()
            .collect(
                Collectors.groupingBy(
                    file -> PublishedFile.extension(file.path()),
                    Collectors.groupingBy(
                        PublishedFile::type, TreeMap::new, Collectors.counting())));
    Map<String, String> usual = new HashMap<>();
    counts.forEach(
        (extension, types) ->
            usual.put(
                extension,
                types.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey()));
    return files.stream()
        .filter(file -> usual.get(PublishedFile.extension(file.path())).equals(file.type()))
        .toList();
  }
}
