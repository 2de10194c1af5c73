// The door: type or scan a ticket's code, see at once whether to let its bearer in. Scanners that act as a keyboard work.

import { html, nothing, render } from "../libraries.js";
import { announce } from "../announce.js";
import { ApiError, post } from "../api.js";
import { dateAndTime, seatName, time } from "../format.js";
import { explain, problemNotice } from "../problems.js";
import { caller, sessionLost } from "../session.js";
import { loginUrl, startPage, startShell } from "../shell.js";

/** Which door this device stands at. */
const DOOR = "foobar.door";
const REMEMBERED = 8;

const root = document.getElementById("checkin");
const state = { who: null, door: localStorage.getItem(DOOR) ?? "", busy: false, verdict: null, earlier: [] };

startShell({ holdBar: false });
startPage(root, async () => {
  state.who = await caller();
  if (!state.who) {
    location.replace(loginUrl());
    return;
  }
  paint();
  document.getElementById("code")?.focus();
});

async function admit(event) {
  event.preventDefault();
  const { code: field } = event.target.elements;
  const code = field.value.trim();
  if (!code || state.busy) return;
  state.busy = true;
  paint();
  try {
    const admission = await post("/checkins", { code, door: doorName() });
    say({ kind: "good", title: "Let in", text: seatName(admission), event: admission.event });
  } catch (error) {
    if (error.status === 401) {
      sessionLost();
      location.assign(loginUrl());
      return;
    }
    // No answer is no verdict. If the lost answer had let somebody in, the next one says so: a moment ago, at this door.
    const kind = error.status >= 400 && error.status < 500 ? "bad" : "open";
    const { title, advice } =
      error.code === "not-found"
        ? { title: "No such ticket", advice: "Check the code and try again, or send the bearer to the box office." }
        : explain(error);
    say({ kind, title, text: advice });
  }
  state.busy = false;
  paint();
  // What is still open is asked again; what is settled makes room for the next ticket.
  if (state.verdict.kind !== "open") field.value = "";
  field.focus();
}

function doorName() {
  return state.door || state.who.name;
}

function rename(event) {
  state.door = event.target.value.trim();
  localStorage.setItem(DOOR, state.door);
  paint();
}

function say(verdict) {
  if (state.verdict) state.earlier = [state.verdict, ...state.earlier].slice(0, REMEMBERED);
  state.verdict = { ...verdict, at: new Date().toISOString() };
  announce(`${verdict.title}. ${verdict.text}`, { urgent: true });
}

function paint() {
  render(view(), root);
}

function view() {
  if (!state.who.roles.includes("door")) return html`<h1>Door</h1>${problemNotice(new ApiError(403, "forbidden"))}`;
  return html`<h1>Door</h1>
    <form class="panel" @submit=${admit} data-testid="checkin-form">
      <div class="field">
        <label for="code">Ticket code</label>
        <input class="input checkin-code" id="code" name="code" required autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" data-testid="code" />
      </div>
      <button class="button button-wide" ?disabled=${state.busy} data-testid="admit">${state.busy ? "Checking" : "Let in"}</button>
      <details class="checkin-door">
        <summary>This is <strong>${doorName()}</strong></summary>
        <div class="field">
          <label for="door">Name of this door</label>
          <input class="input" id="door" .value=${doorName()} maxlength="60" autocomplete="off" @change=${rename} data-testid="door" />
        </div>
      </details>
    </form>
    ${state.verdict ? verdictView(state.verdict) : nothing}
    ${
      state.earlier.length > 0
        ? html`<h2>Before that</h2>
            <ul class="checkin-earlier">
              ${state.earlier.map((each) => html`<li><span class=${each.kind}>${each.title}</span> <span>${each.text}</span> <time class="soft">${time(each.at)}</time></li>`)}
            </ul>`
        : nothing
    }`;
}

const MARKS = { good: "M10 25l10 10 18-22", bad: "M13 13l22 22M35 13 13 35", open: "M24 10v18M24 37v.5" };

function verdictView({ kind, title, text, event, at }) {
  return html`<div class="verdict verdict-${kind}" data-testid="verdict" data-kind=${kind}>
    <svg viewBox="0 0 48 48" aria-hidden="true"><path d=${MARKS[kind]}></path></svg>
    <div>
      <p class="verdict-title">${title}</p>
      <p>${text}</p>
      ${event ? html`<p>${event}</p>` : nothing}
      <p class="verdict-time">${dateAndTime(at)}</p>
    </div>
  </div>`;
}
