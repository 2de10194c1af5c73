// What the servers' answers mean at a door: {kind, title, text, event, id, unused}, where kind is "good", "bad" or "open", which
// is no verdict yet. No document here.

import { isolated, longDate, seatName, time } from "../format.js";
import { explain } from "../problems.js";

/** Its bearer is let in. */
export function admitted(admission) {
  return { kind: "good", title: "Let in", text: seatName(admission), event: eventLine(admission), id: admission.id };
}

/** What a refusal means at a door. None of them uses the ticket up. */
export function refused(error) {
  const { problem } = error;
  switch (error.code) {
    case "not-found":
      return { kind: "bad", title: "No such ticket", text: "Check the code and try again, or send the bearer to the box office." };
    case "wrong-event":
      return { kind: "bad", title: "Other event", text: "This ticket is not for here. It is for:", event: eventLine(problem), unused: true };
    case "too-early":
      return { kind: "bad", title: "Too early", text: "The doors are not open for this one yet:", event: eventLine(problem), unused: true };
    case "too-late":
      return { kind: "bad", title: "Too late", text: "This one is over:", event: eventLine(problem), unused: true };
    case "idempotency-key-reused":
      return { kind: "open", title: "Taken back", text: "Somebody took this admission back meanwhile. Press again to let its bearer in." };
    default: {
      // No answer is no verdict. If the lost answer had let somebody in, the next one lets in: it is asked for by the same key.
      const { title, advice } = explain(error);
      return { kind: error.status >= 400 && error.status < 500 ? "bad" : "open", title, text: advice };
    }
  }
}

function eventLine({ event, startsAt, zone }) {
  return startsAt ? `${isolated(event)}, ${longDate(startsAt, zone)}, ${time(startsAt, zone)}` : event;
}
