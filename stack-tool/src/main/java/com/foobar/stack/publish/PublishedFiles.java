package com.foobar.stack.publish;

import com.foobar.stack.state.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The files of one web application that a server's Nginx has: a folder named for the application's
 * key, and beside it a table of what is in it.
 *
 * @param folder where they lie, each under its own path
 * @param files by path
 * @param welcome which of them a folder's address means
 */
record PublishedFiles(
    WebApplication application,
    Path folder,
    Map<String, PublishedFile> files,
    Map<String, String> welcome) {
  private static final String TABLE = ".files";

  static PublishedFiles in(
      Path version,
      WebApplication application,
      List<PublishedFile> files,
      Map<String, String> welcome) {
    Map<String, PublishedFile> byPath = new LinkedHashMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    return new PublishedFiles(application, version.resolve(application.key()), byPath, welcome);
  }

  /** All web applications of one version of an archive. */
  static List<PublishedFiles> read(Path version) throws IOException {
    List<PublishedFiles> all = new ArrayList<>();
    try (var entries = Files.list(version)) {
      for (Path table : entries.filter(e -> e.toString().endsWith(TABLE)).sorted().toList()) {
        all.add(readTable(version, table));
      }
    }
    return all;
  }

  private static PublishedFiles readTable(Path version, Path table) throws IOException {
    List<String> lines = Files.readAllLines(table);
    List<PublishedFile> files = new ArrayList<>();
    Map<String, String> welcome = new LinkedHashMap<>();
    for (String line : lines.subList(2, lines.size())) {
      String[] words = line.split("\t", -1);
      if (words[0].equals("welcome")) {
        welcome.put(words[1], words[2]);
      } else {
        files.add(
            new PublishedFile(words[1], words[2], words[3], words[4], Long.parseLong(words[5])));
      }
    }
    return in(
        version, new WebApplication(unquote(lines.get(0)), unquote(lines.get(1))), files, welcome);
  }

  void write() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(quote(application.deployment()));
    lines.add(quote(application.contextPath()));
    for (PublishedFile file : files.values()) {
      lines.add(
          String.join(
              "\t",
              "file",
              file.path(),
              file.lastModified(),
              file.type(),
              file.charset(),
              Long.toString(file.retired())));
    }
    welcome.forEach((from, to) -> lines.add("welcome\t" + from + "\t" + to));
    PrivateFiles.createDirectories(folder);
    PrivateFiles.write(
        folder.resolveSibling(application.key() + TABLE),
        lines.stream().collect(Collectors.joining("\n", "", "\n")));
  }

  /** The same application with no file that Nginx has. */
  PublishedFiles withNone() {
    return new PublishedFiles(application, folder.resolve(".none"), Map.of(), Map.of());
  }

  Path file(String path) {
    return folder.resolve(path.substring(1));
  }

  Optional<PublishedFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** A name may hold anything, a line's end too. */
  private static String quote(String text) {
    return text.codePoints()
        .mapToObj(
            c -> c < ' ' || c == '%' || c == 127 ? "%%%02x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static String unquote(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        plain.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        plain.append(text.charAt(i));
      }
    }
    return plain.toString();
  }
}
