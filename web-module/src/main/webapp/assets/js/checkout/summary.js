// What is bought, and how long it is still kept.

import { html, nothing } from "../libraries.js";
import { count, longDate, money, seatName, time } from "../format.js";
import { clockText, SHORT_MS } from "../hold.js";
import { problemNotice } from "../problem-notice.js";

/** Stays in view while the form is filled in. */
export function clock({ state }) {
  const short = state.left < SHORT_MS;
  return html`<div class="checkout-clock ${short ? "checkout-clock-short" : ""}" data-testid="checkout-clock">
    <span>${short ? html`<strong>Not long now.</strong> Kept for` : "Your seats are kept for"}</span>
    <strong class="figures" role="timer" aria-live="off" data-testid="countdown">${clockText(state.left)}</strong>
  </div>`;
}

/** What is bought. */
export function summary({ state, parameters, attempt, changeSeats }) {
  const { hold } = state;
  return html`<section class="ticket-stub" aria-labelledby="summary-heading" data-testid="summary">
    <div class="ticket-stub-head"><span>Your seats</span></div>
    <div class="ticket-stub-body">
      <h2 id="summary-heading" dir="auto">${hold.event}</h2>
      <p>${longDate(hold.startsAt, hold.zone)}, ${time(hold.startsAt, hold.zone)}<br /><bdi>${hold.venue}</bdi></p>
      ${parameters.has("apart") ? html`<p class="notice notice-warning" data-testid="apart">These are the best seats left, but they are not all side by side.</p>` : nothing}
      <ul class="summary-seats">
        ${hold.seats.map((seat) =>
          seat.section
            ? html`<li><span>${seatName(seat)}</span><span class="figures">${money(seat.price)}</span></li>`
            : nothing,
        )}
      </ul>
      <p class="summary-total"><span>${count(hold.seats.length, "seat")}</span><strong data-testid="total">${money(hold.total)}</strong></p>
      ${state.releaseProblem ? problemNotice(state.releaseProblem, { id: "release-problem" }) : nothing}
      ${
        state.phase === "ready" && !attempt()
          ? html`<button type="button" class="button-link" @click=${changeSeats} data-testid="change-seats">Let go and choose other seats</button>`
          : nothing
      }
    </div>
  </section>`;
}
