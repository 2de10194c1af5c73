package com.foobar.server.publicfiles;

import io.undertow.server.handlers.resource.Resource;
import io.undertow.server.handlers.resource.ResourceManager;
import io.undertow.servlet.api.Deployment;
import io.undertow.servlet.handlers.ServletPathMatch;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files of a web application that the server would hand to anybody, whoever asks and however
 * often. Found out by walking what the server itself resolves paths against (the application's own
 * files and the {@code META-INF/resources} of its libraries, in its order), and by asking it where
 * each path leads. What is not certain is left out.
 */
final class PublicFiles {
  static final String FORMAT = "public-files 1";

  /**
   * The names that mean the same to whoever reads them: nothing that would have to be encoded in an
   * address, nothing that separates parameters.
   */
  private static final Pattern PLAIN =
      Pattern.compile("(?:/(?!\\.\\.?(?:/|$))[A-Za-z0-9._~@+,=-]{1,200})+");

  /** With the context path; keeps Nginx's table of files small. */
  private static final int LONGEST_PATH = 400;

  /** More than that are served by the server alone, which manages as well. */
  private static final int MOST_FILES = 20_000;

  private final Deployment deployment;
  private final ResourceManager resources;
  private final String contextPath;

  PublicFiles(Deployment deployment) {
    this.deployment = deployment;
    this.resources = deployment.getDeploymentInfo().getResourceManager();
    String path = deployment.getDeploymentInfo().getContextPath();
    this.contextPath = path.equals("/") ? "" : path;
  }

  /**
   * The list, tab-separated: {@code file PATH SIZE MILLISECONDS TYPE} for each file, {@code welcome
   * FOLDER/ PATH} for each folder whose address means one of them, {@code free PATH} for each of
   * the asked paths that would be public if there were such a file. Paths are below the context
   * path.
   */
  List<String> lines(List<String> asked) throws IOException, ReflectiveOperationException {
    List<String> lines = new ArrayList<>();
    lines.add(FORMAT);
    Optional<String> interference = Interference.in(deployment);
    if (interference.isPresent()) {
      lines.add("none\t" + interference.get());
      return lines;
    }
    if (!contextPath.isEmpty() && !isPlain(contextPath)) {
      lines.add("none\tits context path needs encoding");
      return lines;
    }
    PathRules rules = new PathRules(deployment);
    Map<String, Resource> files = new TreeMap<>();
    TreeSet<String> folders = new TreeSet<>();
    walk("/", files, folders);
    for (Map.Entry<String, Resource> file : files.entrySet()) {
      if (rules.isOpen(file.getKey())) {
        lines.add(line(file.getKey(), file.getValue()));
      }
    }
    for (String folder : folders) {
      welcome(rules, files, folder)
          .ifPresent(page -> lines.add("welcome\t" + folder + "\t" + page));
    }
    for (String path : asked) {
      if (isPlain(path) && !files.containsKey(path) && rules.isOpen(path)) {
        lines.add("free\t" + path);
      }
    }
    return lines;
  }

  private String line(String path, Resource file) {
    String type = deployment.getServletContext().getMimeType(path);
    return "file\t%s\t%d\t%d\t%s"
        .formatted(
            path,
            file.getContentLength(),
            file.getLastModified().getTime(),
            type == null ? "" : type.replaceAll("\\s", " "));
  }

  /** The page that the folder's address shows without a redirect, if that is one of the files. */
  private Optional<String> welcome(PathRules rules, Map<String, Resource> files, String folder)
      throws ReflectiveOperationException {
    ServletPathMatch match = deployment.getServletPaths().getServletHandlerByPath(folder);
    if (match.getType() != ServletPathMatch.Type.REWRITE) {
      return Optional.empty();
    }
    String page = match.getRewriteLocation();
    return files.containsKey(page)
            && rules.isOpen(page)
            && rules.leadsToTheFile(match)
            && rules.isUnconstrained(folder)
        ? Optional.of(page)
        : Optional.empty();
  }

  private void walk(String folder, Map<String, Resource> files, TreeSet<String> folders)
      throws IOException {
    Resource resource = resources.getResource(folder);
    if (resource == null || !resource.isDirectory()) {
      return;
    }
    folders.add(folder);
    TreeSet<String> names = new TreeSet<>();
    for (Resource child : resource.list()) {
      names.add(child.getName());
    }
    for (String name : names) {
      String path = folder + name;
      if (!isPlain(path) || isInside(path) || files.size() >= MOST_FILES) {
        continue;
      }
      // What the server finds under this path, whichever of several it is.
      Resource found = resources.getResource(path);
      if (found == null) {
        continue;
      }
      if (found.isDirectory()) {
        walk(path + "/", files, folders);
      } else if (found.getContentLength() != null && found.getLastModified() != null) {
        files.put(path, found);
      }
    }
  }

  private boolean isPlain(String path) {
    return PLAIN.matcher(path).matches() && contextPath.length() + path.length() <= LONGEST_PATH;
  }

  private static boolean isInside(String path) {
    String upper = path.toUpperCase(Locale.ROOT);
    return upper.equals("/WEB-INF") || upper.equals("/META-INF");
  }
}
