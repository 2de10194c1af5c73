// Draws the plan on a canvas: the stage and ten thousand seats, sixty times a second. Names are names.js's.

import { outline, roomForNumber } from "./looks.js";

/** Pixels between two seats from which on their numbers can be read. */
const NUMBERED = 19;
/** A seat's circle, in units. */
const SEAT = 0.39;

export class Drawing {
  #canvas;
  #pen;
  #house;
  #lookOf;
  #dots = 1;
  #theme = null;
  #stamps = new Map();
  #stampScale = 0;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {House} house
   * @param {(seat: object) => string} lookOf "FREE", "HELD", "SOLD", "MINE" or "CHOSEN"
   */
  constructor(canvas, house, lookOf) {
    this.#canvas = canvas;
    this.#pen = canvas.getContext("2d");
    this.#house = house;
    this.#lookOf = lookOf;
  }

  get pen() {
    return this.#pen;
  }

  /** The canvas has this size now, in pixels of the page, of which each is `dots` of the screen. */
  resize(width, height, dots) {
    this.#dots = dots;
    this.#canvas.width = Math.round(width * dots);
    this.#canvas.height = Math.round(height * dots);
    this.#stamps.clear();
  }

  /** The colours have changed. */
  forgetColours() {
    this.#theme = null;
    this.#stamps.clear();
  }

  /** The colours in force, read from the style sheet through a probe, so that light and dark come from one place. */
  get colours() {
    if (this.#theme) return this.#theme;
    const probe = this.#canvas.parentElement.appendChild(document.createElement("i"));
    probe.hidden = true;
    // Where the visitor's own colours are forced, the tokens are those; the probe must not be painted over.
    probe.style.forcedColorAdjust = "none";
    const read = (name) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    this.#theme = {
      categories: Array.from({ length: 8 }, (_, i) => read(`category-${i + 1}`)),
      surface: read("surface"),
      sold: read("seat-sold"),
      held: read("seat-held"),
      ink: read("ink"),
      soft: read("ink-soft"),
      sunk: read("surface-sunk"),
      chosen: read("bulb"),
      onChosen: read("house"),
    };
    probe.remove();
    return this.#theme;
  }

  draw(view) {
    const dots = this.#dots;
    const pen = this.#pen;
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    pen.clearRect(0, 0, view.width, view.height);
    if (this.#house.plan.stage) this.#drawStage(view);
    pen.setTransform(1, 0, 0, 1, 0, 0);
    const drawn = this.#drawSeats(view);
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    if (view.scale >= NUMBERED) this.#drawNumbers(drawn, view);
  }

  #drawStage({ scale, x, y }) {
    const theme = this.colours;
    const pen = this.#pen;
    const { radius, angle } = this.#house.plan.stage;
    const near = Math.PI / 2 - angle;
    const far = Math.PI / 2 + angle;
    pen.beginPath();
    pen.arc(x, y, radius * scale, near, far);
    pen.closePath();
    pen.fillStyle = theme.sunk;
    pen.fill();
    pen.lineWidth = Math.max(2, scale * 0.35);
    pen.strokeStyle = theme.soft;
    pen.beginPath();
    pen.arc(x, y, radius * scale, near, far);
    pen.stroke();
    const tall = radius * (1 - Math.cos(angle)) * scale;
    if (tall < 15) return;
    const size = Math.min(20, Math.max(9, tall * 0.36));
    pen.font = `700 ${size.toFixed(1)}px Archivo, sans-serif`;
    pen.letterSpacing = "0.18em";
    pen.textAlign = "center";
    pen.textBaseline = "alphabetic";
    pen.fillStyle = theme.soft;
    pen.fillText("STAGE", x, y + radius * scale - Math.max(5, tall * 0.26));
    pen.letterSpacing = "0em";
  }

  /** Each look of a seat is drawn once and stamped ten thousand times: far faster than as many circles. Returns the seats in view. */
  #drawSeats({ scale, x: offsetX, y: offsetY, width, height }) {
    if (this.#stampScale !== scale) {
      this.#stamps.clear();
      this.#stampScale = scale;
    }
    const dots = this.#dots;
    const { seats, plan } = this.#house;
    const drawn = [];
    for (let i = 0; i < seats.length; i++) {
      const px = plan.x[i] * scale + offsetX;
      const py = plan.y[i] * scale + offsetY;
      if (px < -scale || py < -scale || px > width + scale || py > height + scale) continue;
      const stamp = this.#stamp(seats[i], scale);
      this.#pen.drawImage(stamp, px * dots - stamp.width / 2, py * dots - stamp.height / 2);
      drawn.push(i);
    }
    return drawn;
  }

  #stamp(seat, scale) {
    const { colour, shape } = this.#house.category(seat);
    const look = this.#lookOf(seat);
    const key = look === "FREE" ? `${colour} ${shape}` : look;
    let stamp = this.#stamps.get(key);
    if (!stamp) {
      stamp = stampOf(look, shape, scale * this.#dots, { ...this.colours, category: this.colours.categories[colour - 1] });
      this.#stamps.set(key, stamp);
    }
    return stamp;
  }

  #drawNumbers(indices, { scale, x, y }) {
    const theme = this.colours;
    const pen = this.#pen;
    const { seats, plan } = this.#house;
    pen.font = `650 ${(scale * 0.36).toFixed(1)}px Archivo, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (const i of indices) {
      const look = this.#lookOf(seats[i]);
      if (look !== "FREE" && look !== "HELD") continue;
      pen.fillStyle = look === "FREE" ? theme.surface : theme.soft;
      // A held seat is a ring, whose room is that of a disc.
      const room = roomForNumber(look === "FREE" ? this.#house.category(seats[i]).shape : 0);
      pen.fillText(String(seats[i].number), plan.x[i] * scale + x, plan.y[i] * scale + y + scale * room.lower, scale * room.width);
    }
  }
}

/** A picture of one seat with this look, of `unit` dots between two seats. */
function stampOf(look, shape, unit, theme) {
  const r = SEAT * unit;
  const size = Math.max(2, Math.ceil(unit * 1.3));
  const stamp = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const pen = stamp.getContext("2d");
  pen.translate(size / 2, size / 2);
  switch (look) {
    case "FREE":
      pen.scale(r, r);
      pen.fillStyle = theme.category;
      pen.fill(new Path2D(outline(shape)));
      break;
    case "HELD": {
      const thick = Math.max(0.8, r * 0.3);
      circle(pen, r - thick / 2);
      pen.strokeStyle = theme.held;
      pen.lineWidth = thick;
      pen.stroke();
      break;
    }
    case "SOLD": {
      const arm = Math.max(0.7, r * 0.55);
      pen.strokeStyle = theme.sold;
      pen.lineWidth = Math.max(1, r * 0.32);
      pen.beginPath();
      pen.moveTo(-arm, -arm);
      pen.lineTo(arm, arm);
      pen.moveTo(arm, -arm);
      pen.lineTo(-arm, arm);
      pen.stroke();
      break;
    }
    case "MINE":
      circle(pen, r * 1.35);
      pen.fillStyle = theme.ink;
      pen.fill();
      tick(pen, r, theme.surface);
      break;
    default:
      circle(pen, r * 1.35);
      pen.fillStyle = theme.ink;
      pen.fill();
      circle(pen, r * 1.05);
      pen.fillStyle = theme.chosen;
      pen.fill();
      tick(pen, r, theme.onChosen);
  }
  return stamp;
}

function circle(pen, radius) {
  pen.beginPath();
  pen.arc(0, 0, Math.max(0.5, radius), 0, 2 * Math.PI);
}

function tick(pen, r, colour) {
  if (r <= 3.5) return;
  pen.strokeStyle = colour;
  pen.lineWidth = r * 0.28;
  pen.lineCap = "round";
  pen.lineJoin = "round";
  pen.beginPath();
  pen.moveTo(-r * 0.42, r * 0.05);
  pen.lineTo(-r * 0.1, r * 0.38);
  pen.lineTo(r * 0.46, -r * 0.36);
  pen.stroke();
}
