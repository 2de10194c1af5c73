package com.foobar.proof.round;

import com.foobar.proof.history.History;
import com.foobar.proof.history.Note;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Under which terms a run was made, as its history tells it.
 *
 * @param subject whom it is about
 * @param inventory name of the stack
 * @param seed of the dice
 * @param rate arrivals a second
 * @param people how many have an account
 */
public record Terms(String subject, String inventory, long seed, double rate, int people) {
  Map<String, String> note() {
    Map<String, String> note = new LinkedHashMap<>();
    note.put("phase", "begun");
    note.put("subject", subject);
    note.put("inventory", inventory);
    note.put("seed", Long.toString(seed));
    note.put("rate", Double.toString(rate));
    note.put("people", Integer.toString(people));
    return note;
  }

  /** Nothing when the version that wrote it did not tell them. */
  static Optional<Terms> of(History history) {
    return history.notes().stream()
        .filter(note -> note.what().equals("run"))
        .map(Note::value)
        .filter(value -> "begun".equals(value.get("phase")))
        .findFirst()
        .map(
            value ->
                new Terms(
                    value.get("subject"),
                    value.get("inventory"),
                    Long.parseLong(value.get("seed")),
                    Double.parseDouble(value.get("rate")),
                    Integer.parseInt(value.get("people"))));
  }
}
