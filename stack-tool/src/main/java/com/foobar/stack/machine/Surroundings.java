package com.foobar.stack.machine;

import java.util.HashMap;
import java.util.Map;

/**
 * What a command finds around it: the same whoever started it. A caller's proxies, library paths,
 * Java options, temporary folder and locale are the caller's, and would stay with a service for as
 * long as it runs.
 */
final class Surroundings {
  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private Surroundings() {}

  /** Leaves nothing of the caller's, and adds what this command wants. */
  static void prepare(ProcessBuilder builder, Map<String, String> own) {
    Map<String, String> clean = new HashMap<>();
    clean.put("PATH", PATH);
    // File names are UTF-8, digits are 0 to 9.
    clean.put("LC_ALL", "C.UTF-8");
    clean.put("LANG", "C.UTF-8");
    clean.put("HOME", System.getProperty("user.home"));
    clean.put("USER", System.getProperty("user.name"));
    clean.put("LOGNAME", System.getProperty("user.name"));
    clean.putAll(own);
    builder.environment().clear();
    builder.environment().putAll(clean);
  }
}
