// Buying what is held: who, how, and then exactly one order. checkout-attempt.js makes sure of the "exactly one".

import { html, nothing, render } from "../libraries.js";
import { AccountForm } from "../account-form.js";
import { announce, focusOn } from "../announce.js";
import { endAttempt, isOverdue, outcomeOpen, settle, startAttempt, unfinishedAttempt } from "../checkout-attempt.js";
import { count, longDate, money, seatName, time } from "../format.js";
import {
  checkoutUrl,
  chooseAgainUrl,
  clockText,
  everySecond,
  forgetHold,
  lastHold,
  letGo,
  ownHolds,
  rememberedHolds,
  rememberLast,
  SHORT_MS,
  timeLeft,
  whenHoldsChange,
} from "../hold.js";
import { problemNotice } from "../problem-notice.js";
import { caller, sessionLost } from "../session.js";
import { startPage, startShell } from "../shell.js";

/** Numbers that the test card's gateway knows. A list, so that nobody types a real one. */
const TEST_CARDS = [
  { number: "4242424242424242", label: "4242 4242 4242 4242, pays" },
  { number: "4000000000000002", label: "4000 0000 0000 0002, is declined" },
];

const root = document.getElementById("checkout");
const parameters = new URLSearchParams(location.search);
/** The hold that the address names; without, the latest. */
const named = parameters.get("hold");

const state = {
  /** The hold that is being bought; it stays here when it is over. */
  hold: null,
  /** Others of this visitor. */
  others: [],
  /** False until somebody said what is held. */
  known: false,
  left: 0,
  who: null,
  method: "invoice",
  card: TEST_CARDS[0].number,
  /** "ready", "sending", "repeating" or "open" (outcome unknown, the buyer has to ask again). */
  phase: "ready",
  repeat: null,
  problem: null,
  /** Why the seats could not be let go. */
  releaseProblem: null,
};
let accountForm = newAccountForm("login");
let stopClock = () => {};

startShell({ holdBar: false });
startPage(root, async () => {
  takeHolds(rememberedHolds(), { sure: false });
  render(view(), root);
  const [holds, who] = await Promise.all([currentHolds(), caller()]);
  state.who = who;
  takeHolds(holds);
  paint();
  // A reload in the middle of an attempt: finish that one before anything else.
  const attempt = ownAttempt();
  if (attempt) await send(attempt);
});
whenHoldsChange(() => {
  takeHolds(rememberedHolds());
  paint();
});

/** What the servers say; while they cannot be asked, what this browser knows will do. */
async function currentHolds() {
  try {
    return await ownHolds();
  } catch (error) {
    const remembered = rememberedHolds();
    if (remembered.length === 0) throw error;
    return remembered;
  }
}

/** Finds the hold to buy among the visitor's. One that this page has shown stays, so that it can be said what became of it. */
function takeHolds(holds, { sure = true } = {}) {
  state.known ||= sure;
  const wanted = state.hold?.id ?? named;
  const found = wanted ? holds.find((hold) => hold.id === wanted) : holds[0];
  if (found) {
    const news = found.id !== state.hold?.id || found.expiresAt !== state.hold.expiresAt;
    state.hold = found;
    rememberLast(found, state.who?.email);
    if (news) startClock();
  } else if (sure && state.phase === "ready") {
    // Bought or let go in another tab, or too late.
    const last = lastHold();
    state.hold ??= last && (!wanted || last.id === wanted) ? last : null;
    // An account's hold is found again by logging in.
    if (state.hold && !state.who && last?.id === state.hold.id && last.buyer && timeLeft(last) > 0) startClock();
    else {
      stopClock();
      state.left = 0;
    }
  }
  state.others = holds.filter((hold) => hold.id !== state.hold?.id);
}

/** The attempt to finish: that for the hold on this page, else any of this buyer's. */
function ownAttempt() {
  if (!state.who) return null;
  return (state.hold && unfinishedAttempt(state.who, state.hold.id)) ?? unfinishedAttempt(state.who);
}

function newAccountForm(mode) {
  return new AccountForm(mode, paint, async (who) => {
    state.who = who;
    state.problem = null;
    paint();
    announce(`Logged in as ${who.name}.`);
    // A log-in takes the visitor's holds along, and may bring others.
    takeHolds(await currentHolds().catch(() => rememberedHolds()));
    paint();
    const attempt = ownAttempt();
    if (attempt) await send(attempt);
    else focusOn("#payment-heading");
  });
}

function startClock() {
  stopClock();
  stopClock = everySecond(state.hold, (left, spoken) => {
    state.left = left;
    if (spoken) announce(spoken, { urgent: left <= 30_000 });
    if (left === 0 && state.phase === "ready") {
      forgetHold(state.hold);
      announce("Your time ran out. Your seats were let go; nothing was charged.", { urgent: true });
    }
    paint();
  });
}

// --- Paying ---

function pay(event) {
  event.preventDefault();
  if (state.phase !== "ready") return;
  const payment = state.method === "test-card" ? { method: state.method, card: state.card } : { method: state.method };
  // The same in another tab is the same attempt, not a second one.
  const attempt =
    unfinishedAttempt(state.who, state.hold.id) ??
    startAttempt({ holdId: state.hold.id, payment }, Date.parse(state.hold.expiresAt), state.who.email);
  send(attempt);
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
    forgetHold({ id: attempt.request.holdId });
    rememberLast(null);
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
      forgetHold(state.hold);
      stopClock();
      state.left = 0;
    }
  }
  paint();
  focusOn("#problem");
}

/** Only once no order can come of it any more, and only if the buyer says so. */
function stopAsking() {
  endAttempt(ownAttempt());
  location.assign("/orders.html");
}

async function changeSeats() {
  if (state.phase !== "ready") return;
  const { hold } = state;
  try {
    await letGo(hold);
    stopClock();
    location.assign(`/event.html?id=${encodeURIComponent(hold.eventId)}`);
  } catch (error) {
    state.releaseProblem = error;
    paint();
  }
}

// --- What it looks like ---

function paint() {
  render(view(), root);
}

function view() {
  const { hold, phase } = state;
  const attempt = ownAttempt();
  if (!hold && !attempt) return state.known ? nothingHeld() : waiting();
  if (hold && state.left === 0 && phase === "ready" && !attempt) return state.known ? tooLate() : waiting();
  return html`
    <h1>Checkout</h1>
    ${hold ? clock() : nothing}
    <div class="checkout-grid">
      ${hold ? summary() : nothing}
      <div class="checkout-steps">
        ${state.who ? html`${buyer()}${payment()}` : account()}
        ${alsoHeld()}
      </div>
    </div>
  `;
}

function waiting() {
  return html`<p class="visually-hidden" role="status">Looking for your seats</p><div class="checkout-waiting skeleton"></div>`;
}

function nothingHeld() {
  return html`<div class="empty" data-testid="nothing-held">
    <h1>No seats held</h1>
    <p>Choose some first; they are then kept for you while you pay. If you have just paid, your tickets are under “My orders”.</p>
    <p><a class="button" href="/">See what’s on</a></p>
    <p><a href="/orders.html">My orders</a></p>
    ${alsoHeld()}
  </div>`;
}

function tooLate() {
  const { hold, problem } = state;
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
    ${alsoHeld()}
  </div>`;
}

function alsoHeld() {
  if (state.others.length === 0) return nothing;
  return html`<section class="panel checkout-others" aria-labelledby="others-heading" data-testid="also-held">
    <h2 id="others-heading">Also kept for you</h2>
    <ul class="held-others">${state.others.map((hold) => html`<li><a href=${checkoutUrl(hold)}>${count(hold.seats.length, "seat")} for <bdi>${hold.event}</bdi></a></li>`)}</ul>
  </section>`;
}

/** Stays in view while the form is filled in. */
function clock() {
  const short = state.left < SHORT_MS;
  return html`<div class="checkout-clock ${short ? "checkout-clock-short" : ""}" data-testid="checkout-clock">
    <span>${short ? html`<strong>Not long now.</strong> Kept for` : "Your seats are kept for"}</span>
    <strong class="figures" role="timer" aria-live="off" data-testid="countdown">${clockText(state.left)}</strong>
  </div>`;
}

function summary() {
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
        state.phase === "ready" && !ownAttempt()
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
  return html`<p class="checkout-buyer">Buying as <strong><bdi>${state.who.name}</bdi></strong> <span class="soft"><bdi>${state.who.email}</bdi></span></p>`;
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
          ? html`<button type="button" class="button button-wide" @click=${() => send(ownAttempt())} data-testid="ask-again">Ask again</button>
              ${isOverdue(ownAttempt()) ? html`<button type="button" class="button button-quiet button-wide checkout-stop" @click=${stopAsking}>Stop asking and look at my orders</button>` : nothing}`
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
    if (ownAttempt()) event.preventDefault();
  }
});
