// The plan of the house on a canvas: ten thousand seats at sixty frames a second, moved by mouse, finger or keyboard.
//
// People who use a keyboard or a screen reader get a real listbox: the row they are in exists as options, laid exactly
// over the drawing, and the active one follows the arrow keys.

import { html, render } from "../libraries.js";
import { isolated, money, seatName } from "../format.js";
import { neighbour } from "./layout.js";
import { outline } from "./marks.js";

/** Pixels between two seats: as near as one can come, near enough to press one, and where numbers can be read. */
const NEAREST = 44;
const PRESSABLE = { mouse: 7, pen: 11, touch: 15 };
const COMFORTABLE = 26;
const NUMBERED = 19;
/** A seat's circle, in units. */
const SEAT = 0.39;
const GLIDE_MS = 260;
/** A pointer that moved less than this was a press, not a drag. */
const STILL_PX = 6;

/** From here on rows are named, and the sections in view by the line at the top of the plan. */
const NEAR = COMFORTABLE * 0.6;
/** More sections than this are not named at once. */
const MOST_NAMED = 3;

const STATUS_WORDS = { FREE: "free", HELD: "being bought by someone else", SOLD: "sold", MINE: "yours, kept for you" };
const KEYS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "front", ArrowDown: "back" };

export class SeatMap {
  #place;
  #house;
  #selection;
  #onToggle;
  #plan;
  #canvas;
  #pen;
  #options;
  #tip;
  #where;
  #view = { scale: 1, x: 0, y: 0 };
  #fit = 1;
  #size = { width: 0, height: 0, dots: 1 };
  #active = -1;
  #hovered = -1;
  #frame = 0;
  #glide = 0;
  #stamps = new Map();
  #stampScale = 0;
  #theme = null;
  #pointers = new Map();
  #drag = null;
  #stillMotion = matchMedia("(prefers-reduced-motion: reduce)");

  /**
   * @param {HTMLElement} place an empty element with a size of its own
   * @param {House} house
   * @param {Selection} selection
   * @param {(seat: object) => void} onToggle the visitor chose this seat, or chose it back
   */
  constructor(place, house, selection, onToggle) {
    this.#place = place;
    this.#house = house;
    this.#selection = selection;
    this.#onToggle = onToggle;
    this.#plan = house.plan;
    this.#build();
    new ResizeObserver(() => this.#resize()).observe(place);
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"]) {
      matchMedia(query).addEventListener("change", () => this.repaint());
    }
    selection.addEventListener("change", () => this.refresh());
    document.fonts?.ready.then(() => this.refresh());
  }

  /** Draws again after statuses or the selection changed. */
  refresh() {
    if (!this.#tip.hidden && this.#hovered >= 0) this.#tip.textContent = this.#label(this.#house.seats[this.#hovered]);
    this.#requestFrame();
  }

  /** Draws again after the colours changed. */
  repaint() {
    this.#theme = null;
    this.#stamps.clear();
    this.#requestFrame();
  }

  zoomIn() {
    this.#glideTo(this.#zoomed(this.#view.scale * 1.7));
  }

  zoomOut() {
    this.#glideTo(this.#zoomed(this.#view.scale / 1.7));
  }

  showAll() {
    this.#glideTo(this.#fitted());
  }

  /** Goes to these seats, near enough to tell them apart. */
  show(ids) {
    const indices = ids.map((id) => this.#house.indexOf.get(id)).filter((index) => index !== undefined);
    if (indices.length === 0) return;
    this.#active = indices[0];
    this.#goTo(indices[Math.floor(indices.length / 2)]);
    this.#active = indices[0];
  }

  #build() {
    const place = this.#place;
    place.classList.add("seat-map");
    place.tabIndex = 0;
    place.setAttribute("role", "listbox");
    place.setAttribute("aria-multiselectable", "true");
    place.setAttribute("aria-label", "Seat plan");
    place.setAttribute("aria-describedby", "seat-map-help");
    this.#canvas = place.appendChild(document.createElement("canvas"));
    this.#canvas.setAttribute("aria-hidden", "true");
    this.#pen = this.#canvas.getContext("2d");
    this.#options = place.appendChild(document.createElement("div"));
    this.#options.className = "seat-options";
    this.#options.setAttribute("role", "presentation");
    // Not for listeners: each seat's name says where it is.
    this.#where = place.appendChild(document.createElement("p"));
    this.#where.className = "seat-where";
    this.#where.setAttribute("aria-hidden", "true");
    this.#where.dataset.testid = "map-where";
    this.#where.hidden = true;
    this.#tip = place.appendChild(document.createElement("div"));
    this.#tip.className = "seat-tip";
    this.#tip.setAttribute("aria-hidden", "true");
    this.#tip.hidden = true;

    place.addEventListener("keydown", (event) => this.#key(event));
    place.addEventListener("focus", () => this.#focused());
    place.addEventListener("pointerdown", (event) => this.#pointerDown(event));
    place.addEventListener("pointermove", (event) => this.#pointerMove(event));
    place.addEventListener("pointerup", (event) => this.#pointerUp(event));
    place.addEventListener("pointercancel", (event) => this.#pointerGone(event));
    place.addEventListener("pointerleave", () => this.#hover(-1));
    place.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    place.addEventListener("dblclick", (event) => event.preventDefault());
  }

  // --- The view: screen = unit * scale + offset ---

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.#place;
    if (width === 0 || height === 0) return;
    const first = this.#size.width === 0;
    const wasFitted = !first && this.#isFitted();
    this.#size = { width, height, dots: devicePixelRatio || 1 };
    this.#canvas.width = Math.round(width * this.#size.dots);
    this.#canvas.height = Math.round(height * this.#size.dots);
    this.#stamps.clear();
    const fitted = this.#fitted();
    this.#fit = fitted.scale;
    if (first || wasFitted) this.#view = fitted;
    this.#moved();
  }

  #fitted() {
    const { left, top, right, bottom } = this.#plan.bounds;
    const { width, height } = this.#size;
    const margin = Math.min(28, width * 0.04);
    const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top), NEAREST);
    return { scale, x: width / 2 - ((left + right) / 2) * scale, y: height / 2 - ((top + bottom) / 2) * scale };
  }

  #isFitted() {
    return this.#view.scale <= this.#fit * 1.01;
  }

  /** The view at another scale, with the point (px, py) of the screen staying where it is. */
  #zoomed(wanted, px = this.#size.width / 2, py = this.#size.height / 2, view = this.#view) {
    const scale = Math.min(NEAREST, Math.max(this.#fit, wanted));
    if (scale === this.#fit) return this.#fitted();
    const factor = scale / view.scale;
    return this.#kept({ scale, x: px - (px - view.x) * factor, y: py - (py - view.y) * factor });
  }

  /** Keeps some of the house in sight. */
  #kept(view) {
    const { left, top, right, bottom } = this.#plan.bounds;
    const { width, height } = this.#size;
    const within = (value, low, high) => Math.min(Math.max(value, Math.min(low, high)), Math.max(low, high));
    return {
      scale: view.scale,
      x: within(view.x, width * 0.7 - right * view.scale, width * 0.3 - left * view.scale),
      y: within(view.y, height * 0.7 - bottom * view.scale, height * 0.3 - top * view.scale),
    };
  }

  #glideTo(target) {
    cancelAnimationFrame(this.#glide);
    const from = this.#view;
    if (this.#stillMotion.matches) {
      this.#view = target;
      this.#moved();
      return;
    }
    const start = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, (now - start) / GLIDE_MS));
      const eased = 1 - (1 - t) ** 3;
      const mix = (a, b) => a + (b - a) * eased;
      // Scale runs geometrically, or zooming in would start with a jump.
      const scale = from.scale * (target.scale / from.scale) ** eased;
      const along = target.scale === from.scale ? eased : (scale - from.scale) / (target.scale - from.scale);
      this.#view = {
        scale,
        x: target.scale === from.scale ? mix(from.x, target.x) : from.x + (target.x - from.x) * along,
        y: target.scale === from.scale ? mix(from.y, target.y) : from.y + (target.y - from.y) * along,
      };
      this.#moved();
      if (t < 1) this.#glide = requestAnimationFrame(step);
    };
    this.#glide = requestAnimationFrame(step);
  }

  #moved() {
    // At the whole house a finger scrolls the page; closer, it moves the plan.
    this.#place.classList.toggle("seat-map-near", !this.#isFitted());
    this.#requestFrame();
  }

  // --- Drawing ---

  #requestFrame() {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        this.#draw();
        this.#layOptions();
      });
    }
  }

  /** The colours in force, read from the style sheet through a probe, so that light and dark come from one place. */
  #colours() {
    if (this.#theme) return this.#theme;
    const probe = this.#place.appendChild(document.createElement("i"));
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

  #draw() {
    const { width, height, dots } = this.#size;
    if (width === 0) return;
    const { scale, x: offsetX, y: offsetY } = this.#view;
    const pen = this.#pen;
    const plan = this.#plan;
    const { seats } = this.#house;
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    pen.clearRect(0, 0, width, height);
    this.#drawStage();

    // Each look of a seat is drawn once and stamped ten thousand times: far faster than as many circles.
    if (this.#stampScale !== scale) {
      this.#stamps.clear();
      this.#stampScale = scale;
    }
    const reach = scale;
    const numbered = [];
    pen.setTransform(1, 0, 0, 1, 0, 0);
    for (let i = 0; i < seats.length; i++) {
      const px = plan.x[i] * scale + offsetX;
      const py = plan.y[i] * scale + offsetY;
      if (px < -reach || py < -reach || px > width + reach || py > height + reach) continue;
      const stamp = this.#stamp(seats[i]);
      pen.drawImage(stamp, px * dots - stamp.width / 2, py * dots - stamp.height / 2);
      if (scale >= NUMBERED) numbered.push(i);
    }
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    if (numbered.length > 0) this.#drawNumbers(numbered);
    this.#drawNames();
  }

  #stamp(seat) {
    const { colour, shape } = this.#house.category(seat);
    const look = this.#lookOf(seat);
    const key = look === "FREE" ? `${colour} ${shape}` : look;
    let stamp = this.#stamps.get(key);
    if (!stamp) this.#stamps.set(key, (stamp = this.#drawStamp(look, colour, shape)));
    return stamp;
  }

  #lookOf(seat) {
    return this.#selection.has(seat.id) ? "CHOSEN" : this.#house.statusOf(seat);
  }

  #drawStamp(look, colour, shape) {
    const theme = this.#colours();
    const unit = this.#view.scale * this.#size.dots;
    const r = SEAT * unit;
    const size = Math.max(2, Math.ceil(unit * 1.3));
    const stamp = Object.assign(document.createElement("canvas"), { width: size, height: size });
    const pen = stamp.getContext("2d");
    const tick = (colourOfIt) => {
      if (r <= 3.5) return;
      pen.strokeStyle = colourOfIt;
      pen.lineWidth = r * 0.28;
      pen.lineCap = "round";
      pen.lineJoin = "round";
      pen.beginPath();
      pen.moveTo(size / 2 - r * 0.42, size / 2 + r * 0.05);
      pen.lineTo(size / 2 - r * 0.1, size / 2 + r * 0.38);
      pen.lineTo(size / 2 + r * 0.46, size / 2 - r * 0.36);
      pen.stroke();
    };
    const circle = (radius) => {
      pen.beginPath();
      pen.arc(size / 2, size / 2, Math.max(0.5, radius), 0, 2 * Math.PI);
    };
    if (look === "FREE") {
      pen.translate(size / 2, size / 2);
      pen.scale(r, r);
      pen.fillStyle = theme.categories[colour - 1];
      pen.fill(new Path2D(outline(shape)));
    } else if (look === "HELD") {
      const thick = Math.max(0.8, r * 0.3);
      circle(r - thick / 2);
      pen.strokeStyle = theme.held;
      pen.lineWidth = thick;
      pen.stroke();
    } else if (look === "SOLD") {
      const arm = Math.max(0.7, r * 0.55);
      pen.strokeStyle = theme.sold;
      pen.lineWidth = Math.max(1, r * 0.32);
      pen.beginPath();
      pen.moveTo(size / 2 - arm, size / 2 - arm);
      pen.lineTo(size / 2 + arm, size / 2 + arm);
      pen.moveTo(size / 2 + arm, size / 2 - arm);
      pen.lineTo(size / 2 - arm, size / 2 + arm);
      pen.stroke();
    } else if (look === "MINE") {
      circle(r * 1.35);
      pen.fillStyle = theme.ink;
      pen.fill();
      tick(theme.surface);
    } else {
      circle(r * 1.35);
      pen.fillStyle = theme.ink;
      pen.fill();
      circle(r * 1.05);
      pen.fillStyle = theme.chosen;
      pen.fill();
      tick(theme.onChosen);
    }
    return stamp;
  }

  #drawNumbers(indices) {
    const theme = this.#colours();
    const { scale, x, y } = this.#view;
    const pen = this.#pen;
    pen.font = `650 ${(scale * 0.36).toFixed(1)}px Archivo, sans-serif`;
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    for (const i of indices) {
      const seat = this.#house.seats[i];
      const look = this.#lookOf(seat);
      if (look !== "FREE" && look !== "HELD") continue;
      pen.fillStyle = look === "FREE" ? theme.surface : theme.soft;
      // A triangle has its room where it is broad.
      const { shape } = this.#house.category(seat);
      const lower = look !== "FREE" ? 0.02 : shape === 2 ? 0.1 : shape === 5 ? -0.08 : 0.02;
      const room = scale * (look === "FREE" && (shape === 2 || shape === 5 || shape === 7) ? 0.46 : 0.68);
      pen.fillText(String(seat.number), this.#plan.x[i] * scale + x, this.#plan.y[i] * scale + y + scale * lower, room);
    }
  }

  #drawStage() {
    const theme = this.#colours();
    const pen = this.#pen;
    const { scale, x, y } = this.#view;
    const { radius, angle } = this.#plan.stage;
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

  /** Sections from afar, rows from near. */
  #drawNames() {
    const theme = this.#colours();
    const { scale, x, y } = this.#view;
    const pen = this.#pen;
    const { sections } = this.#plan;
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    if (scale < NEAR) {
      this.#where.hidden = true;
      pen.textAlign = "center";
      pen.strokeStyle = theme.surface;
      const taken = [];
      for (const section of sections) {
        const size = Math.min(17, Math.max(9.5, (section.width * scale) / 7));
        pen.font = `750 ${size.toFixed(1)}px Archivo, sans-serif`;
        const px = section.x * scale + x;
        const py = section.y * scale + y;
        const name = fitting(pen, section.name, section.width * scale * 1.15, px, py, size, taken);
        if (!name) continue;
        pen.lineWidth = size / 2.6;
        pen.strokeText(name, px, py);
        pen.fillStyle = theme.ink;
        pen.fillText(name, px, py);
      }
      return;
    }
    const inView = [];
    for (const section of sections) {
      const rows = section.rows.filter((row) => this.#nameRow(row));
      if (rows.length > 0) inView.push({ section, rows });
    }
    this.#say(inView);
  }

  /** Names a row at both its ends, or at the edge of the plan where an end is out of view; true if any of it is in view. */
  #nameRow(row) {
    const { scale, x, y } = this.#view;
    const { width, height } = this.#size;
    const { angle, radius } = this.#plan;
    const place = (turn, far) => ({ px: far * Math.sin(turn) * scale + x, py: far * Math.cos(turn) * scale + y });
    const isIn = ({ px, py }) => px > 0 && py > 0 && px < width && py < height;
    const seen = row.seats.filter((index) => isIn(place(angle[index], radius[index])));
    if (seen.length === 0) return false;
    for (const [end, last, step] of [
      [row.seats[0], seen[0], -1],
      [row.seats.at(-1), seen.at(-1), 1],
    ]) {
      const beside = place(angle[end] + step / radius[end], radius[end]);
      if (isIn(beside)) this.#writeRow(row.label, beside, false);
      // Over the outermost seat in view, a little inside, where the row goes on beyond.
      else if (last !== end || !isIn(place(angle[end], radius[end]))) {
        const at = place(angle[last], radius[last]);
        this.#writeRow(row.label, { px: Math.min(width - scale * 0.4, Math.max(scale * 0.4, at.px)), py: at.py }, true);
      }
    }
    return true;
  }

  /** @param {boolean} over on a ground of its own, since it lies over a seat */
  #writeRow(label, { px, py }, over) {
    const theme = this.#colours();
    const { scale } = this.#view;
    const pen = this.#pen;
    const size = scale * 0.42;
    pen.font = `700 ${size.toFixed(1)}px Archivo, sans-serif`;
    pen.textAlign = "center";
    const room = scale * 1.7;
    if (over) {
      const half = Math.min(room, pen.measureText(label).width) / 2 + scale * 0.16;
      pen.fillStyle = theme.ink;
      pen.beginPath();
      pen.roundRect(px - half, py - size * 0.75, 2 * half, size * 1.5, size * 0.3);
      pen.fill();
    }
    pen.fillStyle = over ? theme.surface : theme.soft;
    pen.fillText(label, px, py, room);
  }

  /** The line at the top of the plan: which sections and rows are in view. */
  #say(inView) {
    // Those in the middle of the plan matter most.
    const { scale, x, y } = this.#view;
    const { width, height } = this.#size;
    const far = ({ section }) => Math.hypot(section.x * scale + x - width / 2, section.y * scale + y - height / 2);
    const nearest = [...inView].sort((a, b) => far(a) - far(b));
    const parts = nearest.slice(0, MOST_NAMED).map(({ section, rows }) => {
      const [first, last] = [rows[0].label, rows.at(-1).label].map(isolated);
      return `${isolated(section.name)}, ${rows.length === 1 ? `row ${first}` : `rows ${first}–${last}`}`;
    });
    if (nearest.length > MOST_NAMED) parts.push("…");
    const text = parts.join(" · ");
    this.#where.hidden = text === "";
    if (this.#where.textContent !== text) this.#where.textContent = text;
  }

  // --- Pointers ---

  /** The seat under a point of the screen, or -1. */
  #seatAt(px, py) {
    const ux = (px - this.#view.x) / this.#view.scale;
    const uy = (py - this.#view.y) / this.#view.scale;
    let best = -1;
    let least = 0.3;
    for (let i = 0; i < this.#plan.x.length; i++) {
      const dx = this.#plan.x[i] - ux;
      const dy = this.#plan.y[i] - uy;
      const far = dx * dx + dy * dy;
      if (far < least) {
        least = far;
        best = i;
      }
    }
    return best;
  }

  #point(event) {
    const box = this.#place.getBoundingClientRect();
    return {
      px: event.clientX - box.left - this.#place.clientLeft,
      py: event.clientY - box.top - this.#place.clientTop,
    };
  }

  #pointerDown(event) {
    if (event.button > 0) return;
    cancelAnimationFrame(this.#glide);
    this.#pointers.set(event.pointerId, this.#point(event));
    this.#place.setPointerCapture(event.pointerId);
    this.#drag = { view: this.#view, from: new Map(this.#pointers), travelled: this.#pointers.size > 1 ? STILL_PX : 0 };
  }

  #pointerMove(event) {
    const point = this.#point(event);
    if (!this.#pointers.has(event.pointerId)) {
      if (event.pointerType === "mouse") this.#hover(this.#seatAt(point.px, point.py), point);
      return;
    }
    this.#pointers.set(event.pointerId, point);
    const drag = this.#drag;
    const start = drag.from.get(event.pointerId);
    drag.travelled = Math.max(drag.travelled, Math.hypot(point.px - start.px, point.py - start.py));
    if (drag.travelled < STILL_PX) return;
    this.#hover(-1);
    if (this.#pointers.size >= 2) this.#pinch();
    else if (!this.#isFitted()) {
      this.#view = this.#kept({
        scale: drag.view.scale,
        x: drag.view.x + point.px - start.px,
        y: drag.view.y + point.py - start.py,
      });
      this.#moved();
    }
  }

  #pinch() {
    const [idA, idB] = this.#pointers.keys();
    const [a, b] = [this.#pointers.get(idA), this.#pointers.get(idB)];
    const [a0, b0] = [this.#drag.from.get(idA), this.#drag.from.get(idB)];
    const factor = Math.hypot(a.px - b.px, a.py - b.py) / Math.max(1, Math.hypot(a0.px - b0.px, a0.py - b0.py));
    const middle = { px: (a.px + b.px) / 2, py: (a.py + b.py) / 2 };
    const middle0 = { px: (a0.px + b0.px) / 2, py: (a0.py + b0.py) / 2 };
    const { view } = this.#drag;
    const shifted = { scale: view.scale, x: view.x + middle.px - middle0.px, y: view.y + middle.py - middle0.py };
    this.#view = this.#zoomed(view.scale * factor, middle.px, middle.py, shifted);
    this.#moved();
  }

  #pointerUp(event) {
    const pressed = this.#drag && this.#drag.travelled < STILL_PX && this.#pointers.size === 1;
    const point = this.#point(event);
    this.#pointerGone(event);
    if (pressed) this.#press(point, event.pointerType);
  }

  #pointerGone(event) {
    this.#pointers.delete(event.pointerId);
    this.#drag =
      this.#pointers.size === 0 ? null : { view: this.#view, from: new Map(this.#pointers), travelled: STILL_PX };
  }

  /** From afar a press comes nearer; near enough, it takes the seat. */
  #press({ px, py }, pointerType) {
    if (this.#view.scale < (PRESSABLE[pointerType] ?? PRESSABLE.touch)) {
      this.#glideTo(this.#zoomed(Math.max(COMFORTABLE, this.#view.scale * 2), px, py));
      return;
    }
    const index = this.#seatAt(px, py);
    if (index < 0) return;
    this.#active = index;
    this.#onToggle(this.#house.seats[index]);
    this.#requestFrame();
  }

  #wheel(event) {
    // The wheel scrolls the page unless the visitor is in the plan, or pinches a touch pad.
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== this.#place) return;
    const closer = event.deltaY < 0;
    if (!closer && this.#isFitted() && !event.ctrlKey) return;
    event.preventDefault();
    cancelAnimationFrame(this.#glide);
    const { px, py } = this.#point(event);
    const speed = event.ctrlKey ? 0.01 : 0.0022;
    this.#view = this.#zoomed(this.#view.scale * Math.exp(-event.deltaY * speed), px, py);
    this.#moved();
  }

  #hover(index, point) {
    if (index === this.#hovered && index < 0) return;
    this.#hovered = index;
    this.#place.classList.toggle("seat-map-pointing", index >= 0 && this.#house.statusOf(this.#house.seats[index]) === "FREE");
    if (index < 0) {
      this.#tip.hidden = true;
      return;
    }
    const seat = this.#house.seats[index];
    this.#tip.textContent = this.#label(seat);
    this.#tip.hidden = false;
    const { width } = this.#size;
    const half = this.#tip.offsetWidth / 2;
    const px = Math.min(Math.max(point.px, half + 6), width - half - 6);
    const above = point.py > 64;
    this.#tip.style.transform = `translate(${px - half}px, ${above ? point.py - this.#tip.offsetHeight - 14 : point.py + 20}px)`;
  }

  // --- Keyboard and screen reader ---

  #focused() {
    if (this.#active < 0 && this.#house.seats.length > 0) {
      const chosen = this.#house.seats.findIndex((seat) => this.#selection.has(seat.id));
      const free = this.#house.seats.findIndex((seat) => this.#house.statusOf(seat) === "FREE");
      this.#active = Math.max(0, chosen >= 0 ? chosen : free);
    }
    this.#requestFrame();
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || this.#active < 0) return;
    const { sections, sectionOf, rowOf } = this.#plan;
    const section = sections[sectionOf[this.#active]];
    const row = section.rows[rowOf[this.#active]];
    switch (event.key) {
      case "ArrowLeft":
      case "ArrowRight":
      case "ArrowUp":
      case "ArrowDown":
        this.#goTo(neighbour(this.#plan, this.#active, KEYS[event.key]));
        break;
      case "Home":
        this.#goTo(row.seats[0]);
        break;
      case "End":
        this.#goTo(row.seats.at(-1));
        break;
      case "PageUp":
      case "PageDown": {
        const next = sections[sectionOf[this.#active] + (event.key === "PageUp" ? -1 : 1)];
        if (next) this.#goTo(next.rows[0].seats[Math.floor(next.rows[0].seats.length / 2)]);
        break;
      }
      case " ":
      case "Enter":
        this.#onToggle(this.#house.seats[this.#active]);
        break;
      case "+":
      case "=":
        this.zoomIn();
        break;
      case "-":
        this.zoomOut();
        break;
      case "0":
        this.showAll();
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  #goTo(index) {
    this.#active = index;
    // Come near enough to tell one seat from the next, and keep it in sight.
    const scale = Math.max(this.#view.scale, COMFORTABLE);
    const { width, height } = this.#size;
    const px = this.#plan.x[index] * scale;
    const py = this.#plan.y[index] * scale;
    const sx = px + this.#view.x;
    const sy = py + this.#view.y;
    const edge = Math.min(width, height) * 0.2;
    const inSight = scale === this.#view.scale && sx > edge && sx < width - edge && sy > edge && sy < height - edge;
    if (!inSight) this.#glideTo({ scale, x: width / 2 - px, y: height / 2 - py });
    this.#requestFrame();
  }

  /** The active seat's row as options over the drawing. */
  #layOptions() {
    if (this.#active < 0) return;
    const { sections, sectionOf, rowOf, x, y } = this.#plan;
    const row = sections[sectionOf[this.#active]].rows[rowOf[this.#active]];
    const { seats } = this.#house;
    render(
      row.seats.map((index, i) => {
        const seat = seats[index];
        return html`<div
          id=${`seat-${seat.id}`}
          class="seat-option"
          role="option"
          aria-label=${this.#label(seat)}
          aria-selected=${this.#selection.has(seat.id) ? "true" : "false"}
          aria-disabled=${this.#house.statusOf(seat) === "FREE" ? "false" : "true"}
          aria-posinset=${i + 1}
          aria-setsize=${row.seats.length}
          ?data-active=${index === this.#active}
          data-testid="map-seat"
          data-seat-id=${seat.id}
          data-status=${this.#house.statusOf(seat)}
        ></div>`;
      }),
      this.#options,
    );
    const { scale, x: offsetX, y: offsetY } = this.#view;
    const side = Math.max(12, scale * 0.95);
    row.seats.forEach((index, i) => {
      const { style } = this.#options.children[i];
      style.width = style.height = `${side}px`;
      style.transform = `translate(${x[index] * scale + offsetX - side / 2}px, ${y[index] * scale + offsetY - side / 2}px)`;
    });
    this.#place.setAttribute("aria-activedescendant", `seat-${seats[this.#active].id}`);
  }

  #label(seat) {
    const { name, price } = this.#house.category(seat);
    const look = this.#lookOf(seat);
    const status = look === "CHOSEN" ? "chosen" : STATUS_WORDS[look];
    return look === "FREE" || look === "CHOSEN"
      ? `${seatName(seat)}, ${name}, ${money(price)}, ${status}`
      : `${seatName(seat)}, ${status}`;
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
