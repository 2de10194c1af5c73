// The seats that are kept for this visitor. The servers know them, by cookie or by login, so that every tab and every
// window finds them. What they said last is remembered in the browser: to show it at once, to tell the other tabs, and to
// spare the servers the question while nobody holds anything.

import { get, post, remove, serverNow } from "./api.js";
import { kept, keep, whenChangedElsewhere } from "./kept.js";
import { newKey } from "./key.js";
import { repeated } from "./repeat.js";

const KEY = "foobar.holds";
/** The one that was shown last, over or not: who comes too late wants to choose the same again. */
const LAST = "foobar.holds.last";
/** Remaining seconds at which a listener hears the time. */
const SPOKEN_AT = [300, 120, 60, 30, 10];
/** From here on a countdown says in colour and words that it is short, in ms. */
export const SHORT_MS = 120_000;
/** Between the repetitions of a hold whose answer was lost, in ms. */
const PAUSES = [500, 1500, 3000, 6000];

/**
 * A hold is as the API gives it: {id, eventId, event, startsAt, zone, venue, seats:[{id,section,row,number,category,price}],
 * expiresAt, total}.
 */

/** What is left of it, in ms; 0 when it is over. The servers' clock decides, not this device's. */
export function timeLeft(hold) {
  return Math.max(0, Date.parse(hold.expiresAt) - serverNow());
}

/** The visitor's live holds as far as this browser knows, the latest first. */
export function rememberedHolds() {
  const holds = kept(KEY);
  return Array.isArray(holds) ? holds.filter((hold) => hold?.id && timeLeft(hold) > 0) : [];
}

/** The visitor's live holds as the servers know them, the latest first. */
export async function ownHolds(options) {
  const { items } = await get("/holds", options);
  keep(KEY, items.length > 0 ? items : null);
  return items.filter((hold) => timeLeft(hold) > 0);
}

/** The hold that a page showed last, even if its time is over; null without one. */
export function lastHold() {
  return kept(LAST);
}

/**
 * A page shows this hold; null: there is none to come back to any more.
 *
 * @param {?string} [buyer] e-mail address of who is logged in: the hold is then the account's, and found again by logging in
 */
export function rememberLast(hold, buyer = null) {
  const before = kept(LAST);
  keep(LAST, hold && { ...hold, buyer: buyer ?? (before?.id === hold.id ? before.buyer : null) });
}

/** Calls back when another tab of this browser took, bought or released seats. */
export function whenHoldsChange(changed) {
  whenChangedElsewhere(KEY, changed);
}

/**
 * Holds seats. An answer that was lost is asked for again under the same key, so that the seats are never "taken" by the
 * visitor's own lost request.
 *
 * @param {object} event the event, as the API gives it
 * @param {{seatIds: number[]}|{categoryId: number, quantity: number}} wish
 * @param {(id: number) => object} seatOf finds the description of a seat
 */
export async function holdSeats(event, wish, seatOf) {
  const headers = { "Idempotency-Key": newKey() };
  const receipt = await repeated(() => post(`/events/${encodeURIComponent(event.id)}/holds`, wish, { headers }), PAUSES, {
    isLost: (error) => error.status !== 429,
  });
  const hold = {
    id: receipt.id,
    eventId: event.id,
    event: event.title,
    startsAt: event.startsAt,
    zone: event.zone,
    venue: event.venue,
    seats: receipt.seatIds.map((id) => ({ id, ...seatOf(id) })),
    total: receipt.total,
    expiresAt: receipt.expiresAt,
  };
  // One that named the same seats before is replaced by this one.
  const others = rememberedHolds().filter((each) => !each.seats.some((seat) => receipt.seatIds.includes(seat.id)));
  keep(KEY, [hold, ...others]);
  return hold;
}

/** Gives the seats back. Throws when nobody could be told: then they are still held. */
export async function letGo(hold) {
  try {
    await remove(`/holds/${encodeURIComponent(hold.id)}`);
  } catch (error) {
    if (error.status !== 404) throw error;
  }
  forgetHold(hold);
}

/** It is bought or over. */
export function forgetHold({ id }) {
  const others = rememberedHolds().filter((each) => each.id !== id);
  keep(KEY, others.length > 0 ? others : null);
}

/** The event's page, with the same seats chosen again as far as they are free. */
export function chooseAgainUrl(hold) {
  const query = new URLSearchParams({ id: hold.eventId, seats: hold.seats.map((seat) => seat.id).join(".") });
  return `/event.html?${query}`;
}

export const checkoutUrl = (hold) => `/checkout.html?hold=${encodeURIComponent(hold.id)}`;

/** "9:05". */
export function clockText(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * Calls `tick(msLeft, spoken)` now and every second until the hold is over; `spoken` is a sentence when it is time to
 * say it. Returns a function that stops the clock.
 */
export function everySecond(hold, tick) {
  let heard = Infinity;
  let timer;
  const beat = () => {
    const left = timeLeft(hold);
    const seconds = Math.ceil(left / 1000);
    const due = SPOKEN_AT.find((mark) => seconds <= mark && seconds > mark - 5 && heard > mark);
    if (due !== undefined) heard = due;
    if (left > 0) timer = setTimeout(beat, left % 1000 || 1000);
    tick(left, due === undefined ? null : spoken(due));
  };
  beat();
  return () => clearTimeout(timer);
}

function spoken(seconds) {
  if (seconds >= 120) return `${seconds / 60} minutes left to buy your seats.`;
  return seconds === 60 ? "One minute left to buy your seats." : `${seconds} seconds left to buy your seats.`;
}
