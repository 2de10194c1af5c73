// Which part of the plan is on the screen: screen = unit × scale + offset. Only numbers here, no document.

/** Pixels between two seats: as near as one can come, and near enough to tell one from the next. */
export const NEAREST = 44;
export const COMFORTABLE = 26;

/** A place to look from is {scale, x, y}: pixels a unit, and where the origin is on the screen. */
export class View {
  #bounds;
  /** The scale at which all of the house is seen. */
  #whole = 1;

  width = 0;
  height = 0;
  scale = 1;
  x = 0;
  y = 0;

  /** @param {{left, top, right, bottom}} bounds of the house, in units */
  constructor(bounds) {
    this.#bounds = bounds;
  }

  /** The screen has this size now, in pixels. Who saw the whole house goes on seeing it. */
  resize(width, height) {
    const whole = this.width === 0 || this.isWhole;
    this.width = width;
    this.height = height;
    const target = this.whole();
    this.#whole = target.scale;
    if (whole) this.goTo(target);
  }

  goTo({ scale, x, y }) {
    this.scale = scale;
    this.x = x;
    this.y = y;
  }

  get isWhole() {
    return this.scale <= this.#whole * 1.01;
  }

  /** From where the whole house is seen. */
  whole() {
    const { left, top, right, bottom } = this.#bounds;
    const { width, height } = this;
    const margin = Math.min(28, width * 0.04);
    const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top), NEAREST);
    return { scale, x: width / 2 - ((left + right) / 2) * scale, y: height / 2 - ((top + bottom) / 2) * scale };
  }

  /** At another scale, with the point (px, py) of the screen staying where it is. */
  zoomed(wanted, px = this.width / 2, py = this.height / 2, from = this) {
    const scale = Math.min(NEAREST, Math.max(this.#whole, wanted));
    if (scale === this.#whole) return this.whole();
    const factor = scale / from.scale;
    return this.#kept({ scale, x: px - (px - from.x) * factor, y: py - (py - from.y) * factor });
  }

  /** From there, moved by so many pixels. */
  dragged(from, dx, dy) {
    return this.#kept({ scale: from.scale, x: from.x + dx, y: from.y + dy });
  }

  /** From there, with two fingers that were at [a0, b0] and are at [a, b] now, each {px, py}. */
  pinched(from, [a0, b0], [a, b]) {
    const factor = Math.hypot(a.px - b.px, a.py - b.py) / Math.max(1, Math.hypot(a0.px - b0.px, a0.py - b0.py));
    const middle = { px: (a.px + b.px) / 2, py: (a.py + b.py) / 2 };
    const shifted = {
      scale: from.scale,
      x: from.x + middle.px - (a0.px + b0.px) / 2,
      y: from.y + middle.py - (a0.py + b0.py) / 2,
    };
    return this.zoomed(from.scale * factor, middle.px, middle.py, shifted);
  }

  /** With this point of the plan in the middle, near enough to tell seats apart; null where it is well in sight already. */
  centred(ux, uy) {
    const scale = Math.max(this.scale, COMFORTABLE);
    const { px, py } = this.place(ux, uy);
    const edge = Math.min(this.width, this.height) * 0.2;
    const isInSight =
      scale === this.scale && px > edge && px < this.width - edge && py > edge && py < this.height - edge;
    return isInSight ? null : { scale, x: this.width / 2 - ux * scale, y: this.height / 2 - uy * scale };
  }

  /** Where a point of the plan is on the screen. */
  place(ux, uy) {
    return { px: ux * this.scale + this.x, py: uy * this.scale + this.y };
  }

  /** Whether a point of the screen is on it. */
  hasIn({ px, py }) {
    return px > 0 && py > 0 && px < this.width && py < this.height;
  }

  /** The place of the nearest one of these to a point of the screen, if it is as near as a seat's edge; else -1. */
  seatAt({ px, py }, { x, y }) {
    const ux = (px - this.x) / this.scale;
    const uy = (py - this.y) / this.scale;
    let best = -1;
    let least = 0.3;
    for (let i = 0; i < x.length; i++) {
      const far = (x[i] - ux) ** 2 + (y[i] - uy) ** 2;
      if (far < least) {
        least = far;
        best = i;
      }
    }
    return best;
  }

  /** Keeps some of the house in sight. */
  #kept({ scale, x, y }) {
    const { left, top, right, bottom } = this.#bounds;
    const { width, height } = this;
    const within = (value, low, high) => Math.min(Math.max(value, Math.min(low, high)), Math.max(low, high));
    return {
      scale,
      x: within(x, width * 0.7 - right * scale, width * 0.3 - left * scale),
      y: within(y, height * 0.7 - bottom * scale, height * 0.3 - top * scale),
    };
  }
}

/** On the way from one place to look from to another; `t` from 0 to 1. It begins fast and ends gently. */
export function between(from, to, t) {
  if (t >= 1) return to;
  const eased = 1 - (1 - t) ** 3;
  // Scale runs geometrically, or coming nearer would start with a jump; the offset runs along with it.
  const scale = from.scale * (to.scale / from.scale) ** eased;
  const along = to.scale === from.scale ? eased : (scale - from.scale) / (to.scale - from.scale);
  return { scale, x: from.x + (to.x - from.x) * along, y: from.y + (to.y - from.y) * along };
}
