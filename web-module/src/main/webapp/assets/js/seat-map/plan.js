// The plan of a house: where each seat stands, what lies beside it, which rows and sections there are. All places are the
// servers'; nothing of the house is guessed. Only numbers here, no document.
//
// One unit is the distance between two neighbouring seats. The origin is the point that the stage's edge and the rows bend
// round; x grows to the right of a visitor who faces the stage, y away from it, as on the screen.

/** The servers count in hundredths of a unit. */
const UNIT = 100;
/** Around everything there is. */
const MARGIN = 1;
/** What is not farther on than this is beside, not ahead. */
const AHEAD = 0.3;
/** Nor is what is so many times as far to the side; and a step to the side counts as so many on. */
const ASIDE = 3;
const SIDE_STEP = 2;

/**
 * @param {{seats: {section, row, number, x, y}[], sections: {name, x, y}[], stage: ?{distance, width}}} house as the API
 *     gives it, seats in the order of the house
 * @returns {{
 *   x: Float32Array, y: Float32Array,
 *   sections: {name: string, rows: {label: string, seats: number[]}[], label: ?{x: number, y: number}, width: number}[],
 *   sectionOf: Int32Array, rowOf: Int32Array,
 *   stage: ?{radius: number, angle: number},
 *   bounds: {left: number, top: number, right: number, bottom: number}
 * }} indices are positions in `seats`; a row's seats run from left to right, the stage is an arc of `angle` to either side of
 *     straight ahead, and a section's label is where its name is written
 */
export function planOf({ seats, sections: named, stage }) {
  const plan = {
    x: Float32Array.from(seats, (seat) => seat.x / UNIT),
    y: Float32Array.from(seats, (seat) => seat.y / UNIT),
    sections: [],
    sectionOf: new Int32Array(seats.length),
    rowOf: new Int32Array(seats.length),
    stage: stage ? { radius: stage.distance / UNIT, angle: stage.width / stage.distance / 2 } : null,
  };
  const labels = new Map(named.map(({ name, x, y }) => [name, { x: x / UNIT, y: y / UNIT }]));
  fillRows(plan, seats, labels);
  plan.bounds = boundsOf(plan);
  return plan;
}

function fillRows(plan, seats, labels) {
  const places = new Map();
  seats.forEach((seat, index) => {
    let section = places.get(seat.section);
    if (!section) {
      section = { index: plan.sections.length, rows: new Map() };
      places.set(seat.section, section);
      plan.sections.push({ name: seat.section, rows: [], label: labels.get(seat.section) ?? null, width: 1 });
    }
    const { rows } = plan.sections[section.index];
    if (!section.rows.has(seat.row)) {
      section.rows.set(seat.row, rows.length);
      rows.push({ label: seat.row, seats: [] });
    }
    plan.sectionOf[index] = section.index;
    plan.rowOf[index] = section.rows.get(seat.row);
    rows[plan.rowOf[index]].seats.push(index);
  });
  const { x, y } = plan;
  for (const section of plan.sections) {
    for (const row of section.rows) {
      row.seats.sort((a, b) => seats[a].number - seats[b].number);
      const [first, last] = [row.seats[0], row.seats.at(-1)];
      if (x[last] < x[first] || (x[last] === x[first] && y[last] > y[first])) row.seats.reverse();
      section.width = Math.max(section.width, 1 + Math.hypot(x[last] - x[first], y[last] - y[first]));
    }
  }
}

function boundsOf({ x, y, stage }) {
  const places = Array.from(x, (each, i) => [each, y[i]]);
  if (stage) {
    const { radius, angle } = stage;
    // Straight ahead, and the two ends.
    for (const turn of [-angle, 0, angle]) places.push([radius * Math.sin(turn), radius * Math.cos(turn)]);
  }
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [px, py] of places) {
    bounds.left = Math.min(bounds.left, px - MARGIN);
    bounds.top = Math.min(bounds.top, py - MARGIN);
    bounds.right = Math.max(bounds.right, px + MARGIN);
    bounds.bottom = Math.max(bounds.bottom, py + MARGIN);
  }
  return places.length > 0 ? bounds : { left: -MARGIN, top: -MARGIN, right: MARGIN, bottom: MARGIN };
}

/** The row that a seat is in. */
export function rowOf(plan, index) {
  return plan.sections[plan.sectionOf[index]].rows[plan.rowOf[index]];
}

/** A place one unit beyond the row's first (`end` -1) or last (`end` 1) seat, as the row runs there. */
export function beyond(plan, row, end) {
  const index = end < 0 ? row.seats[0] : row.seats.at(-1);
  const { dx, dy } = alongTheRow(plan, index);
  return { x: plan.x[index] + end * dx, y: plan.y[index] + end * dy };
}

/** The way to the right at a seat, of length 1: along its row, or, where it is alone in it, round the origin. */
function alongTheRow(plan, index) {
  const { x, y } = plan;
  const { seats } = rowOf(plan, index);
  const place = seats.indexOf(index);
  const [from, to] = [seats[Math.max(0, place - 1)], seats[Math.min(seats.length - 1, place + 1)]];
  for (const [dx, dy] of [
    [x[to] - x[from], y[to] - y[from]],
    [y[index], -x[index]],
  ]) {
    const length = Math.hypot(dx, dy);
    if (length > 0) return { dx: dx / length, dy: dy / length };
  }
  return { dx: 1, dy: 0 };
}

/**
 * The next seat in a direction, for the arrow keys: along the row, or in the row before or behind, and at the edge of the
 * section on to the nearest seat of another one.
 *
 * @param {"left"|"right"|"front"|"back"} direction front is up on the plan, towards the stage
 * @returns {number} its index, or the given one at the edge of the house
 */
export function neighbour(plan, from, direction) {
  const { dx, dy } = alongTheRow(plan, from);
  switch (direction) {
    case "left":
      return inRow(plan, from, -1) ?? elsewhere(plan, from, -dx, -dy) ?? from;
    case "right":
      return inRow(plan, from, 1) ?? elsewhere(plan, from, dx, dy) ?? from;
    case "front":
      return inNextRow(plan, from, dy, -dx) ?? elsewhere(plan, from, dy, -dx) ?? from;
    default:
      return inNextRow(plan, from, -dy, dx) ?? elsewhere(plan, from, -dy, dx) ?? from;
  }
}

function inRow(plan, from, step) {
  const { seats } = rowOf(plan, from);
  return seats[seats.indexOf(from) + step];
}

/** Of the section's rows that pass ahead, the first; of that, the seat that is nearest. */
function inNextRow(plan, from, dx, dy) {
  const own = rowOf(plan, from);
  const rows = plan.sections[plan.sectionOf[from]].rows.filter((row) => row !== own);
  const passing = rows
    .map((row) => least(seen(plan, from, dx, dy, row.seats), ({ on, aside }) => Math.hypot(on, aside)))
    .filter(({ on }) => on > AHEAD);
  return least(passing, ({ on }) => on)?.index;
}

/** Of the other sections' seats, the nearest one ahead. */
function elsewhere(plan, from, dx, dy) {
  const others = Array.from(plan.x.keys()).filter((index) => plan.sectionOf[index] !== plan.sectionOf[from]);
  const ahead = seen(plan, from, dx, dy, others).filter(({ on, aside }) => on > AHEAD && aside <= ASIDE * on);
  return least(ahead, ({ on, aside }) => Math.hypot(on, SIDE_STEP * aside))?.index;
}

/** These seats as {index, on, aside}: how far on each is in this direction, and how far to the side of it. */
function seen({ x, y }, from, dx, dy, indices) {
  return indices.map((index) => {
    const [toX, toY] = [x[index] - x[from], y[index] - y[from]];
    return { index, on: toX * dx + toY * dy, aside: Math.abs(toX * dy - toY * dx) };
  });
}

function least(items, of) {
  let best;
  for (const item of items) if (best === undefined || of(item) < of(best)) best = item;
  return best;
}
