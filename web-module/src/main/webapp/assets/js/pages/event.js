// One event: what it is, the seats that are free right now, and holding some of them.

import { html, nothing, render } from "../libraries.js";
import { announce, focusOn } from "../announce.js";
import { ApiError, get, pause } from "../api.js";
import { count, longDate, money, seatName, sum, time } from "../format.js";
import { clockText, currentHold, everySecond, forgetHold, holdSeats, letGo } from "../hold.js";
import { paletteClass, posterArt } from "../poster.js";
import { problemNotice } from "../problems.js";
import { House } from "../seat-map/house.js";
import { SeatList } from "../seat-map/list.js";
import { SeatMap } from "../seat-map/map.js";
import { MOST, Selection } from "../seat-map/selection.js";
import { startPage, startShell } from "../shell.js";

/** How often the seats' status is asked for, with some play so that a thousand visitors do not ask in step. */
const POLL_MS = 10_000;
const POLL_PLAY_MS = 5_000;
const POLL_SLOWEST_MS = 60_000;

const id = new URLSearchParams(location.search).get("id") ?? "";
const root = document.getElementById("event");
const selection = new Selection();

const state = {
  event: null,
  house: null,
  /** Why the seats could not be loaded. */
  seatsProblem: null,
  hold: currentHold(),
  left: 0,
  mode: "map",
  quantity: 2,
  category: null,
  /** "best" or "chosen" while that hold is being asked for. */
  busy: null,
  /** {at: "best"|"chosen", error} */
  problem: null,
  /** Seats that someone else got while they were only chosen. */
  lost: 0,
  stale: false,
};
let map;
let list;
let stopClock = () => {};

startShell({ holdBar: false });
startPage(root, async () => {
  render(waiting(), root);
  if (!/^\d+$/.test(id)) throw new ApiError(404, "not-found");
  state.event = await get(`/events/${id}`);
  document.title = `${state.event.title} · Foobar Box Office`;
  state.category = state.event.categories[0]?.id ?? null;
  if (state.hold) startClock();
  paint();
  await loadSeats();
});
selection.addEventListener("change", paint);

async function loadSeats() {
  state.seatsProblem = null;
  paint();
  try {
    const { seats } = await get(`/events/${id}/seats`);
    state.house = new House(seats, state.event.categories);
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
  if (state.hold) {
    announce("You hold seats already. Check out, or let them go to choose others.");
    return;
  }
  if (seat.status !== "FREE" && !selection.has(seat.id)) {
    announce(`${seatName(seat)} is ${seat.status === "SOLD" ? "sold" : "being bought by someone else"}.`);
    return;
  }
  state.problem = null;
  state.lost = 0;
  if (!selection.toggle(seat.id)) {
    announce(`${MOST} seats are the most one person can hold.`, { urgent: true });
    state.problem = { at: "chosen", error: null };
    paint();
    return;
  }
  const chosen = selection.ids.map((each) => state.house.price(state.house.seat(each)));
  announce(
    `${seatName(seat)} ${selection.has(seat.id) ? "chosen" : "no longer chosen"}. ${
      chosen.length === 0 ? "No seats chosen." : `${count(chosen.length, "seat")}, ${money(sum(chosen))}.`
    }`,
  );
}

async function hold(at, wish) {
  if (state.busy) return;
  state.busy = at;
  state.problem = null;
  paint();
  try {
    await holdSeats(state.event, wish, (seatId) => state.house?.describe(seatId) ?? {});
    location.assign("/checkout.html");
  } catch (error) {
    state.busy = null;
    state.problem = { at, error };
    paint();
    focusOn("#problem");
    if (error.code === "seat-taken") await refreshSeats().catch(() => {});
  }
}

function holdChosen() {
  if (selection.size > 0) hold("chosen", { seatIds: selection.ids });
}

function holdBest(event) {
  event.preventDefault();
  hold("best", { categoryId: state.category, quantity: state.quantity });
}

function startClock() {
  stopClock();
  stopClock = everySecond(state.hold, (left, spoken) => {
    state.left = left;
    if (spoken) announce(spoken);
    if (left === 0) {
      forgetHold();
      state.hold = null;
      announce("Your held seats were let go.");
      refreshSeats().catch(() => {});
    }
    paint();
  });
}

async function release() {
  stopClock();
  const { hold: held } = state;
  state.hold = null;
  paint();
  await letGo(held);
  announce("Your seats were let go. You can choose others.");
  focusOn("#choose-heading");
  await refreshSeats().catch(() => {});
}

// --- Keeping up with the others ---

async function refreshSeats() {
  const { seats } = await get(`/events/${id}/seats`);
  if (!state.house) return;
  const changed = state.house.refresh(seats);
  const lost = selection.keepOnly((seatId) => state.house.isFree(seatId));
  if (lost > 0) {
    state.lost = lost;
    announce(`${count(lost, "seat")} you had chosen went to someone else.`, { urgent: true });
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
        <h1 class=${event.title.length > 26 ? "event-title-long" : ""} data-testid="event-title">${event.title}</h1>
        <p class="event-when"><time datetime=${event.startsAt}>${longDate(event.startsAt)}, ${time(event.startsAt)}</time></p>
        <p class="event-where">${event.venue}</p>
      </div>
    </div>
    <div class="page">
      ${event.description ? html`<p class="event-description">${event.description}</p>` : nothing}
      <div class="event-grid">
        ${state.hold ? held() : best()}
        ${plan()}
        ${state.hold ? nothing : tray()}
      </div>
    </div>
  `;
}

function held() {
  const { hold: mine, event } = state;
  const here = String(mine.event.id) === String(event.id);
  return html`<section class="panel event-held" aria-labelledby="held-heading" data-testid="held">
    <h2 id="held-heading">${count(mine.seats.length, "seat")} kept for you</h2>
    ${here ? nothing : html`<p>For ${mine.event.title}. Buy them or let them go, then you can choose seats here.</p>`}
    <p class="countdown-big figures" role="timer" aria-live="off" data-testid="countdown">${clockText(state.left)}</p>
    ${seatNames(mine.seats)}
    <p><a class="button button-wide" href="/checkout.html" data-testid="to-checkout">Check out, ${money(mine.total)}</a></p>
    <button class="button button-quiet button-wide" @click=${release} data-testid="release">Let the seats go</button>
  </section>`;
}

function seatNames(seats) {
  return html`<ul class="seat-names">${seats.filter((seat) => seat.section).map((seat) => html`<li>${seatName(seat)}</li>`)}</ul>`;
}

function best() {
  const free = state.house?.freeByCategory();
  const step = (by) => () => {
    state.quantity = Math.min(MOST, Math.max(1, state.quantity + by));
    paint();
    announce(count(state.quantity, "seat"));
  };
  const categories = state.house?.categories ?? state.event.categories;
  const soldOut = state.event.seatsFree === 0 || (free && [...free.values()].every((n) => n === 0));
  return html`<section class="panel event-best" aria-labelledby="best-heading">
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
                paint();
              }} data-testid="best-category">
                ${categories.map((category) => {
                  const left = free?.get(category.id);
                  return html`<option value=${category.id} ?selected=${category.id === state.category} ?disabled=${left === 0}>
                    ${category.name}, ${money(category.price)}${left === 0 ? " (none left)" : left <= 20 ? ` (${left} left)` : ""}
                  </option>`;
                })}
              </select>
            </div>
            ${problemAt("best")}
            <button class="button button-wide" ?disabled=${state.busy !== null} data-testid="best-hold">
              ${state.busy === "best" ? html`<span class="spinner" aria-hidden="true"></span> Holding` : `Hold the best ${state.quantity === 1 ? "seat" : `${state.quantity} seats`}`}
            </button>
          </form>`
    }
  </section>`;
}

/** "Someone was faster" is not what it means when nobody picked those seats. */
function problemAt(place) {
  if (state.problem?.at !== place) return nothing;
  const { error } = state.problem;
  if (error === null)
    return html`<p class="notice notice-warning" data-testid="limit">${MOST} seats are the most one person can hold.</p>`;
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
      const { colour } = state.house.categoryById.get(category.id);
      return html`<li class="category-${colour}">
        <svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill="currentColor" /></svg>
        <span>${category.name} <strong>${money(category.price)}</strong>${free.get(category.id) === 0 ? html` <span class="soft">none left</span>` : nothing}</span>
      </li>`;
    })}
    <li class="legend-chosen">
      <svg viewBox="0 0 16 16" aria-hidden="true"><circle class="outer" cx="8" cy="8" r="8" /><circle class="inner" cx="8" cy="8" r="6" /></svg><span>Chosen</span>
    </li>
    <li class="legend-held"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5.8" /></svg><span>Being bought</span></li>
    <li class="legend-sold"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="5" /></svg><span>Sold</span></li>
  </ul>`;
}

function tray() {
  const chosen = state.house ? selection.ids.map((each) => state.house.seat(each)) : [];
  const total = sum(chosen.map((seat) => state.house.price(seat)));
  return html`<section class="panel event-tray ${chosen.length > 0 ? "event-tray-full" : ""}" aria-labelledby="tray-heading" data-testid="tray">
    <h2 id="tray-heading">Your choice</h2>
    ${state.lost > 0 && state.problem === null ? html`<p class="notice notice-warning">${count(state.lost, "seat")} you had chosen went to someone else. Please choose again.</p>` : nothing}
    ${problemAt("chosen")}
    ${
      chosen.length === 0
        ? html`<p class="soft">No seats yet. Choose up to ${MOST}.</p>`
        : html`<ul class="tray-seats">
              ${chosen.map(
                (seat) => html`<li class="category-${state.house.category(seat).colour}" data-testid="chosen-seat">
                  <span><strong>${seatName(seat)}</strong><small>${state.house.category(seat).name}, ${money(state.house.price(seat))}</small></span>
                  <button type="button" class="tray-remove" aria-label=${`Remove ${seatName(seat)}`} @click=${() => drop(seat)}>
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8M12 4l-8 8" /></svg>
                  </button>
                </li>`,
              )}
            </ul>
            <p class="tray-total"><span>${count(chosen.length, "seat")}</span><strong>${money(total)}</strong></p>
            <button class="button button-wide" ?disabled=${state.busy !== null} @click=${holdChosen} data-testid="hold-button">
              ${state.busy === "chosen" ? html`<span class="spinner" aria-hidden="true"></span> Holding` : `Hold ${count(chosen.length, "seat")}`}
            </button>`
    }
  </section>`;
}

function drop(seat) {
  choose(seat);
  focusOn(selection.size > 0 ? ".tray-remove" : "#choose-heading");
}
