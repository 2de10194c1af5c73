// Names on the plan: sections from afar, rows from near.

import { isolated } from "../format.js";
import { beyond } from "./plan.js";
import { COMFORTABLE } from "./view.js";

/** Pixels between two seats from which on rows are named, and the sections in view by the line at the top of the plan. */
const NEAR = COMFORTABLE * 0.6;
/** More sections than this are not named at once. */
const MOST_NAMED = 3;

/** Writes the names that fit. Returns the line for the top of the plan, which says what is in view; "" for the whole house. */
export function drawNames(pen, plan, view, colours) {
  pen.textBaseline = "middle";
  pen.textAlign = "center";
  pen.lineJoin = "round";
  if (view.scale < NEAR) {
    nameSections(pen, plan.sections, view, colours);
    return "";
  }
  const inView = [];
  for (const section of plan.sections) {
    const seen = section.rows.map((row) => ({ row, far: nameRow(pen, plan, row, view, colours) })).filter(({ far }) => far !== null);
    if (seen.length > 0) inView.push({ name: section.name, seen, far: Math.min(...seen.map(({ far }) => far)) });
  }
  return whereWeAre(inView);
}

function nameSections(pen, sections, view, { ink, surface }) {
  pen.strokeStyle = surface;
  pen.fillStyle = ink;
  const taken = [];
  for (const { name, label, width } of sections) {
    if (!label) continue;
    const wide = width * view.scale;
    const size = Math.min(17, Math.max(9.5, wide / 7));
    pen.font = `750 ${size.toFixed(1)}px Archivo, sans-serif`;
    const { px, py } = view.place(label.x, label.y);
    const text = fitting(pen, name, wide * 1.15, px, py, size, taken);
    if (!text) continue;
    pen.lineWidth = size / 2.6;
    pen.strokeText(text, px, py);
    pen.fillText(text, px, py);
  }
}

/**
 * The name, or its last word, if it fits into the room and covers no name before it (`taken`, which it joins); null if not.
 */
function fitting(pen, name, room, px, py, size, taken) {
  for (const text of new Set([name, name.split(/\s+/).at(-1)])) {
    const half = pen.measureText(text).width / 2;
    const box = { left: px - half - 2, right: px + half + 2, top: py - size * 0.55, bottom: py + size * 0.55 };
    const covers = taken.some(
      (b) => box.left < b.right && b.left < box.right && box.top < b.bottom && b.top < box.bottom,
    );
    if (2 * half > room || covers) continue;
    taken.push(box);
    return text;
  }
  return null;
}

/**
 * Names a row at both its ends, or at the edge of the plan where an end is out of view. Returns how far from the middle of the
 * screen it passes, in pixels; null when none of it is in view.
 */
function nameRow(pen, plan, row, view, colours) {
  const { scale, width, height } = view;
  const placeOf = (index) => view.place(plan.x[index], plan.y[index]);
  const seen = row.seats.filter((index) => view.hasIn(placeOf(index)));
  if (seen.length === 0) return null;
  for (const [end, last, side] of [
    [row.seats[0], seen[0], -1],
    [row.seats.at(-1), seen.at(-1), 1],
  ]) {
    const next = beyond(plan, row, side);
    const beside = view.place(next.x, next.y);
    if (view.hasIn(beside)) writeRow(pen, row.label, beside, scale, colours, false);
    // Over the outermost seat in view, a little inside, where the row goes on beyond.
    else if (last !== end || !view.hasIn(placeOf(end))) {
      const { px, py } = placeOf(last);
      const inside = { px: Math.min(width - scale * 0.4, Math.max(scale * 0.4, px)), py };
      writeRow(pen, row.label, inside, scale, colours, true);
    }
  }
  const fromMiddle = ({ px, py }) => Math.hypot(px - width / 2, py - height / 2);
  return Math.min(...seen.map((index) => fromMiddle(placeOf(index))));
}

/** @param {boolean} over on a ground of its own, since it lies over a seat */
function writeRow(pen, label, { px, py }, scale, { ink, surface, soft }, over) {
  const size = scale * 0.42;
  pen.font = `700 ${size.toFixed(1)}px Archivo, sans-serif`;
  const room = scale * 1.7;
  if (over) {
    const half = Math.min(room, pen.measureText(label).width) / 2 + scale * 0.16;
    pen.fillStyle = ink;
    pen.beginPath();
    pen.roundRect(px - half, py - size * 0.75, 2 * half, size * 1.5, size * 0.3);
    pen.fill();
  }
  pen.fillStyle = over ? surface : soft;
  pen.fillText(label, px, py, room);
}

/** Those in the middle of the plan matter most. */
function whereWeAre(inView) {
  const parts = [...inView]
    .sort((a, b) => a.far - b.far)
    .slice(0, MOST_NAMED)
    .map(({ name, seen }) => {
      const [first, last] = [seen[0].row.label, seen.at(-1).row.label].map(isolated);
      return `${isolated(name)}, ${seen.length === 1 ? `row ${first}` : `rows ${first}–${last}`}`;
    });
  if (inView.length > MOST_NAMED) parts.push("…");
  return parts.join(" · ");
}
