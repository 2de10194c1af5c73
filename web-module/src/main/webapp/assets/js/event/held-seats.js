// What is kept for the visitor, and for how long.

import { html, nothing } from "../libraries.js";
import { count, money, seatName } from "../format.js";
import { checkoutUrl, clockText, SHORT_MS } from "../hold.js";
import { mark } from "../seat-map/marks.js";
import { problemAt } from "./problem-at.js";

export function heldSeats(page) {
  const { state } = page;
  const mine = page.held();
  const others = state.holds.filter((hold) => hold !== mine);
  const here = page.isHere(mine);
  const short = state.left < SHORT_MS;
  return html`<section class="panel event-held" aria-labelledby="held-heading" data-testid="held">
    <h2 id="held-heading">${count(mine.seats.length, "seat")} kept for you</h2>
    ${here ? nothing : html`<p>For <bdi>${mine.event}</bdi>. Buy them or let them go, then you can choose seats here.</p>`}
    <p class="countdown-big ${short ? "countdown-short" : ""}" role="timer" aria-live="off" data-testid="held-countdown">${clockText(state.left)}</p>
    ${short ? html`<p class="countdown-hint"><strong>Not long now.</strong> After that they are let go.</p>` : nothing}
    ${here ? seatNames(mine.seats) : nothing}
    ${problemAt(page, "held")}
    <a class="button button-wide" href=${checkoutUrl(mine)} data-testid="to-checkout">Buy them for ${money(mine.total)}</a>
    <button type="button" class="button-link" ?disabled=${state.busy !== null} @click=${() => page.release(mine)} data-testid="release">Let the seats go</button>
    ${
      others.length > 0
        ? html`<h3>Also kept for you</h3>
            <ul class="held-others">${others.map((hold) => html`<li><a href=${checkoutUrl(hold)}>${count(hold.seats.length, "seat")} for <bdi>${hold.event}</bdi></a></li>`)}</ul>`
        : nothing
    }
  </section>`;
}

/** In place of the panel that counted down. */
export function heldNoLonger(page) {
  const { over, house } = page.state;
  if (!over) return nothing;
  return html`<div class="notice notice-warning" data-testid="hold-over">
    <strong>Your time ran out</strong>
    <p class="notice-body">Your ${count(over.seats.length, "seat")} for <bdi>${over.event}</bdi> were let go, and nothing was charged. They may well still be free.</p>
    ${
      page.isHere(over) && house
        ? html`<button type="button" class="button button-quiet" @click=${() => page.takeAgain(over)} data-testid="choose-again">Choose the same seats again</button>`
        : nothing
    }
  </div>`;
}

function seatNames(seats) {
  return html`<ul class="seat-names">${seats.filter((seat) => seat.section).map((seat) => html`<li>${mark("MINE")} <span>${seatName(seat)}</span></li>`)}</ul>`;
}
