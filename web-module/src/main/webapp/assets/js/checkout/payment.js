// How it is paid, and what is known of whether it was.

import { html, nothing } from "../libraries.js";
import { isOverdue } from "../checkout-attempt.js";
import { money } from "../format.js";
import { problemNotice } from "../problem-notice.js";

/** Numbers that the test card's gateway knows. A list, so that nobody types a real one. */
export const TEST_CARDS = [
  { number: "4242424242424242", label: "4242 4242 4242 4242, pays" },
  { number: "4000000000000002", label: "4000 0000 0000 0002, is declined" },
];

export function payment(page) {
  const { state } = page;
  const { phase, method, hold } = state;
  const fixed = phase !== "ready";
  return html`<form class="panel" @submit=${page.pay} aria-busy=${fixed ? "true" : "false"} data-testid="payment-form">
    <fieldset ?disabled=${fixed}>
      <legend><h2 id="payment-heading" tabindex="-1">How would you like to pay?</h2></legend>
      <label class="choice">
        <input type="radio" name="method" value="invoice" .checked=${method === "invoice"} @change=${() => page.payBy("invoice")} data-testid="method-invoice" />
        <span><strong>Invoice</strong><small>Pay within 14 days.</small></span>
      </label>
      <label class="choice">
        <input type="radio" name="method" value="test-card" .checked=${method === "test-card"} @change=${() => page.payBy("test-card")} data-testid="method-test-card" />
        <span><strong>Test card</strong><small>For trying out this box office. No money moves.</small></span>
      </label>
      ${
        method === "test-card"
          ? html`<div class="field checkout-card">
              <label for="card">Card number</label>
              <select id="card" class="input" @change=${(event) => {
                state.card = event.target.value;
              }} data-testid="card">
                ${TEST_CARDS.map((card) => html`<option value=${card.number} ?selected=${card.number === state.card}>${card.label}</option>`)}
              </select>
            </div>`
          : nothing
      }
    </fieldset>
    <div class="checkout-pay">
      ${progress(page)}
      ${
        phase === "open"
          ? html`<button type="button" class="button button-wide" @click=${() => page.send(page.attempt())} data-testid="ask-again">Ask again</button>
              ${isOverdue(page.attempt()) ? html`<button type="button" class="button button-quiet button-wide checkout-stop" @click=${page.stopAsking}>Stop asking and look at my orders</button>` : nothing}`
          : html`<button class="button button-wide" ?disabled=${fixed || !hold} data-testid="pay-button">
              ${fixed ? html`<span class="spinner" aria-hidden="true"></span> Buying` : `Buy ${hold ? `for ${money(hold.total)}` : ""}`}
            </button>`
      }
    </div>
  </form>`;
}

function progress({ state }) {
  if (state.phase === "repeating") {
    return html`<div class="notice notice-warning" data-testid="repeating">
      <strong>No answer yet</strong>
      <p class="notice-body">We are asking again by ourselves (${state.repeat.number} of ${state.repeat.of}). Leave this page open. It stays one order, however often we ask.</p>
    </div>`;
  }
  if (state.phase === "open") {
    return html`<div class="notice notice-warning" id="problem" role="alert" tabindex="-1" data-testid="outcome-open">
      <strong>We do not know yet whether it went through</strong>
      <p class="notice-body">Nobody answered us. Ask again: if your order was placed you get exactly that one, if not it is placed now. You are never charged twice.</p>
    </div>`;
  }
  return state.problem ? problemNotice(state.problem) : nothing;
}
