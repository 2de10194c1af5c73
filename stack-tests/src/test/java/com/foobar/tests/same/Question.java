package com.foobar.tests.same;

import java.util.ArrayList;
import java.util.List;

/** One request: a method, an address as it is written, and headers. */
record Question(String method, String target, List<String> headers) {
  private static final String TIME = "Sat, 08 Jun 2024 10:00:00 GMT";

  @Override
  public String toString() {
    return method + " " + target + (headers.isEmpty() ? "" : " " + headers);
  }

  boolean has(String header) {
    return headers.stream().anyMatch(line -> line.startsWith(header + ": "));
  }

  /** The ways of writing an address that somebody may try, good and bad. */
  static List<Question> addresses(String path) {
    List<String> written = new ArrayList<>();
    if (path.equals("/")) {
      return List.of(get("/"), get("/?x=1"), get("//"), get("/;x"), get("/."), get("/%2e"));
    }
    int slash = path.lastIndexOf('/', path.length() - 2);
    String folder = path.substring(0, slash + 1);
    String name = path.substring(slash + 1);
    written.add(path);
    written.add(path + "?x=1&y=%20");
    written.add(path + "?");
    written.add(path + ";x");
    written.add(path + ";jsessionid=abc?x=1");
    written.add(folder.replaceFirst("/$", ";x/") + name);
    written.add(folder + encoded(name, 0));
    written.add(folder + encoded(name, name.length() - 1));
    written.add(folder + name.replace(".", "%2e"));
    written.add(folder + encoded(name, 0).replace("%", "%25"));
    written.add(folder + name.toUpperCase(java.util.Locale.ROOT));
    written.add(path.toUpperCase(java.util.Locale.ROOT));
    written.add("/" + path);
    written.add(folder + "/" + name);
    written.add(folder + "./" + name);
    written.add(folder + "x/../" + name);
    written.add(folder + "%2e%2e/" + folder.substring(1) + name);
    written.add(folder.substring(0, folder.length() - 1) + "%2f" + name);
    written.add(folder.substring(0, folder.length() - 1) + "%5c" + name);
    written.add(path + "/");
    written.add(path + "//");
    written.add(path + ".");
    written.add(path + "%20");
    written.add(path + "%00");
    written.add(path + "/x");
    if (path.endsWith("/")) {
      written.add(path.substring(0, path.length() - 1));
    }
    return written.stream()
        .filter(target -> target.startsWith("/"))
        .distinct()
        .map(target -> get(target))
        .toList();
  }

  /** What may be asked of a file, besides the whole of it. */
  static List<Question> requests(String path, String tag, String time) {
    String date = time.isEmpty() ? TIME : time;
    List<Question> all = new ArrayList<>();
    all.add(new Question("HEAD", path, List.of()));
    all.add(new Question("POST", path, List.of()));
    all.add(new Question("OPTIONS", path, List.of()));
    for (String range :
        List.of("0-1", "1-", "-2", "2-1", "99999999-", "0-0,2-2", "x", "-0", "0-99999999")) {
      all.add(get(path, "Range: bytes=" + range));
    }
    all.add(get(path, "Range: chapters=1-2"));
    all.add(get(path, "If-Modified-Since: " + date));
    all.add(get(path, "If-Modified-Since: Sat, 08 Jun 1985 10:00:00 GMT"));
    all.add(get(path, "If-Modified-Since: yesterday"));
    all.add(get(path, "If-Unmodified-Since: " + date));
    all.add(get(path, "If-Unmodified-Since: Sat, 08 Jun 1985 10:00:00 GMT"));
    all.add(get(path, "If-None-Match: \"other\""));
    all.add(get(path, "If-None-Match: *"));
    all.add(get(path, "If-Match: \"other\""));
    all.add(get(path, "If-Match: *"));
    all.add(get(path, "Range: bytes=0-1", "If-Range: " + date));
    all.add(get(path, "Range: bytes=0-1", "If-Range: Sat, 08 Jun 1985 10:00:00 GMT"));
    all.add(get(path, "Range: bytes=0-1", "If-Range: \"other\""));
    all.add(get(path, "If-None-Match: \"other\"", "If-Modified-Since: " + date));
    all.add(get(path, "Authorization: Basic d3Jvbmc6d3Jvbmc="));
    all.add(get(path, "Cookie: JSESSIONID=nobody"));
    if (!tag.isEmpty()) {
      all.add(get(path, "If-None-Match: " + tag));
      all.add(get(path, "If-None-Match: " + tag, "If-Modified-Since: " + date));
      all.add(get(path, "If-Match: " + tag));
      all.add(get(path, "Range: bytes=0-1", "If-Range: " + tag));
    }
    return all;
  }

  private static Question get(String target, String... headers) {
    return new Question("GET", target, List.of(headers));
  }

  private static String encoded(String name, int place) {
    if (name.charAt(place) == '%'
        || (place > 1 && name.charAt(place - 2) == '%')
        || (place > 0 && name.charAt(place - 1) == '%')) {
      return name;
    }
    return name.substring(0, place)
        + "%%%02x".formatted((int) name.charAt(place))
        + name.substring(place + 1);
  }
}
