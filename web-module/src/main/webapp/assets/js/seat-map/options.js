// The plan for people who use a keyboard or a screen reader: a real listbox. The row that they are in exists as options, laid
// exactly over the drawing, and the active one follows the arrow keys.

import { html, render } from "../libraries.js";
import { rowOf } from "./plan.js";

export class Options {
  #place;
  #list;
  #house;
  #selection;
  #wordsOf;

  /**
   * @param {HTMLElement} place the plan, which becomes the listbox
   * @param {House} house
   * @param {Selection} selection
   * @param {(seat: object) => string} wordsOf what there is to say of a seat
   */
  constructor(place, house, selection, wordsOf) {
    this.#place = place;
    this.#house = house;
    this.#selection = selection;
    this.#wordsOf = wordsOf;
    place.tabIndex = 0;
    place.setAttribute("role", "listbox");
    place.setAttribute("aria-multiselectable", "true");
    place.setAttribute("aria-label", "Seat plan");
    place.setAttribute("aria-describedby", "seat-map-help");
    this.#list = place.appendChild(document.createElement("div"));
    this.#list.className = "seat-options";
    this.#list.setAttribute("role", "presentation");
  }

  /** Lays the row of the active seat over the drawing. */
  lay(active, view) {
    const { seats, plan } = this.#house;
    const row = rowOf(plan, active);
    render(
      row.seats.map((index, i) => {
        const seat = seats[index];
        const status = this.#house.statusOf(seat);
        return html`<div
          id=${`seat-${seat.id}`}
          class="seat-option"
          role="option"
          aria-label=${this.#wordsOf(seat)}
          aria-selected=${this.#selection.has(seat.id) ? "true" : "false"}
          aria-disabled=${status === "FREE" ? "false" : "true"}
          aria-posinset=${i + 1}
          aria-setsize=${row.seats.length}
          ?data-active=${index === active}
          data-testid="map-seat"
          data-seat-id=${seat.id}
          data-status=${status}
        ></div>`;
      }),
      this.#list,
    );
    const side = Math.max(12, view.scale * 0.95);
    row.seats.forEach((index, i) => {
      const { px, py } = view.place(plan.x[index], plan.y[index]);
      const { style } = this.#list.children[i];
      style.width = style.height = `${side}px`;
      style.transform = `translate(${px - side / 2}px, ${py - side / 2}px)`;
    });
    this.#place.setAttribute("aria-activedescendant", `seat-${seats[active].id}`);
  }
}
