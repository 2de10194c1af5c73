package com.foobar.proof.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.foobar.proof.history.History;
import com.foobar.proof.history.Note;
import com.foobar.proof.history.Operation;
import com.foobar.proof.history.Outcome;
import com.foobar.proof.load.Latencies;
import com.foobar.proof.round.Round;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What the page draws of a span of the run ({@code charts.js}): answers a second by outcome, how
 * long people waited, which member was primary, and the faults as bands behind all of it. Times are
 * seconds since the run began.
 */
final class Charts {
  /** Nobody waits longer for an answer than a time that is shorter than this, in microseconds. */
  private static final long LONGEST_WAIT = 600_000_000;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final History history;
  private final List<Round> rounds;
  private final long begin;

  /**
   * @param begin of the run, in microseconds since 1970
   */
  Charts(History history, List<Round> rounds, long begin) {
    this.history = history;
    this.rounds = rounds;
    this.begin = begin;
  }

  /**
   * As JSON that may stand in a page.
   *
   * @param from microseconds since 1970
   * @param until microseconds since 1970
   */
  String of(long from, long until) {
    long to = Math.max(until, from + 1_000_000);
    // So many bins that each can be seen, of at least half a second.
    long seconds = (to - from) / 1_000_000;
    long bin = seconds <= 150 ? 500_000 : (seconds / 300 + 1) * 1_000_000;
    int bins = (int) ((to - from) / bin) + 1;
    Map<String, Object> chart = new LinkedHashMap<>();
    chart.put("from", second(from));
    chart.put("to", second(to));
    chart.put(
        "times", IntStream.range(0, bins).mapToObj(i -> second(from + i * bin + bin / 2)).toList());
    Bins counted = new Bins(from, to, bin, bins);
    history.between(from - LONGEST_WAIT, to).forEach(counted::count);
    chart.put("answers", counted.answers());
    chart.put("writes", counted.waiting(counted.writes));
    chart.put("reads", counted.waiting(counted.reads));
    chart.put("bands", bands(from, to));
    Map<String, List<Note>> members = members();
    chart.put("members", lanes(members, from, to));
    chart.put("changes", changes(members, from, to));
    try {
      // Nothing in it may end the element that it stands in.
      return JSON.writeValueAsString(chart).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and names are always JSON", e);
    }
  }

  private double second(long time) {
    return Math.round((time - begin) / 1e4) / 1e2;
  }

  /** Minutes and seconds since the run began. */
  String clock(long time) {
    return clock(begin, time);
  }

  static String clock(long begin, long time) {
    long seconds = Math.max(0, Math.round((time - begin) / 1e6));
    return "%d:%02d".formatted(seconds / 60, seconds % 60);
  }

  /** What was answered in each part of the span. */
  private static final class Bins {
    private final long from;
    private final long to;
    private final long bin;
    private final int[][] answers;
    private final Latencies[] writes;
    private final Latencies[] reads;

    Bins(long from, long to, long bin, int bins) {
      this.from = from;
      this.to = to;
      this.bin = bin;
      this.answers = new int[3][bins];
      this.writes = new Latencies[bins];
      this.reads = new Latencies[bins];
    }

    void count(Operation operation) {
      long time = operation.completed();
      if (time < from || time >= to) {
        return;
      }
      int index = (int) ((time - from) / bin);
      int kind =
          operation.outcome() == Outcome.OK ? 0 : operation.outcome() == Outcome.FAIL ? 1 : 2;
      answers[kind][index]++;
      Latencies[] latencies = operation.op().isWrite() ? writes : reads;
      if (latencies[index] == null) {
        latencies[index] = new Latencies();
      }
      latencies[index].record(operation.latency() * 1_000);
    }

    /** Done, refused and unknown, each a second. */
    List<List<Double>> answers() {
      List<List<Double>> all = new ArrayList<>();
      for (int[] kind : answers) {
        all.add(IntStream.of(kind).mapToObj(count -> Math.round(count * 1e8 / bin) / 1e2).toList());
      }
      return all;
    }

    /** The median and the slowest, in milliseconds; null where nobody was answered. */
    List<List<Double>> waiting(Latencies[] latencies) {
      List<Double> median = new ArrayList<>();
      List<Double> most = new ArrayList<>();
      for (Latencies one : latencies) {
        median.add(one == null ? null : one.millis(50));
        most.add(one == null ? null : one.millis(100));
      }
      return List.of(median, most);
    }
  }

  // --- Faults ----------------------------------------------------------------------------------

  private List<Map<String, Object>> bands(long from, long to) {
    List<Map<String, Object>> bands = new ArrayList<>();
    for (Round round : rounds) {
      String number = Integer.toString(round.number());
      add(bands, from, to, round.struck(), round.mending(), "fault", number);
      add(bands, from, to, round.mending(), round.healthy(), "mend", "");
      add(bands, from, to, round.ended(), round.read(), "read", "");
    }
    return bands;
  }

  private void add(
      List<Map<String, Object>> bands,
      long from,
      long to,
      long begin,
      long end,
      String kind,
      String label) {
    if (end > from && begin < to) {
      bands.add(
          Map.of(
              "from",
              second(Math.max(begin, from)),
              "to",
              second(Math.min(end, to)),
              "kind",
              kind,
              "label",
              begin >= from ? label : ""));
    }
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

  private List<Map<String, Object>> lanes(Map<String, List<Note>> members, long from, long to) {
    List<Map<String, Object>> lanes = new ArrayList<>();
    members.forEach(
        (member, notes) -> {
          List<Map<String, Object>> spans = new ArrayList<>();
          for (int i = 0; i < notes.size(); i++) {
            long begin = Math.max(notes.get(i).time(), from);
            long end = Math.min(i + 1 < notes.size() ? notes.get(i + 1).time() : to, to);
            if (end > begin) {
              spans.add(
                  Map.of(
                      "from", second(begin),
                      "to", second(end),
                      "state", style(notes.get(i).value().get("state"))));
            }
          }
          lanes.add(Map.of("name", member, "spans", spans));
        });
    return lanes;
  }

  /** Where another member than before begins to take writes. */
  private List<Map<String, Object>> changes(Map<String, List<Note>> members, long from, long to) {
    List<Note> taking =
        members.values().stream()
            .flatMap(List::stream)
            .filter(note -> style(note.value().get("state")).equals("primary"))
            .sorted(Comparator.comparingLong(Note::time))
            .toList();
    List<Map<String, Object>> changes = new ArrayList<>();
    String before = null;
    for (Note note : taking) {
      String member = note.value().get("member");
      if (before != null && !before.equals(member) && note.time() >= from && note.time() < to) {
        changes.add(
            Map.of(
                "at", second(note.time()),
                "what", "%s is primary from %s on".formatted(member, clock(note.time()))));
      }
      before = member;
    }
    return changes;
  }

  private static String style(String state) {
    if (state.startsWith("PRIMARY ONLINE")) {
      return state.endsWith("WRITABLE") ? "primary" : "elected";
    }
    return state.startsWith("SECONDARY ONLINE") ? "secondary" : "absent";
  }
}
