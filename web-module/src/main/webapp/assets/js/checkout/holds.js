// What can be said of holds when there is nothing to buy, or more than one.

import { html, nothing } from "../libraries.js";
import { count } from "../format.js";
import { checkoutUrl, chooseAgainUrl, timeLeft } from "../hold.js";

/** There is nothing to buy. */
export function nothingHeld(page) {
  return html`<div class="empty" data-testid="nothing-held">
    <h1>No seats held</h1>
    <p>Choose some first; they are then kept for you while you pay. If you have just paid, your tickets are under “My orders”.</p>
    <p><a class="button" href="/">See what’s on</a></p>
    <p><a href="/orders.html">My orders</a></p>
    ${alsoHeld(page)}
  </div>`;
}

/** What was to be bought is no longer held. */
export function tooLate(page) {
  const { hold, problem } = page.state;
  // One that ended before its time was bought or let go, in another tab or by another device.
  const early = timeLeft(hold) > 2000 && problem?.code !== "hold-expired";
  return html`<div class="empty" data-testid=${early ? "hold-ended" : "hold-expired"}>
    <h1>${early ? "No longer held" : "Your time ran out"}</h1>
    ${
      early
        ? html`<p>Your ${count(hold.seats.length, "seat")} for <bdi>${hold.event}</bdi> were bought or let go, perhaps in another window. What you bought is under “My orders”.</p>
            <p><a class="button" href="/orders.html">My orders</a></p>
            <p><a href=${chooseAgainUrl(hold)} data-testid="choose-again">Choose the same seats again</a></p>`
        : html`<p>Your ${count(hold.seats.length, "seat")} for <bdi>${hold.event}</bdi> were let go, and nothing was charged. They may well still be free.</p>
            <p><a class="button" href=${chooseAgainUrl(hold)} data-testid="choose-again">Choose the same seats again</a></p>`
    }
    ${alsoHeld(page)}
  </div>`;
}

/** The visitor's other holds. */
export function alsoHeld({ state }) {
  if (state.others.length === 0) return nothing;
  return html`<section class="panel checkout-others" aria-labelledby="others-heading" data-testid="also-held">
    <h2 id="others-heading">Also kept for you</h2>
    <ul class="held-others">${state.others.map((hold) => html`<li><a href=${checkoutUrl(hold)}>${count(hold.seats.length, "seat")} for <bdi>${hold.event}</bdi></a></li>`)}</ul>
  </section>`;
}
