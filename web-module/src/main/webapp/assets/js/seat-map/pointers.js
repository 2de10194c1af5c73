// Mouse, pen and fingers on the plan: what is dragged, pinched, wheeled, pointed at and pressed.

/** A pointer that moved less than this was a press, not a drag; in pixels. */
const STILL_PX = 6;
/** How fast a wheel, and a pinched touch pad, comes nearer. */
const WHEEL_SPEED = 0.0022;
const PINCH_SPEED = 0.01;

export class Pointers {
  #place;
  #view;
  #on;
  /** Those that are down, by id: where they are on the plan. */
  #down = new Map();
  #drag = null;

  /**
   * @param {HTMLElement} place the plan
   * @param {View} view
   * @param {object} on what is to be done: `touch()` when somebody takes hold of the plan, `look(target)` from another place,
   *     `point(at)` at {px, py} with a mouse, or at null, `press(at, pointerType)`
   */
  constructor(place, view, on) {
    this.#place = place;
    this.#view = view;
    this.#on = on;
    place.addEventListener("pointerdown", (event) => this.#pressed(event));
    place.addEventListener("pointermove", (event) => this.#moved(event));
    place.addEventListener("pointerup", (event) => this.#lifted(event));
    place.addEventListener("pointercancel", (event) => this.#gone(event));
    place.addEventListener("pointerleave", () => on.point(null));
    place.addEventListener("wheel", (event) => this.#wheeled(event), { passive: false });
    place.addEventListener("dblclick", (event) => event.preventDefault());
  }

  #at(event) {
    const box = this.#place.getBoundingClientRect();
    return {
      px: event.clientX - box.left - this.#place.clientLeft,
      py: event.clientY - box.top - this.#place.clientTop,
    };
  }

  /** From here on, movements count. */
  #begin(travelled) {
    const { scale, x, y } = this.#view;
    this.#drag = { view: { scale, x, y }, from: new Map(this.#down), travelled };
  }

  #pressed(event) {
    if (event.button > 0) return;
    this.#on.touch();
    this.#down.set(event.pointerId, this.#at(event));
    this.#place.setPointerCapture(event.pointerId);
    this.#begin(this.#down.size > 1 ? STILL_PX : 0);
  }

  #moved(event) {
    const at = this.#at(event);
    if (!this.#down.has(event.pointerId)) {
      if (event.pointerType === "mouse") this.#on.point(at);
      return;
    }
    this.#down.set(event.pointerId, at);
    const drag = this.#drag;
    const start = drag.from.get(event.pointerId);
    drag.travelled = Math.max(drag.travelled, Math.hypot(at.px - start.px, at.py - start.py));
    if (drag.travelled < STILL_PX) return;
    this.#on.point(null);
    if (this.#down.size >= 2) {
      const two = [...this.#down.keys()].slice(0, 2);
      this.#on.look(this.#view.pinched(drag.view, two.map((id) => drag.from.get(id)), two.map((id) => this.#down.get(id))));
    } else if (!this.#view.isWhole) this.#on.look(this.#view.dragged(drag.view, at.px - start.px, at.py - start.py));
  }

  #lifted(event) {
    const isPress = this.#drag && this.#drag.travelled < STILL_PX && this.#down.size === 1;
    const at = this.#at(event);
    this.#gone(event);
    if (isPress) this.#on.press(at, event.pointerType);
  }

  #gone(event) {
    this.#down.delete(event.pointerId);
    if (this.#down.size === 0) this.#drag = null;
    else this.#begin(STILL_PX);
  }

  #wheeled(event) {
    // The wheel scrolls the page unless the visitor is in the plan, or pinches a touch pad.
    if (!event.ctrlKey && !event.metaKey && document.activeElement !== this.#place) return;
    if (event.deltaY >= 0 && this.#view.isWhole && !event.ctrlKey) return;
    event.preventDefault();
    this.#on.touch();
    const { px, py } = this.#at(event);
    const speed = event.ctrlKey ? PINCH_SPEED : WHEEL_SPEED;
    this.#on.look(this.#view.zoomed(this.#view.scale * Math.exp(-event.deltaY * speed), px, py));
  }
}
