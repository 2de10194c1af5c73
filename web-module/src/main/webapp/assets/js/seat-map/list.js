// The house as a list: sections, rows, and a check box per seat. For everyone who would rather not use the plan.

import { html, nothing, render } from "../libraries.js";
import { count, money, seatName } from "../format.js";
import { STATUS_WORDS } from "./looks.js";
import { mark } from "./marks.js";

export class SeatList {
  #place;
  #house;
  #selection;
  #onToggle;
  #sections;
  #open = 0;

  constructor(place, house, selection, onToggle) {
    this.#place = place;
    this.#house = house;
    this.#selection = selection;
    this.#onToggle = onToggle;
    this.#sections = house.plan.sections;
    const firstFree = this.#sections.findIndex((section) => this.#freeIn(section) > 0);
    this.#open = Math.max(0, firstFree);
    selection.addEventListener("change", () => this.refresh());
    this.refresh();
  }

  refresh() {
    const section = this.#sections[this.#open];
    render(
      html`
        <div class="field seat-list-section">
          <label for="section">Section</label>
          <select id="section" class="input" @change=${(event) => this.#choose(event)} data-testid="section">
            ${this.#sections.map(
              (each, i) =>
                html`<option value=${i} ?selected=${i === this.#open}>${each.name} (${count(this.#freeIn(each), "free seat")})</option>`,
            )}
          </select>
        </div>
        ${section ? html`<ul class="seat-rows">${section.rows.map((row) => this.#row(section, row))}</ul>` : nothing}
      `,
      this.#place,
    );
  }

  #choose(event) {
    this.#open = Number(event.target.value);
    this.refresh();
  }

  #freeIn(section) {
    let free = 0;
    for (const row of section.rows)
      for (const index of row.seats) if (this.#house.statusOf(this.#house.seats[index]) === "FREE") free++;
    return free;
  }

  #row(section, row) {
    return html`<li>
      <fieldset class="seat-row">
        <legend><span class="visually-hidden">${section.name}, </span>Row <bdi>${row.label}</bdi></legend>
        <div class="seat-chips">${row.seats.map((index) => this.#chip(this.#house.seats[index]))}</div>
      </fieldset>
    </li>`;
  }

  #chip(seat) {
    const { colour, shape, name, price } = this.#house.category(seat);
    const status = this.#house.statusOf(seat);
    const free = status === "FREE";
    const words = free
      ? `${seatName(seat)}, ${name}, ${money(price)}`
      : `${seatName(seat)}, ${STATUS_WORDS[status]}`;
    return html`<label class="seat-chip category-${colour}" title=${words} data-testid="seat" data-seat-id=${seat.id} data-status=${status}>
      <input
        type="checkbox"
        aria-label=${words}
        .checked=${this.#selection.has(seat.id)}
        ?disabled=${!free}
        @change=${(event) => {
          this.#onToggle(seat);
          event.target.checked = this.#selection.has(seat.id);
        }}
      />
      <span aria-hidden="true">${mark(free && this.#selection.has(seat.id) ? "CHOSEN" : status, shape)}${seat.number}</span>
    </label>`;
  }
}
