// Buying what is held: who, how, and then exactly one order. checkout-attempt.js makes sure of the "exactly one".

import { html, nothing, render } from "../libraries.js";
import { AccountForm } from "../account-form.js";
import { announce, focusOn } from "../announce.js";
import { endAttempt, isOverdue, outcomeOpen, settle, startAttempt, unfinishedAttempt } from "../checkout-attempt.js";
import { count, longDate, money, seatName, time } from "../format.js";
import { clockText, everySecond, forgetHold, lastHold, letGo } from "../hold.js";
import { problemNotice } from "../problems.js";
import { caller, sessionLost } from "../session.js";
import { startPage, startShell } from "../shell.js";

/** Numbers that the test card's gateway knows. A list, so that nobody types a real one. */
const TEST_CARDS = [
  { number: "4242424242424242", label: "4242 4242 4242 4242, pays" },
  { number: "4000000000000002", label: "4000 0000 0000 0002, is declined" },
];

const root = document.getElementById("checkout");
const state = {
  hold: lastHold(),
  left: 0,
  who: null,
  method: "invoice",
  card: TEST_CARDS[0].number,
  /** "ready", "sending", "repeating" or "open" (outcome unknown, the buyer has to ask again). */
  phase: "ready",
  repeat: null,
  problem: null,
};
let accountForm = newAccountForm("login");
let stopClock = () => {};

startShell({ holdBar: false });
startPage(root, async () => {
  if (state.hold) startClock();
  state.who = await caller();
  paint();
  // A reload in the middle of an attempt: finish that one before anything else.
  const attempt = unfinishedAttempt();
  if (attempt && state.who) await send(attempt);
});

function newAccountForm(mode) {
  return new AccountForm(mode, paint, async (who) => {
    state.who = who;
    state.problem = null;
    paint();
    announce(`Logged in as ${who.name}.`);
    const attempt = unfinishedAttempt();
    if (attempt) await send(attempt);
    else focusOn("#payment-heading");
  });
}

function startClock() {
  stopClock();
  stopClock = everySecond(state.hold, (left, spoken) => {
    state.left = left;
    if (spoken) announce(spoken, { urgent: left <= 30_000 });
    if (left === 0 && !unfinishedAttempt()) announce("Your seats were let go.", { urgent: true });
    paint();
  });
}

// --- Paying ---

function pay(event) {
  event.preventDefault();
  if (state.phase !== "ready") return;
  const payment = state.method === "test-card" ? { method: state.method, card: state.card } : { method: state.method };
  send(startAttempt({ holdId: state.hold.id, payment }, state.hold.endsAt));
}

async function send(attempt) {
  state.phase = "sending";
  state.repeat = null;
  state.problem = null;
  paint();
  try {
    const order = await settle(attempt, (repeat) => {
      state.phase = "repeating";
      state.repeat = repeat;
      paint();
      if (repeat.number === 1) announce("No answer yet. We are asking again; you will not be charged twice.");
    });
    stopClock();
    if (attempt.request.holdId === state.hold?.id) forgetHold();
    location.replace(`/order.html?id=${encodeURIComponent(order.id)}&new=1`);
  } catch (error) {
    refused(attempt, error);
  }
}

function refused(attempt, error) {
  state.repeat = null;
  state.problem = error;
  if (error.status === 401) {
    // The attempt stays; it goes on as soon as the buyer has logged in again.
    sessionLost();
    state.who = null;
    state.phase = "ready";
    accountForm = newAccountForm("login");
  } else if (outcomeOpen(error)) {
    state.phase = "open";
  } else {
    state.phase = "ready";
    // The attempt may be an earlier one than the seats that are held now.
    const gone = error.code === "hold-expired" || error.code === "not-found";
    if (gone && attempt.request.holdId === state.hold?.id) {
      stopClock();
      state.left = 0;
    }
  }
  paint();
  focusOn("#problem");
}

/** Only once no order can come of it any more, and only if the buyer says so. */
function stopAsking() {
  endAttempt();
  location.assign("/orders.html");
}

async function changeSeats() {
  stopClock();
  const { hold } = state;
  await letGo(hold);
  location.assign(eventUrl(hold));
}

const eventUrl = (hold) => `/event.html?id=${encodeURIComponent(hold.event.id)}`;

// --- What it looks like ---

function paint() {
  render(view(), root);
}

function view() {
  const { hold, phase } = state;
  if (!hold && !unfinishedAttempt()) return nothingHeld();
  if (hold && state.left === 0 && phase === "ready" && !unfinishedAttempt()) return tooLate();
  return html`
    <h1>Checkout</h1>
    <div class="checkout-grid">
      ${hold ? summary() : nothing}
      <div class="checkout-steps">
        ${state.who ? html`${buyer()}${payment()}` : account()}
      </div>
    </div>
  `;
}

function nothingHeld() {
  return html`<div class="empty" data-testid="nothing-held">
    <h1>No seats held</h1>
    <p>Choose some first; they are then kept for you while you pay. If you have just paid, your tickets are under “My orders”.</p>
    <p><a class="button" href="/">See what’s on</a></p>
    <p><a href="/orders.html">My orders</a></p>
  </div>`;
}

function tooLate() {
  return html`<div class="empty" data-testid="hold-expired">
    <h1>Your seats were let go</h1>
    <p>The time to buy them ran out, and nothing was charged. They may well still be free.</p>
    <p><a class="button" href=${eventUrl(state.hold)} @click=${forgetHold}>Choose again</a></p>
  </div>`;
}

function summary() {
  const { hold } = state;
  const short = state.left < 60_000;
  return html`<section class="ticket-stub" aria-labelledby="summary-heading" data-testid="summary">
    <div class="ticket-stub-clock ${short ? "ticket-stub-short" : ""}">
      <span>Kept for</span>
      <strong class="figures" role="timer" aria-live="off" data-testid="countdown">${clockText(state.left)}</strong>
    </div>
    <div class="ticket-stub-body">
      <h2 id="summary-heading">${hold.event.title}</h2>
      <p>${longDate(hold.event.startsAt)}, ${time(hold.event.startsAt)}<br />${hold.event.venue}</p>
      <ul class="summary-seats">
        ${hold.seats.map((seat) =>
          seat.section
            ? html`<li><span>${seatName(seat)}</span><span class="figures">${money(seat.price)}</span></li>`
            : nothing,
        )}
      </ul>
      <p class="summary-total"><span>${count(hold.seats.length, "seat")}</span><strong data-testid="total">${money(hold.total)}</strong></p>
      ${
        state.phase === "ready" && !unfinishedAttempt()
          ? html`<button type="button" class="button-link" @click=${changeSeats} data-testid="change-seats">Let go and choose other seats</button>`
          : nothing
      }
    </div>
  </section>`;
}

function account() {
  const registering = accountForm.mode === "register";
  return html`<section class="panel" aria-labelledby="account-heading">
    <h2 id="account-heading" tabindex="-1">${registering ? "Register" : "Log in"} to buy</h2>
    ${state.problem ? problemNotice(state.problem, { id: "login-again" }) : nothing}
    <p>
      ${registering ? "Been here before?" : "New here?"}
      <button type="button" class="button-link" @click=${() => accountForm.switchTo(registering ? "login" : "register")} data-testid=${registering ? "switch-to-login" : "switch-to-register"}>
        ${registering ? "Log in" : "Register"}</button
      >. Your seats stay yours meanwhile.
    </p>
    ${accountForm.view()}
  </section>`;
}

function buyer() {
  return html`<p class="checkout-buyer">Buying as <strong>${state.who.name}</strong> <span class="soft">${state.who.email}</span></p>`;
}

function payment() {
  const { phase, method, hold } = state;
  const fixed = phase !== "ready";
  const choose = (value) => () => {
    state.method = value;
    state.problem = null;
    paint();
  };
  return html`<form class="panel" @submit=${pay} aria-busy=${fixed ? "true" : "false"} data-testid="payment-form">
    <fieldset ?disabled=${fixed}>
      <legend><h2 id="payment-heading" tabindex="-1">How would you like to pay?</h2></legend>
      <label class="choice">
        <input type="radio" name="method" value="invoice" .checked=${method === "invoice"} @change=${choose("invoice")} data-testid="method-invoice" />
        <span><strong>Invoice</strong><small>Pay within 14 days.</small></span>
      </label>
      <label class="choice">
        <input type="radio" name="method" value="test-card" .checked=${method === "test-card"} @change=${choose("test-card")} data-testid="method-test-card" />
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
      ${progress()}
      ${
        phase === "open"
          ? html`<button type="button" class="button button-wide" @click=${() => send(unfinishedAttempt())} data-testid="ask-again">Ask again</button>
              ${isOverdue(unfinishedAttempt()) ? html`<button type="button" class="button button-quiet button-wide checkout-stop" @click=${stopAsking}>Stop asking and look at my orders</button>` : nothing}`
          : html`<button class="button button-wide" ?disabled=${fixed || !hold} data-testid="pay-button">
              ${fixed ? html`<span class="spinner" aria-hidden="true"></span> Buying` : `Buy ${hold ? `for ${money(hold.total)}` : ""}`}
            </button>`
      }
    </div>
  </form>`;
}

function progress() {
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

// Leaving while nobody knows the outcome deserves a question.
addEventListener("beforeunload", (event) => {
  if (state.phase === "sending" || state.phase === "repeating") {
    if (unfinishedAttempt()) event.preventDefault();
  }
});
