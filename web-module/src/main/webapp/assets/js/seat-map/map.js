// The plan of the house: ten thousand seats, moved by mouse, finger or keyboard. What is on the screen is view.js's, how it
// looks drawing.js's and names.js's, what is pressed pointers.js's and keys.js's, and what is heard options.js's.

import { money, seatName } from "../format.js";
import { Drawing } from "./drawing.js";
import { meaningOf } from "./keys.js";
import { STATUS_WORDS } from "./looks.js";
import { drawNames } from "./names.js";
import { Options } from "./options.js";
import { Pointers } from "./pointers.js";
import { between, COMFORTABLE, View } from "./view.js";

/** Pixels between two seats from which on one can be pressed. */
const PRESSABLE = { mouse: 7, pen: 11, touch: 15 };
const GLIDE_MS = 260;
const ZOOM_STEP = 1.7;

export class SeatMap {
  #place;
  #house;
  #selection;
  #onToggle;
  #view;
  #drawing;
  #options;
  #tip;
  #where;
  /** The seat that has the keyboard's focus, and the one that a mouse points at; -1 for none. */
  #active = -1;
  #pointed = -1;
  #frame = 0;
  #glide = 0;
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
    this.#view = new View(house.plan.bounds);
    this.#build();
    this.#listen();
  }

  /** Draws again after statuses or the selection changed. */
  refresh() {
    if (this.#pointed >= 0) this.#tip.textContent = this.#wordsOf(this.#house.seats[this.#pointed]);
    this.#requestFrame();
  }

  zoomIn() {
    this.#glideTo(this.#view.zoomed(this.#view.scale * ZOOM_STEP));
  }

  zoomOut() {
    this.#glideTo(this.#view.zoomed(this.#view.scale / ZOOM_STEP));
  }

  showAll() {
    this.#glideTo(this.#view.whole());
  }

  /** Goes to these seats, near enough to tell them apart. */
  show(ids) {
    const indices = ids.map((id) => this.#house.indexOf.get(id)).filter((index) => index !== undefined);
    if (indices.length === 0) return;
    this.#goTo(indices[Math.floor(indices.length / 2)]);
    this.#active = indices[0];
  }

  #build() {
    const place = this.#place;
    place.classList.add("seat-map");
    const canvas = place.appendChild(document.createElement("canvas"));
    canvas.setAttribute("aria-hidden", "true");
    this.#drawing = new Drawing(canvas, this.#house, (seat) => this.#lookOf(seat));
    this.#options = new Options(place, this.#house, this.#selection, (seat) => this.#wordsOf(seat));
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
  }

  #listen() {
    const place = this.#place;
    new Pointers(place, this.#view, {
      touch: () => cancelAnimationFrame(this.#glide),
      look: (target) => this.#lookFrom(target),
      point: (at) => this.#point(at),
      press: (at, pointerType) => this.#press(at, pointerType),
    });
    place.addEventListener("keydown", (event) => this.#key(event));
    place.addEventListener("focus", () => this.#focused());
    new ResizeObserver(() => this.#resize()).observe(place);
    for (const query of ["(prefers-color-scheme: dark)", "(forced-colors: active)", "(prefers-contrast: more)"]) {
      matchMedia(query).addEventListener("change", () => {
        this.#drawing.forgetColours();
        this.#requestFrame();
      });
    }
    this.#selection.addEventListener("change", () => this.refresh());
    document.fonts?.ready.then(() => this.refresh());
  }

  #lookOf(seat) {
    return this.#selection.has(seat.id) ? "CHOSEN" : this.#house.statusOf(seat);
  }

  #wordsOf(seat) {
    const { name, price } = this.#house.category(seat);
    const look = this.#lookOf(seat);
    const status = look === "CHOSEN" ? "chosen" : STATUS_WORDS[look];
    return look === "FREE" || look === "CHOSEN"
      ? `${seatName(seat)}, ${name}, ${money(price)}, ${status}`
      : `${seatName(seat)}, ${status}`;
  }

  // --- What is on the screen ---

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.#place;
    if (width === 0 || height === 0) return;
    this.#drawing.resize(width, height, devicePixelRatio || 1);
    this.#view.resize(width, height);
    this.#lookFrom(this.#view);
  }

  #lookFrom(target) {
    this.#view.goTo(target);
    // At the whole house a finger scrolls the page; closer, it moves the plan.
    this.#place.classList.toggle("seat-map-near", !this.#view.isWhole);
    this.#requestFrame();
  }

  #glideTo(target) {
    cancelAnimationFrame(this.#glide);
    if (this.#stillMotion.matches) {
      this.#lookFrom(target);
      return;
    }
    const { scale, x, y } = this.#view;
    const start = performance.now();
    const step = (now) => {
      const t = Math.min(1, Math.max(0, (now - start) / GLIDE_MS));
      this.#lookFrom(between({ scale, x, y }, target, t));
      if (t < 1) this.#glide = requestAnimationFrame(step);
    };
    this.#glide = requestAnimationFrame(step);
  }

  #requestFrame() {
    if (this.#frame === 0) {
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0;
        if (this.#view.width > 0) this.#draw();
        if (this.#active >= 0) this.#options.lay(this.#active, this.#view);
      });
    }
  }

  #draw() {
    const drawing = this.#drawing;
    drawing.draw(this.#view);
    const where = drawNames(drawing.pen, this.#house.plan, this.#view, drawing.colours);
    this.#where.hidden = where === "";
    if (this.#where.textContent !== where) this.#where.textContent = where;
  }

  // --- Pointers ---

  /** From afar a press comes nearer; near enough, it takes the seat. */
  #press(at, pointerType) {
    if (this.#view.scale < (PRESSABLE[pointerType] ?? PRESSABLE.touch)) {
      this.#glideTo(this.#view.zoomed(Math.max(COMFORTABLE, this.#view.scale * 2), at.px, at.py));
      return;
    }
    const index = this.#view.seatAt(at, this.#house.plan);
    if (index < 0) return;
    this.#active = index;
    this.#onToggle(this.#house.seats[index]);
    this.#requestFrame();
  }

  #point(at) {
    const index = at ? this.#view.seatAt(at, this.#house.plan) : -1;
    if (index === this.#pointed && index < 0) return;
    this.#pointed = index;
    const seat = this.#house.seats[index];
    this.#place.classList.toggle("seat-map-pointing", seat !== undefined && this.#house.statusOf(seat) === "FREE");
    this.#tip.hidden = seat === undefined;
    if (seat === undefined) return;
    this.#tip.textContent = this.#wordsOf(seat);
    const half = this.#tip.offsetWidth / 2;
    const px = Math.min(Math.max(at.px, half + 6), this.#view.width - half - 6);
    const py = at.py > 64 ? at.py - this.#tip.offsetHeight - 14 : at.py + 20;
    this.#tip.style.transform = `translate(${px - half}px, ${py}px)`;
  }

  // --- Keyboard ---

  #focused() {
    const { seats } = this.#house;
    if (this.#active < 0 && seats.length > 0) {
      const chosen = seats.findIndex((seat) => this.#selection.has(seat.id));
      const free = seats.findIndex((seat) => this.#house.statusOf(seat) === "FREE");
      this.#active = Math.max(0, chosen >= 0 ? chosen : free);
    }
    this.#requestFrame();
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || this.#active < 0) return;
    const meaning = meaningOf(event.key, this.#house.plan, this.#active);
    if (meaning === null) return;
    event.preventDefault();
    switch (meaning.act) {
      case "take":
        this.#onToggle(this.#house.seats[this.#active]);
        break;
      case "nearer":
        this.zoomIn();
        break;
      case "farther":
        this.zoomOut();
        break;
      case "whole":
        this.showAll();
        break;
      default:
        this.#goTo(meaning.seat);
    }
  }

  /** Comes near enough to tell one seat from the next, and keeps it in sight. */
  #goTo(index) {
    this.#active = index;
    const target = this.#view.centred(this.#house.plan.x[index], this.#house.plan.y[index]);
    if (target) this.#glideTo(target);
    this.#requestFrame();
  }
}
