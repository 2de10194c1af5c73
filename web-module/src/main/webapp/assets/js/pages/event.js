// One event: what it is, the seats that are free right now, and holding some of them.

import { html, nothing, render } from "../libraries.js";
import { announce, focusOn } from "../announce.js";
import { ApiError, get } from "../api.js";
import { bestAvailable } from "../event/best-available.js";
import { heldSeats } from "../event/held-seats.js";
import { partyNow, partyOf, partyTitle } from "../event/party.js";
import { seatPlan } from "../event/seat-plan.js";
import { tray } from "../event/tray.js";
import { count, longDate, money, seatName, sum, time } from "../format.js";
import { checkoutUrl, everySecond, forgetHold, holdSeats, letGo, ownHolds, rememberedHolds, rememberLast, whenHoldsChange } from "../hold.js";
import { pause } from "../pause.js";
import { poll } from "../poll.js";
import { paletteClass, posterArt } from "../poster.js";
import { House } from "../seat-map/house.js";
import { SeatList } from "../seat-map/list.js";
import { SeatMap } from "../seat-map/map.js";
import { MOST, Selection } from "../seat-map/selection.js";
import { startPage, startShell } from "../shell.js";

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
  /** A party whose seats are no longer all free, and who has to say what now; see partyOf(). */
  party: null,
  /** The visitor was told that the best seats would not be together: {quantity, category}. */
  apart: null,
  trayOpen: false,
  stale: false,
};
/** What the parts of the page know of it, and what they may do. */
const page = {
  state,
  selection,
  map: null,
  held,
  isHere: (hold) => String(hold.eventId) === id,
  show,
  loadSeats,
  wish,
  holdBest,
  holdChosen,
  release,
  takeAgain,
  drop,
  settleParty,
  openTray,
  forgetRefusal,
};
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
  return state.holds.find(page.isHere) ?? state.holds[0] ?? null;
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
  const seats = state.holds.filter(page.isHere).flatMap((hold) => hold.seats);
  if (!state.house?.own(seats.map((seat) => seat.id))) return;
  selection.keepOnly((seatId) => !state.house.isMine(seatId));
  page.map?.refresh();
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
  page.map?.show(free.length > 0 ? free : wanted);
}

/** The same as were held until just now. */
function takeAgain(hold) {
  state.over = null;
  take(hold.seats.map((seat) => seat.id));
  focusOn(state.party ? "#party" : "[data-testid=hold-button]");
}

async function loadSeats() {
  state.seatsProblem = null;
  paint();
  try {
    state.house = new House(await get(`/events/${id}/seats`), state.event.categories);
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
  keepUp();
}

/** Puts the plan and the list into the places that paint() made for them; they then look after themselves. */
function furnish() {
  const mapPlace = document.getElementById("seat-map");
  const listPlace = document.getElementById("seat-list");
  if (!mapPlace || !state.house) return;
  if (state.mode === "map") page.map ??= new SeatMap(mapPlace, state.house, selection, choose);
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

function forgetRefusal() {
  state.refusal = null;
  paint();
}

function buyLink() {
  return html`<a href=${checkoutUrl(held())}>Check out</a>`;
}

async function hold(at, wanted) {
  if (state.busy) return;
  state.busy = at;
  state.problem = null;
  state.refusal = null;
  paint();
  try {
    const made = await holdSeats(state.event, wanted, (seatId) => state.house?.describe(seatId) ?? {});
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

function wish(change) {
  Object.assign(state, change, { apart: null });
  paint();
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
  state.party = partyOf(state.house, wanted);
  announce(`${partyTitle(state.party)}. ${wanted.length > 1 ? "Please say what you would like to do." : "Please choose again."}`, {
    urgent: true,
  });
  paint();
}

function settleParty(ids) {
  state.party = null;
  state.problem = null;
  if (ids) {
    selection.replace(ids);
    page.map?.show(ids);
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
  else if (state.party) state.party = partyNow(state.house, state.party);
  if (changed) {
    page.map?.refresh();
    list?.refresh();
  }
  paint();
}

/** Says so while what is shown may be out of date. */
function keepUp() {
  poll(refreshSeats, {
    isIdle: () => document.hidden || state.busy !== null,
    onStale: (stale) => {
      state.stale = stale;
      paint();
    },
  });
}

// --- What it looks like ---

function paint() {
  if (state.event) render(view(), root);
}

function waiting() {
  return html`<div class="event-hero event-hero-waiting"></div>
    <div class="page"><p class="visually-hidden" role="status">Fetching the event</p><div class="seat-map-waiting skeleton"></div></div>`;
}

function view() {
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
        ${held() ? heldSeats(page) : bestAvailable(page)}
        ${seatPlan(page)}
        ${held() ? nothing : tray(page)}
      </div>
    </div>
  `;
}

function show(mode) {
  state.mode = mode;
  paint();
  furnish();
}

function openTray() {
  state.trayOpen = !state.trayOpen;
  paint();
}

function drop(seat) {
  choose(seat);
  focusOn(selection.size > 0 ? ".tray-remove" : "#choose-heading");
}
