// One event: what it is, the seats that are free right now, and holding some of them.

import { html, nothing, render } from "../libraries.js";
import { announce, focusOn } from "../announce.js";
import { ApiError, get } from "../api.js";
import { count, inWords, isolated, longDate, money, seatName, sum, time } from "../format.js";
import {
  checkoutUrl,
  clockText,
  everySecond,
  forgetHold,
  holdSeats,
  letGo,
  ownHolds,
  rememberedHolds,
  rememberLast,
  SHORT_MS,
  whenHoldsChange,
} from "../hold.js";
import { pause } from "../pause.js";
import { paletteClass, posterArt } from "../poster.js";
import { problemNotice } from "../problem-notice.js";
import { House } from "../seat-map/house.js";
import { SeatList } from "../seat-map/list.js";
import { SeatMap } from "../seat-map/map.js";
import { mark } from "../seat-map/marks.js";
import { MOST, Selection } from "../seat-map/selection.js";
import { startPage, startShell } from "../shell.js";

/** How often the seats' status is asked for, with some play so that a thousand visitors do not ask in step. */
const POLL_MS = 10_000;
const POLL_PLAY_MS = 5_000;
const POLL_SLOWEST_MS = 60_000;
/** How often we look whether the plan already shows a seat that was refused; a replica is a moment behind. */
const LOOK_AGAIN_MS = [0, 700, 1500, 3000];

const parameters = new URLSearchParams(location.search);
const id = parameters.get("id") ?? "";
const root = document.getElementById("event");
const selection = new Selection();

const state = {
  event: null,
  house: null,
  /** Why the seats could not be loaded. */
  seatsProblem: null,
  /** The visitor's live holds; the one for this event, or else the latest, is shown. */
  holds: rememberedHolds(),
  left: 0,
  /** The hold that ran out while the page was open. */
  over: null,
  mode: "map",
  quantity: 2,
  category: null,
  /** "best", "chosen" or "release" while that is being asked for. */
  busy: null,
  /** {at: "best"|"chosen"|"held", error} */
  problem: null,
  /** Why the seat that was just pressed was not taken, shown on the plan: {text, action}. */
  refusal: null,
  /** A party whose seats are no longer all free, and who has to say what now: {ids, wanted, lost, categoryId, together}. */
  party: null,
  /** The visitor was told that the best seats would not be together: {quantity, category}. */
  apart: null,
  trayOpen: false,
  stale: false,
};
let map;
let list;
let stopClock = () => {};
/** The hold that the clock runs for. */
let clocked = null;

startShell({ holdBar: false });
startPage(root, async () => {
  render(waiting(), root);
  if (!/^\d+$/.test(id)) throw new ApiError(404, "not-found");
  state.event = await get(`/events/${id}`);
  document.title = `${state.event.title} · Foobar Box Office`;
  state.category = state.event.categories[0]?.id ?? null;
  takeHolds(state.holds);
  paint();
  // Asked for in any case: the answer also makes the visitor known, so that a lost answer to a hold can be asked for again.
  const asked = ownHolds().then(takeHolds, () => {});
  await loadSeats();
  await asked;
  chooseAgain();
});
selection.addEventListener("change", () => {
  // Comes along when the visitor reloads or goes back.
  history.replaceState({ ...history.state, seats: selection.ids }, "");
  paint();
});
whenHoldsChange(() => {
  takeHolds(rememberedHolds());
  refreshSeats().catch(() => {});
});

/** The hold that the page shows. */
function held() {
  return state.holds.find((hold) => String(hold.eventId) === id) ?? state.holds[0] ?? null;
}

/** The visitor holds these and no others. */
function takeHolds(holds) {
  state.holds = holds;
  if (held()?.id !== clocked?.id || held()?.expiresAt !== clocked?.expiresAt) startClock();
  if (held()) {
    state.over = null;
    state.party = null;
    state.refusal = null;
  }
  owned();
  paint();
}

/** Marks the visitor's own seats on plan and list. */
function owned() {
  const seats = state.holds.filter((hold) => String(hold.eventId) === id).flatMap((hold) => hold.seats);
  if (!state.house?.own(seats.map((seat) => seat.id))) return;
  selection.keepOnly((seatId) => !state.house.isMine(seatId));
  map?.refresh();
  list?.refresh();
}

/** Chooses the seats that the address names, or that were chosen before a reload, as far as they are free. */
function chooseAgain() {
  const named = (parameters.get("seats") ?? "").split(".").filter(Boolean).map(Number);
  const wanted = (history.state?.seats ?? named).filter((seatId) => state.house?.seat(seatId));
  if (wanted.length === 0 || held() || selection.size > 0) return;
  take(wanted);
}

/** Chooses these; if some are gone, asks the party what now. */
function take(wanted) {
  const free = wanted.filter((seatId) => state.house.isFree(seatId));
  selection.replace(free);
  if (free.length < wanted.length) askParty(wanted);
  else if (free.length > 0) announce(`${count(free.length, "seat")} chosen again.`);
  map?.show(free.length > 0 ? free : wanted);
}

async function loadSeats() {
  state.seatsProblem = null;
  paint();
  try {
    const { seats } = await get(`/events/${id}/seats`);
    state.house = new House(seats, state.event.categories);
    owned();
    const free = state.house.freeByCategory();
    state.category = (state.house.categories.find((c) => free.get(c.id) > 0) ?? state.house.categories[0])?.id ?? null;
  } catch (error) {
    state.seatsProblem = error;
    paint();
    return;
  }
  paint();
  furnish();
  poll();
}

/** Puts the plan and the list into the places that paint() made for them; they then look after themselves. */
function furnish() {
  const mapPlace = document.getElementById("seat-map");
  const listPlace = document.getElementById("seat-list");
  if (!mapPlace || !state.house) return;
  if (state.mode === "map") map ??= new SeatMap(mapPlace, state.house, selection, choose);
  else list ??= new SeatList(listPlace, state.house, selection, choose);
}

// --- Choosing ---

function choose(seat) {
  const status = state.house.statusOf(seat);
  if (status === "MINE") {
    refuse(`${seatName(seat)} is yours already: it is kept for you.`, buyLink());
    return;
  }
  if (held()) {
    refuse("You hold seats already. Check out, or let them go to choose others.", buyLink());
    return;
  }
  if (status !== "FREE" && !selection.has(seat.id)) {
    refuse(`${seatName(seat)} is ${status === "SOLD" ? "sold" : "being bought by someone else"}. Please choose another.`);
    return;
  }
  state.problem = null;
  state.party = null;
  state.refusal = null;
  if (!selection.toggle(seat.id)) {
    refuse(`${MOST} seats are the most one person can hold. Leave one out to take this one.`);
    return;
  }
  const chosen = selection.ids.map((each) => state.house.price(state.house.seat(each)));
  announce(
    `${seatName(seat)} ${selection.has(seat.id) ? "chosen" : "no longer chosen"}. ${
      chosen.length === 0 ? "No seats chosen." : `${count(chosen.length, "seat")}, ${money(sum(chosen))}.`
    }`,
  );
}

/** Says on the plan why the seat was not taken, for eyes and ears. */
function refuse(text, action = nothing) {
  state.refusal = { text, action };
  announce(text, { urgent: true });
  paint();
}

function buyLink() {
  return html`<a href=${checkoutUrl(held())}>Check out</a>`;
}

async function hold(at, wish) {
  if (state.busy) return;
  state.busy = at;
  state.problem = null;
  state.refusal = null;
  paint();
  try {
    const made = await holdSeats(state.event, wish, (seatId) => state.house?.describe(seatId) ?? {});
    rememberLast(made);
    const ids = made.seats.map((seat) => seat.id);
    const surprise = at === "best" && !state.apart && state.house && !state.house.areTogether(ids);
    // Coming back, the choice is the hold's.
    history.replaceState({ ...history.state, seats: undefined }, "");
    location.assign(checkoutUrl(made) + (surprise ? "&apart=1" : ""));
  } catch (error) {
    state.busy = null;
    state.problem = { at, error };
    paint();
    if (error.code === "seat-taken") await lookAgain();
    // It may be the visitor's own, made in another tab or by an answer that was lost.
    if (error.status === 409 || error.status === 429) await ownHolds().then(takeHolds, () => {});
    focusOn(state.party ? "#party" : "#problem");
  }
}

/** Until the plan shows which of the chosen seats are gone. */
async function lookAgain() {
  const chosen = selection.size;
  for (const ms of LOOK_AGAIN_MS) {
    await pause(ms);
    await refreshSeats().catch(() => {});
    if (selection.size < chosen) return;
  }
}

function holdChosen() {
  if (selection.size > 0 && !state.party) hold("chosen", { seatIds: selection.ids });
}

function holdBest(event) {
  event.preventDefault();
  const { quantity, category, house } = state;
  const warned = state.apart?.quantity === quantity && state.apart.category === category;
  if (house && quantity > 1 && !warned && house.together(quantity, category) === null) {
    const left = house.freeByCategory().get(category) ?? 0;
    if (left >= quantity) {
      state.apart = { quantity, category };
      state.problem = null;
      paint();
      focusOn("#apart");
      return;
    }
  }
  if (!warned) state.apart = null;
  hold("best", { categoryId: category, quantity });
}

// --- A party that must not be torn apart unasked ---

/** Some of these seats are gone: asks whether to take the others, or as many together elsewhere. */
function askParty(wanted) {
  const { house } = state;
  const kept = wanted.filter((seatId) => house.isFree(seatId));
  const { categoryId } = house.seat(wanted[0]);
  const together = wanted.length > 1 ? house.together(wanted.length, categoryId, wanted) : null;
  state.party = { ids: wanted, wanted: wanted.length, lost: wanted.length - kept.length, categoryId, together };
  announce(`${partyTitle()}. ${wanted.length > 1 ? "Please say what you would like to do." : "Please choose again."}`, {
    urgent: true,
  });
  paint();
}

function partyTitle() {
  const { wanted, lost } = state.party;
  if (wanted === 1) return "The seat you had chosen went to someone else";
  return lost === wanted
    ? `All ${inWords(wanted)} seats you had chosen went to someone else`
    : `${lost === 1 ? "One" : inWords(lost).replace(/^./, (c) => c.toUpperCase())} of your ${inWords(wanted)} seats went to someone else`;
}

function settleParty(ids) {
  state.party = null;
  state.problem = null;
  if (ids) {
    selection.replace(ids);
    map?.show(ids);
  }
  const chosen = selection.ids.map((each) => state.house.price(state.house.seat(each)));
  announce(chosen.length === 0 ? "No seats chosen." : `${count(chosen.length, "seat")} chosen, ${money(sum(chosen))}. Not held yet.`);
  paint();
  focusOn(chosen.length > 0 ? "[data-testid=hold-button]" : "#choose-heading");
}

// --- Holding ---

function startClock() {
  stopClock();
  const shown = held();
  clocked = shown;
  if (!shown) return;
  stopClock = everySecond(shown, (left, spoken) => {
    state.left = left;
    if (spoken) announce(spoken);
    if (left === 0) {
      forgetHold(shown);
      takeHolds(state.holds.filter((each) => each.id !== shown.id));
      if (!held()) state.over = shown;
      announce("Your time ran out. Your seats were let go; nothing was charged.", { urgent: true });
      refreshSeats().catch(() => {});
    }
    paint();
  });
}

async function release(which) {
  if (state.busy) return;
  state.busy = "release";
  state.problem = null;
  paint();
  try {
    await letGo(which);
    state.busy = null;
    takeHolds(state.holds.filter((each) => each.id !== which.id));
    announce("Your seats were let go. You can choose others.");
    focusOn("#choose-heading");
  } catch (error) {
    state.busy = null;
    state.problem = { at: "held", error };
    paint();
    focusOn("#problem");
  }
  await refreshSeats().catch(() => {});
}

// --- Keeping up with the others ---

async function refreshSeats() {
  const { seats } = await get(`/events/${id}/seats`);
  if (!state.house) return;
  const chosen = selection.ids;
  const changed = state.house.refresh(seats);
  const lost = selection.keepOnly((seatId) => state.house.isFree(seatId) && !state.house.isMine(seatId));
  if (lost.some((seatId) => !state.house.isMine(seatId))) askParty(state.party?.ids ?? chosen);
  // What was offered instead may have gone as well.
  else if (state.party?.together && !state.party.together.every((seatId) => state.house.isFree(seatId))) {
    state.party.together = state.house.together(state.party.wanted, state.party.categoryId, state.party.together);
  }
  if (changed) {
    map?.refresh();
    list?.refresh();
  }
  paint();
}

async function poll() {
  let failures = 0;
  for (;;) {
    await pause(Math.min(POLL_SLOWEST_MS, (POLL_MS + Math.random() * POLL_PLAY_MS) * 2 ** failures));
    if (document.hidden || state.busy) continue;
    try {
      await refreshSeats();
      failures = 0;
    } catch {
      failures++;
    }
    if (state.stale !== failures >= 2) {
      state.stale = failures >= 2;
      paint();
    }
  }
}

// --- What it looks like ---

function paint() {
  if (state.event) render(page(), root);
}

function waiting() {
  return html`<div class="event-hero event-hero-waiting"></div>
    <div class="page"><p class="visually-hidden" role="status">Fetching the event</p><div class="seat-map-waiting skeleton"></div></div>`;
}

function page() {
  const { event } = state;
  return html`
    <div class="event-hero ${paletteClass(event.id)}">
      <div class="event-hero-art">${posterArt(event.id, { banner: true })}</div>
      <div class="event-hero-inner">
        <h1 class=${event.title.length > 26 ? "event-title-long" : ""} dir="auto" data-testid="event-title">${event.title}</h1>
        <p class="event-when"><time datetime=${event.startsAt}>${longDate(event.startsAt, event.zone)}, ${time(event.startsAt, event.zone)}</time></p>
        <p class="event-where" dir="auto">${event.venue}</p>
      </div>
    </div>
    <div class="page">
      ${event.description ? html`<p class="event-description" dir="auto">${event.description}</p>` : nothing}
      <div class="event-grid">
        ${held() ? heldView() : best()}
        ${plan()}
        ${held() ? nothing : tray()}
      </div>
    </div>
  `;
}

function heldView() {
  const mine = held();
  const others = state.holds.filter((hold) => hold !== mine);
  const here = String(mine.eventId) === id;
  const short = state.left < SHORT_MS;
  return html`<section class="panel event-held" aria-labelledby="held-heading" data-testid="held">
    <h2 id="held-heading">${count(mine.seats.length, "seat")} kept for you</h2>
    ${here ? nothing : html`<p>For <bdi>${mine.event}</bdi>. Buy them or let them go, then you can choose seats here.</p>`}
    <p class="countdown-big ${short ? "countdown-short" : ""}" role="timer" aria-live="off" data-testid="held-countdown">${clockText(state.left)}</p>
    ${short ? html`<p class="countdown-hint"><strong>Not long now.</strong> After that they are let go.</p>` : nothing}
    ${here ? seatNames(mine.seats) : nothing}
    ${problemAt("held")}
    <a class="button button-wide" href=${checkoutUrl(mine)} data-testid="to-checkout">Buy them for ${money(mine.total)}</a>
    <button type="button" class="button-link" ?disabled=${state.busy !== null} @click=${() => release(mine)} data-testid="release">Let the seats go</button>
    ${
      others.length > 0
        ? html`<h3>Also kept for you</h3>
            <ul class="held-others">${others.map((hold) => html`<li><a href=${checkoutUrl(hold)}>${count(hold.seats.length, "seat")} for <bdi>${hold.event}</bdi></a></li>`)}</ul>`
        : nothing
    }
  </section>`;
}

/** In place of the panel that counted down. */
function overView() {
  if (!state.over) return nothing;
  const { over } = state;
  const here = String(over.eventId) === id;
  return html`<div class="notice notice-warning" data-testid="hold-over">
    <strong>Your time ran out</strong>
    <p class="notice-body">Your ${count(over.seats.length, "seat")} for <bdi>${over.event}</bdi> were let go, and nothing was charged. They may well still be free.</p>
    ${
      here && state.house
        ? html`<button type="button" class="button button-quiet" @click=${() => {
            state.over = null;
            take(over.seats.map((seat) => seat.id));
            focusOn(state.party ? "#party" : "[data-testid=hold-button]");
          }} data-testid="choose-again">Choose the same seats again</button>`
        : nothing
    }
  </div>`;
}

function seatNames(seats) {
  return html`<ul class="seat-names">${seats.filter((seat) => seat.section).map((seat) => html`<li>${mark("MINE")} <span>${seatName(seat)}</span></li>`)}</ul>`;
}

function best() {
  const free = state.house?.freeByCategory();
  const step = (by) => () => {
    state.quantity = Math.min(MOST, Math.max(1, state.quantity + by));
    state.apart = null;
    paint();
    announce(count(state.quantity, "seat"));
  };
  const categories = state.house?.categories ?? state.event.categories;
  const soldOut = state.event.seatsFree === 0 || (free && [...free.values()].every((n) => n === 0));
  return html`<section class="panel event-best" aria-labelledby="best-heading">
    ${overView()}
    <h2 id="best-heading">Best available</h2>
    ${
      soldOut
        ? html`<p>Every seat is sold or being bought. Seats that are let go show up here at once.</p>`
        : html`<form @submit=${holdBest} data-testid="best-available">
            <div class="field">
              <label for="quantity">Seats, side by side where possible</label>
              <div class="stepper">
                <button type="button" aria-label="One seat fewer" ?disabled=${state.quantity <= 1} @click=${step(-1)}>−</button>
                <input
                  id="quantity"
                  type="number"
                  inputmode="numeric"
                  min="1"
                  max=${MOST}
                  required
                  .value=${String(state.quantity)}
                  @change=${(event) => {
                    state.quantity = Math.min(MOST, Math.max(1, Number.parseInt(event.target.value, 10) || 1));
                    state.apart = null;
                    event.target.value = String(state.quantity);
                    paint();
                  }}
                  data-testid="best-quantity"
                />
                <button type="button" aria-label="One seat more" ?disabled=${state.quantity >= MOST} @click=${step(1)}>+</button>
              </div>
            </div>
            <div class="field">
              <label for="category">Price category</label>
              <select id="category" class="input" @change=${(event) => {
                state.category = Number(event.target.value);
                state.apart = null;
                paint();
              }} data-testid="best-category">
                ${categories.map((category) => {
                  const left = free?.get(category.id);
                  return html`<option value=${category.id} ?selected=${category.id === state.category} ?disabled=${left === 0}>
                    ${isolated(category.name)}, ${money(category.price)}${left === 0 ? " (none left)" : left <= 20 ? ` (${left} left)` : ""}
                  </option>`;
                })}
              </select>
            </div>
            ${problemAt("best")}
            ${
              state.apart
                ? html`<div class="notice notice-warning" id="apart" tabindex="-1" role="alert" data-testid="apart">
                    <strong>Not ${inWords(state.quantity)} together</strong>
                    <p class="notice-body">This price category has no ${count(state.quantity, "seat")} side by side any more. Take fewer, try another category, or hold them apart.</p>
                  </div>`
                : nothing
            }
            <button class="button button-wide" ?disabled=${state.busy !== null} data-testid="best-hold">
              ${state.busy === "best" ? html`<span class="spinner" aria-hidden="true"></span> Holding` : state.apart ? `Hold ${count(state.quantity, "seat")} apart` : `Hold the best ${state.quantity === 1 ? "seat" : `${state.quantity} seats`}`}
            </button>
          </form>`
    }
  </section>`;
}

/** "Someone was faster" is not what it means when nobody picked those seats. */
function problemAt(place) {
  if (state.problem?.at !== place) return nothing;
  const { error } = state.problem;
  // The question says it better.
  if (state.party && error.code === "seat-taken") return nothing;
  if (place === "best" && error.code === "seat-taken") {
    return html`<div class="notice notice-bad" id="problem" role="alert" tabindex="-1" data-testid="problem" data-code="seat-taken">
      <strong>Not that many left</strong>
      <p class="notice-body">Take fewer seats, or try another price category.</p>
    </div>`;
  }
  return problemNotice(error);
}

function plan() {
  return html`<section class="event-plan" aria-labelledby="choose-heading">
    <div class="event-plan-head">
      <h2 id="choose-heading" tabindex="-1">Choose your seats</h2>
      <div class="tabs" role="tablist" aria-label="Ways to choose" @keydown=${tabKey}>${tab("map", "Plan")}${tab("list", "List")}</div>
    </div>
    ${state.house ? legend() : nothing}
    ${
      state.seatsProblem
        ? problemNotice(state.seatsProblem, {
            action: html`<button class="button button-quiet" @click=${loadSeats}>Try again</button>`,
          })
        : state.house
          ? nothing
          : html`<div class="seat-map-waiting skeleton"></div><p class="visually-hidden" role="status">Fetching the seats</p>`
    }
    ${refusalView()}
    ${state.stale ? html`<p class="notice notice-warning" role="status">We cannot refresh the seats right now, so some may be gone already. We keep trying.</p>` : nothing}
    <div id="panel-map" role="tabpanel" aria-labelledby="tab-map" ?hidden=${state.mode !== "map" || !state.house}>
      <div class="seat-map-frame">
        <div id="seat-map" data-testid="seat-map"></div>
        <div class="seat-map-tools">
          <button type="button" aria-label="Zoom in" title="Zoom in" @click=${() => map?.zoomIn()}>+</button>
          <button type="button" aria-label="Zoom out" title="Zoom out" @click=${() => map?.zoomOut()}>−</button>
          <button type="button" aria-label="Show the whole house" title="Show the whole house" @click=${() => map?.showAll()}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" /></svg>
          </button>
        </div>
      </div>
      <p class="field-hint" id="seat-map-help">
        Press the plan to come nearer, then press a seat. With the keyboard: arrows move from seat to seat, Page Up and Page Down from section to section, Space takes a seat, plus and minus zoom.
      </p>
    </div>
    <div id="panel-list" role="tabpanel" aria-labelledby="tab-list" ?hidden=${state.mode !== "list" || !state.house}>
      <div id="seat-list" class="seat-list" data-testid="seat-list"></div>
    </div>
  </section>`;
}

/** Stays in view while the plan or the list is. */
function refusalView() {
  if (!state.refusal) return nothing;
  const { text, action } = state.refusal;
  const close = () => {
    state.refusal = null;
    paint();
  };
  return html`<div class="plan-refusal" data-testid="refusal">
    <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9" /><path d="M12 7v6M12 16.5v.5" /></svg>
    <p>${text} ${action}</p>
    <button type="button" class="tray-remove" aria-label="Close" @click=${close}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8M12 4l-8 8" /></svg>
    </button>
  </div>`;
}

function tab(mode, label) {
  const selected = state.mode === mode;
  return html`<button type="button" role="tab" id=${`tab-${mode}`} aria-controls=${`panel-${mode}`} aria-selected=${selected ? "true" : "false"} tabindex=${selected ? 0 : -1} data-testid=${`tab-${mode}`} @click=${() => show(mode)}>
    ${label}
  </button>`;
}

function tabKey(event) {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  event.preventDefault();
  show(state.mode === "map" ? "list" : "map");
  document.getElementById(`tab-${state.mode}`).focus();
}

function show(mode) {
  state.mode = mode;
  paint();
  furnish();
}

function legend() {
  const free = state.house.freeByCategory();
  return html`<ul class="legend" aria-label="Prices and what the circles mean">
    ${state.house.categories.map((category) => {
      const { colour, shape } = state.house.categoryById.get(category.id);
      return html`<li class="category-${colour}">
        <span class="legend-mark">${mark("FREE", shape)}</span>
        <span><bdi>${category.name}</bdi> <strong>${money(category.price)}</strong>${free.get(category.id) === 0 ? html` <span class="soft">none left</span>` : nothing}</span>
      </li>`;
    })}
    <li>${mark("CHOSEN")}<span>Chosen</span></li>
    ${held() ? html`<li>${mark("MINE")}<span>Yours</span></li>` : nothing}
    <li>${mark("HELD")}<span>Being bought</span></li>
    <li>${mark("SOLD")}<span>Sold</span></li>
  </ul>`;
}

function tray() {
  const chosen = state.house ? selection.ids.map((each) => state.house.seat(each)) : [];
  const total = sum(chosen.map((seat) => state.house.price(seat)));
  const sticks = chosen.length > 0 || state.party;
  const open = () => {
    state.trayOpen = !state.trayOpen;
    paint();
  };
  return html`<section class="panel event-tray ${sticks ? "event-tray-full" : ""} ${state.trayOpen ? "event-tray-open" : ""}" aria-labelledby="tray-heading" data-testid="tray">
    <h2 id="tray-heading">Your choice</h2>
    ${state.party ? party() : nothing}
    ${problemAt("chosen")}
    ${
      chosen.length === 0
        ? html`<p class="soft tray-none">No seats yet. Choose up to ${MOST}.</p>`
        : html`<ul class="tray-seats" id="tray-seats">
              ${chosen.map(
                (seat) => html`<li class="category-${state.house.category(seat).colour}" data-testid="chosen-seat">
                  <span class="legend-mark">${mark("FREE", state.house.category(seat).shape)}</span>
                  <span class="tray-seat"><strong>${seatName(seat)}</strong><small>${isolated(state.house.category(seat).name)}, ${money(state.house.price(seat))}</small></span>
                  <button type="button" class="tray-remove" aria-label=${`Remove ${seatName(seat)}`} @click=${() => drop(seat)}>
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8M12 4l-8 8" /></svg>
                  </button>
                </li>`,
              )}
            </ul>
            ${
              state.party
                ? nothing
                : html`<div class="tray-line">
                    <p class="tray-total">
                      <span>${count(chosen.length, "seat")}</span><strong>${money(total)}</strong>
                      <button type="button" class="button-link tray-toggle" aria-expanded=${state.trayOpen ? "true" : "false"} aria-controls="tray-seats" @click=${open} data-testid="tray-toggle">${state.trayOpen ? "Hide" : "Which?"}</button>
                    </p>
                    <button class="button button-wide" ?disabled=${state.busy !== null} @click=${holdChosen} data-testid="hold-button">
                      ${state.busy === "chosen" ? html`<span class="spinner" aria-hidden="true"></span> Holding` : `Hold ${count(chosen.length, "seat")}`}
                    </button>
                  </div>`
            }`
    }
  </section>`;
}

function party() {
  const { wanted, together } = state.party;
  const left = selection.size;
  if (wanted === 1) {
    return html`<div class="notice notice-warning" id="party" tabindex="-1" data-testid="party">
      <strong>${partyTitle()}</strong>
      <p class="notice-body">Please choose another.</p>
    </div>`;
  }
  const first = together && state.house.seat(together[0]);
  const price = together && sum(together.map((seatId) => state.house.price(state.house.seat(seatId))));
  return html`<div class="notice notice-warning" id="party" role="group" aria-labelledby="party-title" tabindex="-1" data-testid="party">
    <strong id="party-title">${partyTitle()}</strong>
    <p class="notice-body">${
      together
        ? html`There are ${inWords(wanted)} together in ${isolated(first.section)}, row ${isolated(first.row)}, seats ${first.number}–${state.house.seat(together.at(-1)).number}, for ${money(price)}.`
        : html`No ${inWords(wanted)} together are left at this price.`
    }</p>
    <div class="party-answers">
      ${together ? html`<button type="button" class="button" @click=${() => settleParty(together)} data-testid="party-together">Take these ${inWords(wanted)} together</button>` : nothing}
      ${left > 0 ? html`<button type="button" class="button button-quiet" @click=${() => settleParty(null)} data-testid="party-keep">Keep the ${inWords(left)} left</button>` : nothing}
      <button type="button" class="button button-quiet" @click=${() => settleParty([])} data-testid="party-none">Choose anew</button>
    </div>
  </div>`;
}

function drop(seat) {
  choose(seat);
  focusOn(selection.size > 0 ? ".tray-remove" : "#choose-heading");
}
