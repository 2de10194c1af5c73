package com.foobar.bench;

import com.foobar.bench.beside.WildflyDistribution;
import com.foobar.stack.plan.PlanContext;
import com.foobar.stack.plan.ProgramPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which programs were measured, as they say themselves. */
final class Versions {
  private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+(\\.\\d+)?[^\\s,;)<]*");

  private Versions() {}

  static Map<String, String> of(PlanContext context) {
    ProgramPaths programs = context.programs();
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Java", "%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version()));
    versions.put("WildFly", WildflyDistribution.version(context));
    versions.put("MySQL", said(programs.of("mysqld").toString(), "--version"));
    versions.put("HAProxy", said(programs.of("haproxy").toString(), "-v"));
    versions.put("Nginx", said(programs.of("nginx").toString(), "-v"));
    return versions;
  }

  private static String said(String... command) {
    return output(Path.of("."), command).map(Versions::number).orElse("");
  }

  static String number(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.find() ? number.group() : "";
  }

  /** Of the project, as git knows it; "+" where files differ from it, empty where there is none. */
  static String commit(Path root) {
    Optional<String> commit = output(root, "git", "rev-parse", "--short=12", "HEAD");
    Optional<String> changed = output(root, "git", "status", "--porcelain", "--untracked-files=no");
    return commit.map(String::strip).orElse("")
        + (changed.map(String::isBlank).orElse(true) ? "" : "+");
  }

  private static Optional<String> output(Path folder, String... command) {
    try {
      Process process =
          new ProcessBuilder(List.of(command))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
