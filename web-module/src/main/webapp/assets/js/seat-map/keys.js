// What the keys do on the plan. No document here.

import { neighbour, rowOf } from "./plan.js";

const DIRECTIONS = new Map(Object.entries({ ArrowLeft: "left", ArrowRight: "right", ArrowUp: "front", ArrowDown: "back" }));
const ACTS = new Map(Object.entries({ " ": "take", Enter: "take", "+": "nearer", "=": "nearer", "-": "farther", 0: "whole" }));

/**
 * @param {string} key as KeyboardEvent names it
 * @param {object} plan see planOf()
 * @param {number} at the seat that has the focus
 * @returns {?{seat: number}|{act: "take"|"nearer"|"farther"|"whole"}} the seat to go to, or what to do; null: the key is not ours
 */
export function meaningOf(key, plan, at) {
  if (DIRECTIONS.has(key)) return { seat: neighbour(plan, at, DIRECTIONS.get(key)) };
  if (ACTS.has(key)) return { act: ACTS.get(key) };
  switch (key) {
    case "Home":
      return { seat: rowOf(plan, at).seats[0] };
    case "End":
      return { seat: rowOf(plan, at).seats.at(-1) };
    case "PageUp":
      return { seat: middleOf(plan, plan.sectionOf[at] - 1) ?? at };
    case "PageDown":
      return { seat: middleOf(plan, plan.sectionOf[at] + 1) ?? at };
    default:
      return null;
  }
}

/** The middle of the first row of a section. */
function middleOf({ sections }, index) {
  const seats = sections[index]?.rows[0].seats;
  return seats?.[Math.floor(seats.length / 2)];
}
