// How seats look. What tells them apart without colour is a shape for each price category, and one for each thing that can be
// the matter with a seat; the plan, the list, the legend and the tray all draw from here. No document here.

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
/** Of a seat: how far below its middle the number of one with this shape stands, and how wide it may be; in units. */
const ROOM_FOR_NUMBERS = { 2: { lower: 0.1, width: 0.46 }, 5: { lower: -0.08, width: 0.46 }, 7: { lower: 0.02, width: 0.46 } };
const ROOM_FOR_NUMBER = { lower: 0.02, width: 0.68 };

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

/** Where a seat's number stands in its shape; a triangle has its room where it is broad. */
export function roomForNumber(shape) {
  return ROOM_FOR_NUMBERS[shape] ?? ROOM_FOR_NUMBER;
}

/** What is the matter with a seat, in words. */
export const STATUS_WORDS = { FREE: "free", HELD: "being bought by someone else", SOLD: "sold", MINE: "yours, kept for you" };
