// Buying what is held: who, how, and then exactly one order. checkout-attempt.js makes sure of the "exactly one".

import { html, nothing, render } from "../libraries.js";
import { AccountForm } from "../account-form.js";
import { announce, focusOn } from "../announce.js";
import { alsoHeld, nothingHeld, tooLate } from "../checkout/holds.js";
import { payment, TEST_CARDS } from "../checkout/payment.js";
import { clock, summary } from "../checkout/summary.js";
import { endAttempt, outcomeOpen, settle, startAttempt, unfinishedAttempt } from "../checkout-attempt.js";
import { everySecond, forgetHold, lastHold, letGo, ownHolds, rememberedHolds, rememberLast, timeLeft, whenHoldsChange } from "../hold.js";
import { problemNotice } from "../problem-notice.js";
import { caller, sessionLost } from "../session.js";
import { startPage, startShell } from "../shell.js";

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
/** What the parts of the page know of it, and what they may do. */
const page = { state, parameters, attempt: ownAttempt, payBy, pay, send, stopAsking, changeSeats };
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

function payBy(method) {
  state.method = method;
  state.problem = null;
  paint();
}

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
  if (!hold && !attempt) return state.known ? nothingHeld(page) : waiting();
  if (hold && state.left === 0 && phase === "ready" && !attempt) return state.known ? tooLate(page) : waiting();
  return html`
    <h1>Checkout</h1>
    ${hold ? clock(page) : nothing}
    <div class="checkout-grid">
      ${hold ? summary(page) : nothing}
      <div class="checkout-steps">
        ${state.who ? html`${buyer()}${payment(page)}` : account()}
        ${alsoHeld(page)}
      </div>
    </div>
  `;
}

function waiting() {
  return html`<p class="visually-hidden" role="status">Looking for your seats</p><div class="checkout-waiting skeleton"></div>`;
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

// Leaving while nobody knows the outcome deserves a question.
addEventListener("beforeunload", (event) => {
  if (state.phase === "sending" || state.phase === "repeating") {
    if (ownAttempt()) event.preventDefault();
  }
});
