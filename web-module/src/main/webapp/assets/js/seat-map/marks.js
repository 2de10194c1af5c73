// Small pictures of seats, for lists and legends.

import { svg } from "../libraries.js";
import { outline } from "./looks.js";

const TICK = "M-.5 .05-.12 .42 .55-.4";

const DRAWN = {
  FREE: (shape) => svg`<path d=${outline(shape)} fill="currentColor"></path>`,
  CHOSEN: () =>
    svg`<circle r="1.2" class="mark-ink"></circle><circle r=".95" class="mark-bulb"></circle><path d=${TICK} class="mark-tick"></path>`,
  MINE: () =>
    svg`<circle r="1.2" class="mark-ink"></circle><path d=${TICK} class="mark-tick mark-tick-mine"></path>`,
  HELD: () => svg`<circle r=".8" class="mark-held"></circle>`,
  SOLD: () => svg`<path d="M-.6-.6 .6 .6M.6-.6-.6 .6" class="mark-sold"></path>`,
};

/** A seat's picture; its colour is that of the text around it. */
export function mark(look, shape = 0) {
  return svg`<svg class="mark" viewBox="-1.3 -1.3 2.6 2.6" aria-hidden="true" focusable="false">${DRAWN[look](shape)}</svg>`;
}
