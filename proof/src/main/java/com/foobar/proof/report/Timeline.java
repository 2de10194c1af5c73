package com.foobar.proof.report;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Note;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.round.Round;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws a span of the run as SVG: answers a second by outcome, how long people waited, which member
 * was primary, and the faults as bands behind all of it.
 */
final class Timeline {
  private static final int WIDTH = 1200;
  private static final int LEFT = 64;
  private static final int RIGHT = 12;
  private static final int TOP = 44;
  private static final int THROUGHPUT = 130;
  private static final int LATENCY = 130;
  private static final int LANE = 14;
  private static final int GAP = 22;

  /** Latencies from here to there, in milliseconds, on a logarithmic scale. */
  private static final double SHORTEST = 1;

  private static final double LONGEST = 60_000;

  private final History history;
  private final List<Round> rounds;
  private final long from;
  private final long to;
  private final long bin;
  private final int bins;
  private final StringBuilder svg = new StringBuilder();

  private Timeline(History history, List<Round> rounds, long from, long to) {
    this.history = history;
    this.rounds = rounds;
    this.from = from;
    this.to = Math.max(to, from + 1_000_000);
    // At most one bin for four points of width, at least half a second, so that bars can be seen.
    long seconds = (this.to - from) / 1_000_000;
    this.bin = seconds <= 150 ? 500_000 : (seconds / 300 + 1) * 1_000_000;
    this.bins = (int) ((this.to - from) / bin) + 1;
  }

  /**
   * @param from microseconds since 1970
   * @param to microseconds since 1970
   */
  static String draw(History history, List<Round> rounds, long from, long to) {
    return new Timeline(history, rounds, from, to).draw();
  }

  private String draw() {
    Map<String, List<Note>> members = members();
    int lanes = members.size() * (LANE + 4);
    int latencyTop = TOP + THROUGHPUT + GAP;
    int lanesTop = latencyTop + LATENCY + GAP;
    int axis = lanesTop + lanes;
    int height = axis + 24;
    svg.append(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Timeline\">"
            .formatted(WIDTH, height));
    bands(axis);
    throughput();
    latency(latencyTop);
    lanes(members, lanesTop);
    changes(members, axis);
    axis(axis);
    return svg.append("</svg>").toString();
  }

  // --- Faults ----------------------------------------------------------------------------------

  private void bands(int bottom) {
    for (Round round : rounds) {
      band(round.struck(), round.mending(), bottom, "fault", round.fault() + ": broken");
      band(round.mending(), round.healthy(), bottom, "mend", round.fault() + ": being mended");
      band(round.ended(), round.read(), bottom, "read", "no load: everything is read back");
      if (isInside(round.struck())) {
        text(x(round.struck()) + 2, 14, "label", Integer.toString(round.number()), "start");
      }
    }
  }

  private void band(long begin, long end, int bottom, String kind, String title) {
    double left = x(Math.max(begin, from));
    double right = x(Math.min(end, to));
    if (right > left) {
      svg.append(
          format(
              "<rect class=\"band %s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>",
              kind, left, 2, right - left, bottom - 2, escape(title)));
    }
  }

  // --- Answers a second ------------------------------------------------------------------------

  private void throughput() {
    int[][] counts = new int[bins][3];
    for (Operation operation : history.operations()) {
      if (operation.isCompleted() && isInside(operation.completed())) {
        int kind =
            operation.outcome() == Outcome.OK ? 0 : operation.outcome() == Outcome.FAIL ? 1 : 2;
        counts[index(operation.completed())][kind]++;
      }
    }
    double perBin = bin / 1e6;
    double most = 1;
    for (int[] count : counts) {
      most = Math.max(most, (count[0] + count[1] + count[2]) / perBin);
    }
    double ceiling = niceCeiling(most);
    int bottom = TOP + THROUGHPUT;
    for (int step = 0; step <= 2; step++) {
      double value = ceiling * step / 2;
      double y = bottom - THROUGHPUT * value / ceiling;
      line(LEFT, y, WIDTH - RIGHT, y, "grid");
      text(LEFT - 6, y + 4, "tick", format("%.0f", value), "end");
    }
    text(LEFT, TOP - 8, "caption", "answers / s", "start");
    String[] kinds = {"ok", "refused", "unknown"};
    double width = x(from + bin) - x(from);
    for (int i = 0; i < bins; i++) {
      double y = bottom;
      for (int kind = 0; kind < 3; kind++) {
        double height = THROUGHPUT * counts[i][kind] / perBin / ceiling;
        if (height > 0) {
          y -= height;
          svg.append(
              format(
                  "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"><title>%.0f %s / s at %s</title></rect>",
                  kinds[kind],
                  x(from + i * bin),
                  y,
                  Math.max(width - 0.4, 0.6),
                  height,
                  counts[i][kind] / perBin,
                  kinds[kind],
                  clock(from + i * bin)));
        }
      }
    }
  }

  // --- How long people waited ------------------------------------------------------------------

  private void latency(int top) {
    int bottom = top + LATENCY;
    for (double value : new double[] {1, 10, 100, 1_000, 10_000, 60_000}) {
      double y = latencyY(value, bottom);
      line(LEFT, y, WIDTH - RIGHT, y, "grid");
      text(
          LEFT - 6,
          y + 4,
          "tick",
          value < 1_000 ? format("%.0f ms", value) : format("%.0f s", value / 1_000),
          "end");
    }
    text(LEFT, top - 7, "caption", "time to the answer: median, slowest", "start");
    slowest(bottom, true, "write");
    slowest(bottom, false, "reading");
  }

  private void slowest(int bottom, boolean writes, String kind) {
    List<List<Double>> latencies = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      latencies.add(new ArrayList<>());
    }
    for (Operation operation : history.operations()) {
      if (operation.op().isWrite() == writes
          && operation.isCompleted()
          && isInside(operation.completed())) {
        latencies.get(index(operation.completed())).add(operation.latency() / 1e3);
      }
    }
    StringBuilder path = new StringBuilder();
    boolean drawn = false;
    for (int i = 0; i < bins; i++) {
      List<Double> all = latencies.get(i);
      if (all.isEmpty()) {
        drawn = false;
        continue;
      }
      all.sort(null);
      double x = x(from + i * bin + bin / 2);
      double median = all.get(all.size() / 2);
      double most = all.get(all.size() - 1);
      path.append(format("%s%.1f %.1f ", drawn ? "L" : "M", x, latencyY(median, bottom)));
      drawn = true;
      svg.append(
          format(
              "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"1.8\"><title>slowest %s at %s: %.0f ms (median %.0f ms)</title></circle>",
              kind, x, latencyY(most, bottom), kind, clock(from + i * bin), most, median));
    }
    svg.append("<path class=\"%s\" d=\"%s\"/>".formatted(kind, path));
  }

  private static double latencyY(double millis, int bottom) {
    double clamped = Math.min(Math.max(millis, SHORTEST), LONGEST);
    return bottom - LATENCY * Math.log(clamped / SHORTEST) / Math.log(LONGEST / SHORTEST);
  }

  // --- Who was primary -------------------------------------------------------------------------

  private Map<String, List<Note>> members() {
    Map<String, List<Note>> members = new TreeMap<>();
    for (Note note : history.notes()) {
      if (note.what().equals("member")) {
        members.computeIfAbsent(note.value().get("member"), name -> new ArrayList<>()).add(note);
      }
    }
    return members;
  }

  private void lanes(Map<String, List<Note>> members, int top) {
    int y = top;
    for (Map.Entry<String, List<Note>> member : members.entrySet()) {
      text(LEFT - 6, y + LANE - 3, "tick", member.getKey(), "end");
      List<Note> notes = member.getValue();
      for (int i = 0; i < notes.size(); i++) {
        long begin = Math.max(notes.get(i).time(), from);
        long end = Math.min(i + 1 < notes.size() ? notes.get(i + 1).time() : to, to);
        String state = notes.get(i).value().get("state");
        if (end > begin) {
          svg.append(
              format(
                  "<rect class=\"member %s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s: %s from %s to %s</title></rect>",
                  style(state),
                  x(begin),
                  y,
                  x(end) - x(begin),
                  LANE,
                  member.getKey(),
                  state.toLowerCase(Locale.ROOT),
                  clock(begin),
                  clock(end)));
        }
      }
      y += LANE + 4;
    }
    text(LEFT, top - 7, "caption", "MySQL members: dark is primary", "start");
  }

  /** A line where another member than before begins to take writes. */
  private void changes(Map<String, List<Note>> members, int bottom) {
    List<Note> taking =
        members.values().stream()
            .flatMap(List::stream)
            .filter(note -> style(note.value().get("state")).equals("primary"))
            .sorted(Comparator.comparingLong(Note::time))
            .toList();
    String before = null;
    for (Note note : taking) {
      String member = note.value().get("member");
      if (before != null && !before.equals(member) && isInside(note.time())) {
        svg.append(
            format(
                "<line class=\"change\" x1=\"%1$.1f\" y1=\"18\" x2=\"%1$.1f\" y2=\"%2$d\"><title>%3$s is primary from %4$s on</title></line>",
                x(note.time()), bottom, member, clock(note.time())));
      }
      before = member;
    }
  }

  private static String style(String state) {
    if (state.startsWith("PRIMARY ONLINE")) {
      return state.endsWith("WRITABLE") ? "primary" : "elected";
    }
    return state.startsWith("SECONDARY ONLINE") ? "secondary" : "absent";
  }

  // --- The rest --------------------------------------------------------------------------------

  private void axis(int y) {
    long span = (to - from) / 1_000_000;
    long step = 1;
    for (long candidate : new long[] {5, 10, 30, 60, 120, 300, 600, 1_800}) {
      step = candidate;
      if (span / candidate <= 14) {
        break;
      }
    }
    for (long second = 0; second <= span; second += step) {
      double x = x(from + second * 1_000_000);
      line(x, y, x, y + 4, "axis");
      text(x, y + 16, "tick", clock(from + second * 1_000_000), "middle");
    }
    line(LEFT, y, WIDTH - RIGHT, y, "axis");
  }

  private boolean isInside(long time) {
    return time >= from && time < to;
  }

  private int index(long time) {
    return (int) ((time - from) / bin);
  }

  private double x(long time) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (double) (time - from) / (to - from);
  }

  /** Minutes and seconds since the run began. */
  private String clock(long time) {
    long begin = rounds.isEmpty() ? from : rounds.get(0).begun();
    return clock(begin, time);
  }

  static String clock(long begin, long time) {
    long seconds = Math.max(0, Math.round((time - begin) / 1e6));
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  private static double niceCeiling(double most) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(most)));
    for (double factor : new double[] {1, 2, 4, 5, 10}) {
      if (most <= factor * magnitude) {
        return factor * magnitude;
      }
    }
    return 10 * magnitude;
  }

  private void line(double x1, double y1, double x2, double y2, String kind) {
    svg.append(
        format(
            "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
            kind, x1, y1, x2, y2));
  }

  private void text(double x, double y, String kind, String text, String anchor) {
    svg.append(
        format(
            "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
            kind, x, y, anchor, escape(text)));
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
