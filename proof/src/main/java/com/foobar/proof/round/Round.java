package com.foobar.proof.round;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Note;
import com.foobar.proof.spi.Finding;
import com.foobar.proof.spi.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One fault from the quiet before it to the judgement after it. Times are microseconds since 1970.
 *
 * @param fault as it was asked for; "none" for a round without one
 * @param targets who was struck
 * @param begun when the load began
 * @param struck when the fault began
 * @param mending when the mending began
 * @param healthy when everything was healthy again, or it was given up
 * @param ended when the load ended
 * @param read when everything had been read back
 * @param problems what went otherwise than planned
 * @param mended whether everything was healthy again
 * @param findings on everything since the beginning of the run
 * @param verdict on this round alone: what an earlier one has broken is not held against it
 */
public record Round(
    int number,
    String fault,
    List<String> targets,
    long begun,
    long struck,
    long mending,
    long healthy,
    long ended,
    long read,
    List<String> problems,
    boolean mended,
    List<Finding> findings,
    Verdict verdict) {
  /** Whether nothing was broken: the round tells how the system is without a fault. */
  public boolean isCalm() {
    return fault.equals("none");
  }

  /** The rounds that came to their end, as the notes of a history tell them; not judged yet. */
  public static List<Round> in(History history) {
    List<Round> rounds = new ArrayList<>();
    Map<String, Long> phases = new HashMap<>();
    List<String> targets = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    boolean mended = true;
    for (Note note : history.notes()) {
      Map<String, String> value = note.value();
      switch (note.what()) {
        case "strike" -> targets.add(value.get("target"));
        case "problem" -> {
          problems.add(value.get("text"));
          mended &= !"true".equals(value.get("unmended"));
        }
        case "round" -> {
          String phase = value.get("phase");
          if (phase.equals("begun")) {
            phases.clear();
            targets.clear();
            problems.clear();
            mended = true;
          }
          phases.put(phase, note.time());
          if (phase.equals("read")) {
            rounds.add(
                new Round(
                    Integer.parseInt(value.get("number")),
                    value.get("fault"),
                    List.copyOf(targets),
                    phases.get("begun"),
                    phases.get("struck"),
                    phases.get("mending"),
                    phases.get("healthy"),
                    phases.get("ended"),
                    note.time(),
                    List.copyOf(problems),
                    mended,
                    List.of(),
                    Verdict.UNKNOWN));
          }
        }
        default -> {
          // Something else is told of.
        }
      }
    }
    return rounds;
  }

  Round judged(List<Finding> found, Verdict onItself) {
    return new Round(
        number, fault, targets, begun, struck, mending, healthy, ended, read, problems, mended,
        found, onItself);
  }
}
