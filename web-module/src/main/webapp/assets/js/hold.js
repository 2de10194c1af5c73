// The seats that are kept for this visitor: remembered per tab, so that they survive a reload and a log-in.

import { post, remove, serverNow } from "./api.js";

const KEY = "foobar.hold";
/** Remaining seconds at which a listener hears the time. */
const SPOKEN_AT = [300, 120, 60, 30, 10];

/**
 * The live hold {id, event:{id,title,startsAt,venue}, seats:[{id,section,row,number,category,price}], total, endsAt}
 * or null; `endsAt` is in ms on this device's clock.
 */
export function currentHold() {
  let hold;
  try {
    hold = JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    hold = null;
  }
  return hold && hold.endsAt > Date.now() ? hold : null;
}

/** The hold even if its time is over: checkout tells its buyer so. */
export function lastHold() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

/**
 * Holds seats.
 *
 * @param {object} event the event, as the API gives it
 * @param {{seatIds: number[]}|{categoryId: number, quantity: number}} wish
 * @param {(id: number) => object} seatOf finds the description of a seat
 */
export async function holdSeats(event, wish, seatOf) {
  const receipt = await post(`/events/${encodeURIComponent(event.id)}/holds`, wish);
  const hold = {
    id: receipt.id,
    event: { id: event.id, title: event.title, startsAt: event.startsAt, venue: event.venue },
    seats: receipt.seatIds.map((id) => ({ id, ...seatOf(id) })),
    total: receipt.total,
    endsAt: Date.now() + (Date.parse(receipt.expiresAt) - serverNow()),
  };
  sessionStorage.setItem(KEY, JSON.stringify(hold));
  return hold;
}

/** Gives the seats back. If the servers cannot be reached the hold simply runs out by itself. */
export async function letGo(hold) {
  forgetHold();
  await remove(`/holds/${encodeURIComponent(hold.id)}`).catch(() => {});
}

export function forgetHold() {
  sessionStorage.removeItem(KEY);
}

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
    const left = hold.endsAt - Date.now();
    const seconds = Math.ceil(left / 1000);
    const due = SPOKEN_AT.find((mark) => seconds <= mark && seconds > mark - 5 && heard > mark);
    if (due !== undefined) heard = due;
    tick(Math.max(0, left), due === undefined ? null : spoken(due));
    if (left > 0) timer = setTimeout(beat, left % 1000 || 1000);
  };
  beat();
  return () => clearTimeout(timer);
}

function spoken(seconds) {
  if (seconds >= 120) return `${seconds / 60} minutes left to buy your seats.`;
  return seconds === 60 ? "One minute left to buy your seats." : `${seconds} seconds left to buy your seats.`;
}
