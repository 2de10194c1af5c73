// Where each seat stands on the plan. The API names section, row and number but no coordinates, so the house is built
// from them: a fan of sections around the stage, tier behind tier, rows curved, aisles between the sections.
//
// One unit is the distance between two neighbouring seats. The stage is the origin; y grows away from it.

/** Units between two sections of a tier, and between two tiers. */
const AISLE = 2.2;
const GANGWAY = 2.6;
/** The widest a fan may open, in radians. */
const WIDEST = 2.7;
/** With more kinds of sections than this, each would get a tier, and the house would be a tower. */
const FEW_KINDS = 5;
/** Width to height that suits most screens. */
const GOOD_SHAPE = 1.5;

/**
 * @param {{id, section, row, number}[]} seats in the order of the house
 * @returns {{
 *   x: Float32Array, y: Float32Array, angle: Float32Array, radius: Float32Array,
 *   sections: {name: string, rows: {label: string, seats: number[]}[], x: number, y: number}[],
 *   sectionOf: Int32Array, rowOf: Int32Array,
 *   stage: {radius: number, angle: number},
 *   bounds: {left: number, top: number, right: number, bottom: number}
 * }} indices are positions in `seats`; angle is 0 straight ahead of the stage and grows to the right of the plan
 */
export function arrange(seats) {
  const sections = sectionsOf(seats);
  const { tiers, radius: front } = bestFan(sections);
  const n = seats.length;
  const plan = {
    x: new Float32Array(n),
    y: new Float32Array(n),
    angle: new Float32Array(n),
    radius: new Float32Array(n),
    sectionOf: new Int32Array(n),
    rowOf: new Int32Array(n),
    sections,
    stage: { radius: front - 3, angle: Math.min(0.9, 0.38 * spread(tiers[0] ?? [], front)) },
  };
  let radius = front;
  for (const tier of tiers) {
    placeTier(plan, sections, tier, radius);
    radius += depth(tier) + GANGWAY;
  }
  plan.bounds = boundsOf(plan);
  return plan;
}

function sectionsOf(seats) {
  const byName = new Map();
  seats.forEach((seat, index) => {
    let section = byName.get(seat.section);
    if (!section)
      byName.set(seat.section, (section = { name: seat.section, rows: [], byLabel: new Map(), x: 0, y: 0 }));
    let row = section.byLabel.get(seat.row);
    if (!row) {
      row = { label: seat.row, seats: [] };
      section.byLabel.set(seat.row, row);
      section.rows.push(row);
    }
    row.seats.push(index);
  });
  const sections = [...byName.values()];
  for (const section of sections) {
    delete section.byLabel;
    for (const row of section.rows) row.seats.sort((a, b) => seats[a].number - seats[b].number);
    section.width = Math.max(...section.rows.map((row) => row.seats.length));
  }
  return sections;
}

/** Tries many distances of the first row from the stage and keeps the fan whose outline suits a screen best. */
function bestFan(sections) {
  const widest = Math.max(...sections.map((section) => section.width), 1);
  let best = null;
  for (let radius = Math.max(6, widest / WIDEST); radius <= Math.max(10, widest * 8); radius *= 1.06) {
    const tiers = fill(sections, radius);
    const fan = { tiers, radius, cost: costOf(tiers, radius) };
    if (best === null || fan.cost < best.cost) best = fan;
  }
  return best;
}

/**
 * Fills tier after tier, in the order of the house. What is named alike ("Circle Left" and "Circle Right", "Block 101" and
 * "Block 108") stays together as long as such kinds are few, and shares evenly as many tiers as the opening demands.
 */
function fill(sections, front) {
  const tiers = [];
  let radius = front;
  for (const kind of kindsOf(sections)) {
    let rest = kind;
    while (rest.length > 0) {
      const tier = rest.slice(0, Math.ceil(rest.length / tiersNeeded(rest, radius)));
      tiers.push(tier);
      radius += depth(tier) + GANGWAY;
      rest = rest.slice(tier.length);
    }
  }
  return tiers;
}

function kindsOf(sections) {
  const kinds = [];
  let last = null;
  for (const section of sections) {
    const [, word, hundreds = ""] = /^(\S*)(?:\s+(\d)\d\d\b)?/.exec(section.name.trim());
    const name = `${word} ${hundreds}`;
    if (name !== last) kinds.push([]);
    kinds.at(-1).push(section);
    last = name;
  }
  return kinds.length <= FEW_KINDS ? kinds : [sections];
}

function tiersNeeded(sections, radius) {
  for (let tiers = 1; tiers < sections.length; tiers++) {
    if (spread(sections.slice(0, Math.ceil(sections.length / tiers)), radius) <= WIDEST) return tiers;
  }
  return sections.length;
}

function costOf(tiers, front) {
  let radius = front;
  let widest = 0;
  let lowest = Infinity;
  const spreads = [];
  for (const tier of tiers) {
    const half = spread(tier, radius) / 2;
    spreads.push(half);
    const outer = radius + depth(tier);
    widest = Math.max(widest, outer * Math.sin(Math.min(half, Math.PI / 2)));
    lowest = Math.min(lowest, radius * Math.cos(half));
    radius = outer + GANGWAY;
  }
  const shape = Math.abs(Math.log((2 * widest) / Math.max(1, radius - lowest) / GOOD_SHAPE));
  // Tiers that open about equally wide look like one house; a lone last section looks forgotten.
  const unequal = Math.max(...spreads) - Math.min(...spreads);
  // Rows bend around the stage, neither flat like a cinema's nor closed like a circus's.
  const bend = Math.max(0, 0.45 - spreads[0]) + 0.15 * Math.max(0, spreads[0] - 0.9);
  return shape + 0.4 * unequal + bend;
}

function spread(tier, radius) {
  const width = tier.reduce((sum, section) => sum + section.width, 0) + AISLE * (tier.length - 1);
  return width / radius;
}

function depth(tier) {
  return Math.max(...tier.map((section) => section.rows.length));
}

/** Which side of the house a section's name puts it on; sections that say nothing keep their order. */
function side(name) {
  if (/\bleft\b/i.test(name)) return -1;
  if (/\bright\b/i.test(name)) return 1;
  return 0;
}

function placeTier(plan, sections, tier, front) {
  const ordered = [...tier].sort((a, b) => side(a.name) - side(b.name));
  let from = -spread(ordered, front) / 2;
  for (const section of ordered) {
    const middle = from + section.width / front / 2;
    const index = sections.indexOf(section);
    section.rows.forEach((row, r) => {
      const radius = front + r;
      row.seats.forEach((seat, s) => {
        const angle = middle + (s - (row.seats.length - 1) / 2) / radius;
        plan.angle[seat] = angle;
        plan.radius[seat] = radius;
        plan.x[seat] = radius * Math.sin(angle);
        plan.y[seat] = radius * Math.cos(angle);
        plan.sectionOf[seat] = index;
        plan.rowOf[seat] = r;
      });
    });
    const centre = front + (section.rows.length - 1) / 2;
    section.x = centre * Math.sin(middle);
    section.y = centre * Math.cos(middle);
    from += (section.width + AISLE) / front;
  }
}

function boundsOf({ x, y, stage }) {
  const wing = stage.radius * Math.sin(stage.angle);
  let left = -wing;
  let right = wing;
  let top = stage.radius * Math.cos(stage.angle);
  let bottom = stage.radius;
  for (let i = 0; i < x.length; i++) {
    left = Math.min(left, x[i]);
    right = Math.max(right, x[i]);
    top = Math.min(top, y[i]);
    bottom = Math.max(bottom, y[i]);
  }
  return { left: left - 1, top: top - 1, right: right + 1, bottom: bottom + 1 };
}

/**
 * The next seat in a direction, for the arrow keys: along the row or to the row before or behind, and at the section's edge
 * across the aisle to the nearest seat of another one.
 *
 * @param {"left"|"right"|"front"|"back"} direction
 * @returns {number} its index, or the given one at the edge of the house
 */
export function neighbour(plan, from, direction) {
  const { rows } = plan.sections[plan.sectionOf[from]];
  const row = rows[plan.rowOf[from]].seats;
  const sideways = direction === "left" || direction === "right";
  const sign = direction === "left" || direction === "front" ? -1 : 1;
  return (
    (sideways ? row[row.indexOf(from) + sign] : inRow(rows[plan.rowOf[from] + sign], row, from)) ??
    across(plan, from, sideways, sign)
  );
}

/** The seat of another row of the section at the same distance from the row's middle, or the row's last before that. */
function inRow(other, row, from) {
  if (!other) return undefined;
  const place = row.indexOf(from) + (other.seats.length - row.length) / 2;
  return other.seats[Math.min(other.seats.length - 1, Math.max(0, Math.round(place)))];
}

function across(plan, from, sideways, sign) {
  let best = from;
  let least = Infinity;
  for (let i = 0; i < plan.x.length; i++) {
    if (plan.sectionOf[i] === plan.sectionOf[from]) continue;
    const turn = (plan.angle[i] - plan.angle[from]) * plan.radius[from];
    const depth = plan.radius[i] - plan.radius[from];
    const ahead = (sideways ? turn : depth) * sign;
    if (ahead < 0.5) continue;
    // Straight on matters more than near: a step to the side costs four steps ahead.
    const cost = ahead + 4 * Math.abs(sideways ? depth : turn);
    if (cost < least) {
      least = cost;
      best = i;
    }
  }
  return best;
}
