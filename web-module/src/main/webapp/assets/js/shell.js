// The frame of every page: marks the current page, shows who is logged in, and reminds of held seats.

import { html, nothing, render } from "./libraries.js";
import { announce } from "./announce.js";
import { count } from "./format.js";
import { clockText, currentHold, everySecond, forgetHold, letGo } from "./hold.js";
import { problemNotice } from "./problems.js";
import { caller, lastCaller, logOut, sessionLost } from "./session.js";

/** Where to come back to after logging in. */
export function loginUrl() {
  return `/login.html?next=${encodeURIComponent(location.pathname + location.search)}`;
}

/**
 * Starts the frame.
 *
 * @param {boolean} [options.holdBar] false where the page itself shows the held seats
 */
export function startShell({ holdBar = true } = {}) {
  const page = location.pathname.replace(/^\/(index\.html)?$/, "index").replace(/^\/|\.html$/g, "");
  document.querySelector(`.site-nav [data-page="${CSS.escape(page)}"]`)?.setAttribute("aria-current", "page");
  document.addEventListener("foobar:caller", (event) => showCaller(event.detail));
  const last = lastCaller();
  showCaller(last);
  // Only the header depends on it here; a page that needs to know asks by itself and says what is wrong.
  if (last) caller().catch(() => {});
  if (holdBar) showHoldBar();
}

/** Runs the page's own work and shows what it could not mend itself. */
export function startPage(root, work) {
  work().catch((error) => {
    if (error.status === 401) {
      sessionLost();
      location.replace(loginUrl());
      return;
    }
    render(
      html`<div class="page">${problemNotice(error, { action: html`<button class="button button-quiet" @click=${() => location.reload()}>Try again</button>` })}</div>`,
      root,
    );
  });
}

function showCaller(who) {
  const place = document.getElementById("account");
  if (!place) return;
  // Static mark-up stands there until the first answer; lit-html wants an empty place.
  if (!place.dataset.live) {
    place.replaceChildren();
    place.dataset.live = "true";
  }
  render(
    who
      ? html`<span class="site-account-name" title=${who.email} data-testid="account-name">${who.name}</span
          ><button type="button" data-testid="logout" @click=${leave}>Log out</button>`
      : html`<a href=${loginUrl()} data-testid="nav-login">Log in</a>`,
    place,
  );
  document.getElementById("nav-checkin").hidden = !who?.roles?.includes("door");
}

async function leave() {
  try {
    await logOut();
    location.assign("/");
  } catch {
    announce("You could not be logged out. Please try again.", { urgent: true });
  }
}

function showHoldBar() {
  const place = document.getElementById("hold-bar");
  const hold = currentHold();
  if (!hold) return;
  const release = async () => {
    stop();
    render(nothing, place);
    await letGo(hold);
    announce("Your seats were let go.");
    document.getElementById("main").focus();
  };
  const stop = everySecond(hold, (left, spoken) => {
    if (spoken) announce(spoken);
    if (left === 0) {
      forgetHold();
      announce("Your held seats were let go.");
    }
    render(
      left === 0
        ? nothing
        : html`<section class="hold-bar" aria-label="Held seats" data-testid="hold-bar">
            <span>${count(hold.seats.length, "seat")} for ${hold.event.title}, kept for <span class="countdown" role="timer" aria-live="off">${clockText(left)}</span></span>
            <a href="/checkout.html">Check out</a>
            <button type="button" class="button-link" @click=${release}>Let go</button>
          </section>`,
      place,
    );
  });
}

// A page that comes back from the back/forward cache may show a hold or a caller that are gone.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
