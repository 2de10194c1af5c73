// The best seats there are, for those who would rather not choose.

import { html, nothing } from "../libraries.js";
import { announce } from "../announce.js";
import { count, inWords, isolated, money } from "../format.js";
import { MOST } from "../seat-map/selection.js";
import { heldNoLonger } from "./held-seats.js";
import { problemAt } from "./problem-at.js";

export function bestAvailable(page) {
  const { state } = page;
  const free = state.house?.freeByCategory();
  const step = (by) => () => {
    page.wish({ quantity: Math.min(MOST, Math.max(1, state.quantity + by)) });
    announce(count(state.quantity, "seat"));
  };
  const categories = state.house?.categories ?? state.event.categories;
  const soldOut = state.event.seatsFree === 0 || (free && [...free.values()].every((n) => n === 0));
  return html`<section class="panel event-best" aria-labelledby="best-heading">
    ${heldNoLonger(page)}
    <h2 id="best-heading">Best available</h2>
    ${
      soldOut
        ? html`<p>Every seat is sold or being bought. Seats that are let go show up here at once.</p>`
        : html`<form @submit=${page.holdBest} data-testid="best-available">
            <div class="field">
              <label for="quantity">Seats, side by side where possible</label>
              <div class="stepper">
                <button type="button" aria-label="One seat fewer" ?disabled=${state.quantity <= 1} @click=${step(-1)}>−</button>
                <input
                  id="quantity"
                  type="number"
                  inputmode="numeric"
                  min="1"
                  max=${MOST}
                  required
                  .value=${String(state.quantity)}
                  @change=${(event) => {
                    page.wish({ quantity: Math.min(MOST, Math.max(1, Number.parseInt(event.target.value, 10) || 1)) });
                    event.target.value = String(state.quantity);
                  }}
                  data-testid="best-quantity"
                />
                <button type="button" aria-label="One seat more" ?disabled=${state.quantity >= MOST} @click=${step(1)}>+</button>
              </div>
            </div>
            <div class="field">
              <label for="category">Price category</label>
              <select id="category" class="input" @change=${(event) => page.wish({ category: Number(event.target.value) })} data-testid="best-category">
                ${categories.map((category) => {
                  const left = free?.get(category.id);
                  return html`<option value=${category.id} ?selected=${category.id === state.category} ?disabled=${left === 0}>
                    ${isolated(category.name)}, ${money(category.price)}${left === 0 ? " (none left)" : left <= 20 ? ` (${left} left)` : ""}
                  </option>`;
                })}
              </select>
            </div>
            ${problemAt(page, "best")}
            ${
              state.apart
                ? html`<div class="notice notice-warning" id="apart" tabindex="-1" role="alert" data-testid="apart">
                    <strong>Not ${inWords(state.quantity)} together</strong>
                    <p class="notice-body">This price category has no ${count(state.quantity, "seat")} side by side any more. Take fewer, try another category, or hold them apart.</p>
                  </div>`
                : nothing
            }
            <button class="button button-wide" ?disabled=${state.busy !== null} data-testid="best-hold">
              ${state.busy === "best" ? html`<span class="spinner" aria-hidden="true"></span> Holding` : state.apart ? `Hold ${count(state.quantity, "seat")} apart` : `Hold the best ${state.quantity === 1 ? "seat" : `${state.quantity} seats`}`}
            </button>
          </form>`
    }
  </section>`;
}
