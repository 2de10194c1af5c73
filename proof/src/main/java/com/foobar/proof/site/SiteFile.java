package com.foobar.proof.site;

import com.foobar.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads a file that says what is asked of a site, a thing a line:
 *
 * <pre>
 * GET /shop/                             # read by everybody; HEAD as well
 *   expect 200                           # the default; one of several: expect 200 304
 *   expect text Welcome                  # what the page has to contain
 * log in POST /shop/login                # once for each of the people; several are done in their order
 *   form user=reader-{person}&amp;pass=secret   # or: json {"user":"…"}
 *   expect 302
 * stay GET /shop/account                 # read by those who are logged in, with their cookies
 *   expect text Log out
 * limit availability 99.5                # percent
 * limit silence 10                       # seconds
 * limit p99 3000                         # milliseconds
 * limit lost 0                           # sessions
 * </pre>
 *
 * Blank lines, and what follows a # at the beginning of a line or after a blank, are comments.
 */
final class SiteFile {
  /** Stands for the number of the person who logs in, from 1. */
  static final String PERSON = "{person}";

  private static final String KNOWN =
      "GET, HEAD, log in, form, json, stay, expect, expect text or limit";

  private final Path file;
  private final List<Step> pages = new ArrayList<>();
  private final List<Step> login = new ArrayList<>();
  private final List<Step> stay = new ArrayList<>();
  private final List<String> errors = new ArrayList<>();
  private Limits limits = Limits.DEFAULT;

  /** To which of the lists the last request belongs; null before the first. */
  private List<Step> last;

  /** Whether the last request has been told what to expect. */
  private boolean expected;

  private int number;

  private SiteFile(Path file) {
    this.file = file;
  }

  /**
   * @throws StackException when it cannot be read, or says what nobody understands: all of that,
   *     with its lines
   */
  static SitePlan read(Path file) {
    SiteFile reading = new SiteFile(file);
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new StackException("cannot read %s: %s".formatted(file, e), e);
    }
    for (String line : lines) {
      reading.number++;
      reading.line(line.replaceFirst("(^|\\s)#.*", "").strip());
    }
    return reading.plan();
  }

  private SitePlan plan() {
    if (pages.isEmpty() && stay.isEmpty() && errors.isEmpty()) {
      errors.add("%s names nothing to read: say GET /".formatted(file));
    }
    if (!stay.isEmpty() && login.isEmpty()) {
      wrong(stay.get(0).line(), "nobody is logged in for this: say log in POST … before");
    }
    if (!login.isEmpty() && stay.isEmpty()) {
      wrong(
          login.get(0).line(),
          "nothing tells whether the log-in lasts: say stay GET … with a page that wants it");
    }
    if (!errors.isEmpty()) {
      throw new StackException(String.join("\n", errors));
    }
    return new SitePlan(List.copyOf(pages), List.copyOf(login), List.copyOf(stay), limits);
  }

  private void wrong(int line, String what) {
    errors.add("%s, line %d: %s".formatted(file, line, what));
  }

  private void line(String line) {
    if (line.isEmpty()) {
      return;
    }
    String[] words = line.split("\\s+", 2);
    String rest = words.length == 1 ? "" : words[1];
    switch (words[0]) {
      case "GET", "HEAD" -> request(pages, words[0], rest);
      case "stay" -> second("stay", stay, rest);
      case "log" -> {
        if (rest.equals("in") || rest.startsWith("in ")) {
          second("log in", login, rest.substring(2).strip());
        } else {
          unknown(line);
        }
      }
      case "form" -> body("form", rest, "application/x-www-form-urlencoded");
      case "json" -> body("json", rest, "application/json");
      case "expect" -> expect(rest);
      case "limit" -> limit(rest);
      default -> unknown(line);
    }
  }

  private void unknown(String line) {
    wrong(number, "'%s' is not understood; a line begins with %s".formatted(line, KNOWN));
  }

  private void second(String what, List<Step> steps, String request) {
    String[] words = request.split("\\s+", 2);
    boolean reading = words[0].equals("GET") || words[0].equals("HEAD");
    if (words.length < 2 || !(reading || steps == login && words[0].equals("POST"))) {
      last = null;
      wrong(
          number,
          "'%1$s' wants a method and a path: %1$s %2$s /path"
              .formatted(what, steps == login ? "POST" : "GET"));
      return;
    }
    request(steps, words[0], words[1]);
  }

  private void request(List<Step> steps, String method, String path) {
    last = null;
    if (!path.startsWith("/")) {
      wrong(number, "a path begins with '/', and stands alone: %s /path".formatted(method));
      return;
    }
    try {
      URI.create("http://site" + path.replace(PERSON, "1"));
    } catch (IllegalArgumentException e) {
      wrong(number, "'%s' is no path: %s".formatted(path, e.getCause().getMessage()));
      return;
    }
    steps.add(Step.of(number, method, path));
    last = steps;
    expected = false;
  }

  private void body(String what, String body, String type) {
    if (last != login || !request().method().equals("POST")) {
      wrong(number, "'%s' belongs below a line log in POST …".formatted(what));
    } else if (body.isEmpty()) {
      wrong(number, "'%s' wants what is sent".formatted(what));
    } else {
      replace(request().with(body, type));
    }
  }

  private void expect(String what) {
    if (last == null) {
      wrong(number, "'expect' belongs below a request");
    } else if (what.startsWith("text ")) {
      List<String> texts = new ArrayList<>(request().texts());
      texts.add(what.substring(5).strip());
      replace(request().withTexts(texts));
    } else if (what.matches("[1-5]\\d\\d(\\s+[1-5]\\d\\d)*")) {
      List<Integer> statuses = new ArrayList<>(expected ? request().statuses() : List.of());
      for (String status : what.split("\\s+")) {
        statuses.add(Integer.valueOf(status));
      }
      expected = true;
      replace(request().withStatuses(statuses));
    } else {
      wrong(number, "'expect' wants one or more statuses, or text and words: expect 200");
    }
  }

  private Step request() {
    return last.get(last.size() - 1);
  }

  private void replace(Step step) {
    last.set(last.size() - 1, step);
  }

  private void limit(String what) {
    String[] words = what.split("\\s+");
    double value;
    try {
      value = words.length == 2 ? Double.parseDouble(words[1]) : -1;
    } catch (NumberFormatException e) {
      value = -1;
    }
    if (!(value >= 0)) {
      wrong(number, "'limit' wants a name and a number that is not negative: limit silence 10");
      return;
    }
    switch (words[0].toLowerCase(Locale.ROOT)) {
      case "availability" -> {
        if (value > 100) {
          wrong(number, "availability is in percent, and at most 100");
        }
        limits = new Limits(value, limits.silence(), limits.p99(), limits.lost());
      }
      case "silence" ->
          limits = new Limits(limits.availability(), value, limits.p99(), limits.lost());
      case "p99" ->
          limits = new Limits(limits.availability(), limits.silence(), value, limits.lost());
      case "lost" ->
          limits = new Limits(limits.availability(), limits.silence(), limits.p99(), (int) value);
      default ->
          wrong(
              number,
              "there is no limit '%s': say availability, silence, p99 or lost".formatted(words[0]));
    }
  }
}
