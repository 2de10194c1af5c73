package com.foobar.proof.report;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Note;
import com.foobar.proof.round.Round;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What happened after a strike, and when: where the time of an outage was spent. */
final class Chronicle {
  /** A shorter silence is only the pause between two requests. */
  private static final double OUTAGE_SECONDS = 1;

  private record Entry(long time, String text) {}

  private Chronicle() {}

  /** Each with {@code after}, the time since the strike, and {@code what}. */
  static List<Map<String, String>> of(History history, Round round, Figures figures) {
    List<Entry> entries = new ArrayList<>();
    history.notes().stream()
        .filter(note -> note.time() >= round.struck() && note.time() <= round.ended())
        .filter(note -> !note.who().equals("proof"))
        .forEach(note -> entries.add(new Entry(note.time(), text(note))));
    entries.add(new Entry(round.mending(), "the mending begins"));
    entries.add(new Entry(round.healthy(), "everything is healthy"));
    addOutage(entries, figures.writes(), "write");
    addOutage(entries, figures.reads(), "read");
    return entries.stream()
        .sorted(Comparator.comparingLong(Entry::time))
        .map(
            entry ->
                Map.of(
                    "after",
                    String.format(Locale.ROOT, "%+.1f s", (entry.time() - round.struck()) / 1e6),
                    "what",
                    entry.text()))
        .toList();
  }

  private static void addOutage(List<Entry> entries, Outage outage, String kind) {
    if (outage.seconds() >= OUTAGE_SECONDS) {
      entries.add(
          new Entry(
              outage.from(),
              String.format(
                  Locale.ROOT, "no %s succeeds from here on, for %.1f s", kind, outage.seconds())));
      entries.add(new Entry(outage.to(), "the first %s succeeds again".formatted(kind)));
    }
  }

  private static String text(Note note) {
    Map<String, String> value = note.value();
    return switch (note.what()) {
      case "strike" -> "%s begins: %s".formatted(value.get("strike"), value.get("target"));
      case "struck" -> "%s is done".formatted(value.get("strike"));
      case "member" ->
          "MySQL on %s: %s"
              .formatted(value.get("member"), value.get("state").toLowerCase(Locale.ROOT));
      default -> "%s %s".formatted(note.what(), value);
    };
  }
}
