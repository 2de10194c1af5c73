// What tells seats apart without colour: a shape for each price category, and for each thing that can be the matter with a
// seat. The plan, the list, the legend and the tray all draw from here.

import { svg } from "../libraries.js";

/** Outlines around 0,0 that fill about as much as a circle of radius 1. Their middle has room for a number. */
const SHAPES = [
  "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z", // disc
  "M-.88-.88H.88V.88H-.88Z", // square
  "M0-1.12 1.16.9H-1.16Z", // triangle
  "M0-1.2 1.2 0 0 1.2-1.2 0Z", // diamond
  "M-.42-1.08H.42V-.42H1.08V.42H.42V1.08H-.42V.42H-1.08V-.42H-.42Z", // cross
  "M0 1.12 1.16-.9H-1.16Z", // triangle on its point
  "M.55-.98 1.1 0 .55.98H-.55L-1.1 0-.55-.98Z", // hexagon
  "M-1-1H1L.34 0 1 1H-1L-.34 0Z", // hourglass
];

export const LOOKS = SHAPES.length;

/**
 * How the category at this place (from 0, dearest first) looks: `colour` from 1, `shape` from 0. The first eight have a colour and
 * a shape of their own, and up to sixty-four no two have both.
 */
export function lookOf(place) {
  return { colour: (place % LOOKS) + 1, shape: (place + Math.floor(place / LOOKS)) % LOOKS };
}

/** The outline as SVG path data around 0,0. */
export function outline(shape) {
  return SHAPES[shape];
}

const TICK = "M-.5 .05-.12 .42 .55-.4";

const DRAWN = {
  FREE: (shape) => svg`<path d=${SHAPES[shape]} fill="currentColor"></path>`,
  CHOSEN: () =>
    svg`<circle r="1.2" class="mark-ink"></circle><circle r=".95" class="mark-bulb"></circle><path d=${TICK} class="mark-tick"></path>`,
  MINE: () =>
    svg`<circle r="1.2" class="mark-ink"></circle><path d=${TICK} class="mark-tick mark-tick-mine"></path>`,
  HELD: () => svg`<circle r=".8" class="mark-held"></circle>`,
  SOLD: () => svg`<path d="M-.6-.6 .6 .6M.6-.6-.6 .6" class="mark-sold"></path>`,
};

/** A small picture of a seat for lists and legends; its colour is that of the text around it. */
export function mark(look, shape = 0) {
  return svg`<svg class="mark" viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true" focusable="false">${DRAWN[look](shape)}</svg>`;
}
