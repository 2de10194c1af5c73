// The door: type or scan a ticket's code, see at once whether to let its bearer in. Scanners that act as a keyboard work.

import { html, nothing, render } from "../libraries.js";
import { announce, focusOn } from "../announce.js";
import { ApiError, get, post } from "../api.js";
import { admitted, refused } from "../door/verdict.js";
import { dateAndTime, isolated, longDate, time } from "../format.js";
import { keep, kept } from "../kept.js";
import { newKey } from "../key.js";
import { problemNotice } from "../problem-notice.js";
import { explain } from "../problems.js";
import { caller, sessionLost } from "../session.js";
import { loginUrl, startPage, startShell } from "../shell.js";
import { signal } from "../signal.js";

/** Which door this device stands at: {name, eventId, signals}. */
const DOOR = "foobar.door";
const REMEMBERED = 8;
/** A reason is asked for and kept on record; this one is the usual one. */
const USUAL_REASON = "Let in by mistake";

const root = document.getElementById("checkin");
/** On a screen that is touched the keyboard would cover what matters. */
const touched = matchMedia("(pointer: coarse)");
const state = {
  who: null,
  door: { name: "", eventId: null, signals: true, ...kept(DOOR) },
  /** What is admitted to now: {id, title, startsAt, zone, venue, tickets, admitted}. */
  events: [],
  eventsProblem: null,
  busy: false,
  verdict: null,
  earlier: [],
  /** What was asked without an answer, {request, key}: asked again under its key, an admission that it made is the answer. */
  open: null,
  /** The admission that is about to be undone. */
  undoing: null,
};

startShell({ holdBar: false });
startPage(root, async () => {
  state.who = await caller();
  if (!state.who) {
    location.replace(loginUrl());
    return;
  }
  paint();
  if (!isDoor()) return;
  document.getElementById("code").focus();
  await loadEvents();
});

// A scanner types wherever the focus is: what it types belongs into the field.
document.addEventListener("keydown", (event) => {
  const typing = event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey && event.key !== " ";
  if (typing && !event.target.closest("input, select, textarea")) document.getElementById("code")?.focus();
});

function isDoor() {
  return state.who.roles.includes("door");
}

async function loadEvents() {
  state.eventsProblem = null;
  try {
    state.events = (await get("/checkins/events")).items;
  } catch (error) {
    state.eventsProblem = error;
  }
  paint();
}

function chosenEvent() {
  return state.events.find((event) => event.id === state.door.eventId) ?? null;
}

async function admit(event) {
  event.preventDefault();
  const { code: field } = event.target.elements;
  const code = field.value.trim();
  if (!code || state.busy) return;
  state.busy = true;
  state.undoing = null;
  paint();
  const eventId = chosenEvent()?.id;
  const request = { code, door: doorName(), ...(eventId ? { eventId } : {}) };
  const again = JSON.stringify(state.open?.request) === JSON.stringify(request);
  state.open = again ? state.open : { request, key: newKey() };
  try {
    const admission = await post("/checkins", request, { headers: { "Idempotency-Key": state.open.key } });
    say(admitted(admission));
  } catch (error) {
    if (error.status === 401) {
      sessionLost();
      location.assign(loginUrl());
      return;
    }
    // Its admission was made and taken back meanwhile: what is pressed next is a new one.
    if (error.code === "idempotency-key-reused") state.open = null;
    say({ ...refused(error), code });
  }
  state.busy = false;
  paint();
  // What is still open is asked again; what is settled makes room for the next ticket.
  if (state.verdict.kind !== "open") {
    field.value = "";
    state.open = null;
  }
  if (touched.matches) {
    // Without a keyboard over it, the verdict fills the screen; the next ticket begins with a press.
    field.blur();
    focusOn("#verdict");
  } else field.focus({ preventScroll: true });
  showVerdict();
}

function showVerdict() {
  requestAnimationFrame(() => document.getElementById("verdict")?.scrollIntoView({ block: "start" }));
}

async function undo(event) {
  event.preventDefault();
  const { id, text } = state.undoing;
  const reason = event.target.elements.reason.value.trim();
  if (!reason || state.busy) return;
  state.busy = true;
  paint();
  try {
    await post(`/checkins/${encodeURIComponent(id)}/undo`, { reason, door: doorName() });
    for (const each of [state.verdict, ...state.earlier]) if (each?.id === id) each.undone = true;
    say({ kind: "open", title: "Taken back", text: `${text} may be let in again. It is on record: ${reason}.` });
    state.undoing = null;
  } catch (error) {
    const { title, advice } = explain(error);
    say({ kind: "open", title: `Not taken back: ${title.toLowerCase()}`, text: advice });
  }
  state.busy = false;
  paint();
  next();
}

/** Ready for the next ticket. */
function next() {
  document.getElementById("code")?.focus({ preventScroll: true });
  showVerdict();
}

function doorName() {
  return state.door.name || state.who.name;
}

function keepDoor(change) {
  state.door = { ...state.door, ...change };
  keep(DOOR, state.door);
  paint();
}

function say(verdict) {
  if (state.verdict) state.earlier = [state.verdict, ...state.earlier].slice(0, REMEMBERED);
  state.verdict = { ...verdict, at: new Date().toISOString() };
  announce(`${verdict.title}. ${verdict.text}${verdict.event ? ` ${verdict.event}.` : ""}`, { urgent: true });
  if (state.door.signals) signal(verdict.kind);
}

function paint() {
  render(view(), root);
}

function view() {
  if (!isDoor()) return html`<h1>Door</h1>${problemNotice(new ApiError(403, "forbidden"))}`;
  const event = chosenEvent();
  return html`<h1 class=${state.verdict ? "visually-hidden" : ""}>Door</h1>
    ${state.verdict ? verdictView(state.verdict) : nothing}
    ${state.undoing ? undoView(state.undoing) : nothing}
    <form class="panel" @submit=${admit} data-testid="checkin-form">
      <div class="field">
        <label for="code">Ticket code</label>
        <input class="input checkin-code" id="code" name="code" required autocomplete="off" autocapitalize="characters" spellcheck="false" enterkeyhint="go" data-testid="code" />
      </div>
      <button class="button button-wide" ?disabled=${state.busy} data-testid="admit">${state.busy ? "Checking" : "Let in"}</button>
      <p class="checkin-to" data-testid="checkin-to">
        ${
          event
            ? html`Only to <strong><bdi>${event.title}</bdi></strong>, ${longDate(event.startsAt, event.zone)}, ${time(event.startsAt, event.zone)}`
            : "To whatever starts about now"
        }
      </p>
      <details class="checkin-door">
        <summary>At <strong><bdi>${doorName()}</bdi></strong>: change event or door</summary>
        <div class="field">
          <label for="event">Let in to</label>
          <select class="input" id="event" @change=${(e) => keepDoor({ eventId: Number(e.target.value) || null })} data-testid="door-event">
            <option value="" ?selected=${!event}>Whatever starts about now</option>
            ${state.events.map(
              (each) =>
                html`<option value=${each.id} ?selected=${each.id === event?.id}>${isolated(each.title)}, ${dateAndTime(each.startsAt, each.zone)} (${each.admitted} of ${each.tickets} in)</option>`,
            )}
          </select>
          ${state.eventsProblem ? html`<p class="field-error">The events could not be fetched. <button type="button" class="button-link" @click=${loadEvents}>Try again</button></p>` : nothing}
        </div>
        <div class="field">
          <label for="door">Name of this door</label>
          <input class="input" id="door" .value=${doorName()} maxlength="60" autocomplete="off" @change=${(e) => keepDoor({ name: e.target.value.trim() })} data-testid="door" />
        </div>
        <label class="checkin-signals">
          <input type="checkbox" .checked=${state.door.signals} @change=${(e) => keepDoor({ signals: e.target.checked })} data-testid="signals" />
          <span>Sound and vibration with each verdict</span>
        </label>
      </details>
    </form>
    ${
      state.earlier.length > 0
        ? html`<h2>Before that</h2>
            <ul class="checkin-earlier">
              ${state.earlier.map(
                (each) =>
                  html`<li>
                    <span class=${each.kind}>${SIGNS[each.kind]} ${each.title}</span> <span>${each.text}</span> <time class="soft">${time(each.at)}</time> ${undoButton(each)}
                  </li>`,
              )}
            </ul>`
        : nothing
    }`;
}

function undoButton(verdict) {
  if (!verdict.id) return nothing;
  if (verdict.undone) return html`<span class="soft">taken back</span>`;
  return html`<button type="button" class="button-link" aria-label=${`Undo: ${verdict.text}`} @click=${() => {
    state.undoing = verdict;
    paint();
    focusOn("#reason");
  }} data-testid="undo">Undo</button>`;
}

function undoView({ text }) {
  return html`<form class="panel checkin-undo" @submit=${undo} data-testid="undo-form">
    <div class="field">
      <label for="reason">Why is ${text} taken back?</label>
      <p class="field-hint">The ticket can be used again. This stays on record.</p>
      <input class="input" id="reason" name="reason" required maxlength="200" autocomplete="off" .value=${USUAL_REASON} data-testid="reason" />
    </div>
    <div class="checkin-undo-answers">
      <button class="button" ?disabled=${state.busy} data-testid="undo-confirm">Take it back</button>
      <button type="button" class="button button-quiet" @click=${() => {
        state.undoing = null;
        paint();
        next();
      }}>Leave it</button>
    </div>
  </form>`;
}

const MARKS = { good: "M10 25l10 10 18-22", bad: "M13 13l22 22M35 13 13 35", open: "M24 10v18M24 37v.5" };
const SIGNS = { good: "✓", bad: "✕", open: "!" };

function verdictView(verdict) {
  const { kind, title, text, event, unused, at } = verdict;
  return html`<div class="verdict verdict-${kind}" id="verdict" tabindex="-1" data-testid="verdict" data-kind=${kind}>
    <svg viewBox="0 0 48 48" aria-hidden="true"><path d=${MARKS[kind]}></path></svg>
    <div>
      <p class="verdict-title" data-testid="verdict-title">${title}</p>
      <p>${text}</p>
      ${event ? html`<p class="verdict-event">${event}</p>` : nothing}
      ${unused ? html`<p>The ticket is not used up.</p>` : nothing}
      <p class="verdict-time">${dateAndTime(at)} ${undoButton(verdict)}</p>
      ${touched.matches ? html`<button type="button" class="button verdict-next" @click=${next} data-testid="next-ticket">Next ticket</button>` : nothing}
    </div>
  </div>`;
}
