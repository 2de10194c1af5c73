// The frame of every page: marks the current page, shows who is logged in, and reminds of held seats.

import { html, nothing, render } from "./libraries.js";
import { announce } from "./announce.js";
import { count } from "./format.js";
import {
  checkoutUrl,
  chooseAgainUrl,
  clockText,
  everySecond,
  forgetHold,
  letGo,
  ownHolds,
  rememberedHolds,
  SHORT_MS,
  whenHoldsChange,
} from "./hold.js";
import { problemNotice } from "./problem-notice.js";
import { explain } from "./problems.js";
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

function showCaller(who, problem = null) {
  const place = document.getElementById("account");
  if (!place) return;
  // Static mark-up stands there until the first answer; lit-html wants an empty place.
  if (!place.dataset.live) {
    place.replaceChildren();
    place.dataset.live = "true";
  }
  render(
    who
      ? html`<span class="site-account-name" title=${who.email} data-testid="account-name"><bdi>${who.name}</bdi></span
          ><button type="button" data-testid="logout" @click=${leave}>Log out</button
          >${problem ? html`<span class="site-account-problem">${problem}</span>` : nothing}`
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
    const message = "You could not be logged out. Please try again.";
    showCaller(lastCaller(), message);
    announce(message, { urgent: true });
  }
}

/** Reminds of held seats on every page that does not show them itself, and says so when their time is over. */
function showHoldBar() {
  const place = document.getElementById("hold-bar");
  /** The holds to show, by id: {hold, left, stop, over, error}. */
  const shown = new Map();
  const paint = () => render([...shown.values()].map(barView), place);

  const take = (holds) => {
    for (const hold of holds) {
      if (shown.has(hold.id)) continue;
      const entry = { hold, left: 0, stop: () => {}, over: false, error: null };
      shown.set(hold.id, entry);
      entry.stop = everySecond(hold, (left, spoken) => {
        entry.left = left;
        if (spoken) announce(spoken);
        if (left === 0) {
          entry.over = true;
          forgetHold(hold);
          announce(`Your seats for ${hold.event} were let go.`);
        }
        paint();
      });
    }
    for (const [id, entry] of shown) {
      if (entry.over || holds.some((hold) => hold.id === id)) continue;
      entry.stop();
      shown.delete(id);
    }
    paint();
  };

  const release = async (entry) => {
    try {
      await letGo(entry.hold);
      announce("Your seats were let go.");
      drop(entry);
    } catch (error) {
      entry.error = error;
      paint();
    }
  };

  const drop = (entry) => {
    entry.stop();
    shown.delete(entry.hold.id);
    paint();
    document.getElementById("main").focus({ preventScroll: true });
  };

  const barView = (entry) => {
    const { hold, left, over, error } = entry;
    const seats = count(hold.seats.length, "seat");
    if (over) {
      return html`<section class="hold-bar hold-bar-over" aria-label="Held seats" data-testid="hold-over">
        <span><strong>Your time ran out.</strong> ${seats} for <bdi>${hold.event}</bdi> were let go; nothing was charged.</span>
        <a href=${chooseAgainUrl(hold)}>Choose them again</a>
        <button type="button" class="button-link" @click=${() => drop(entry)}>Close</button>
      </section>`;
    }
    return html`<section class="hold-bar ${left < SHORT_MS ? "hold-bar-short" : ""}" aria-label="Held seats" data-testid="hold-bar">
      <span>${seats} for <bdi>${hold.event}</bdi>, ${left < SHORT_MS ? "only " : ""}kept for <span class="countdown" role="timer" aria-live="off">${clockText(left)}</span></span>
      <a href=${checkoutUrl(hold)}>Check out</a>
      <button type="button" class="button-link" @click=${() => release(entry)}>Let go</button>
      ${error ? html`<span role="alert">We could not let them go: ${explain(error).title.toLowerCase()}. Try again, or let their time run out.</span>` : nothing}
    </section>`;
  };

  take(rememberedHolds());
  whenHoldsChange(() => take(rememberedHolds()));
  // Who holds nothing here may do so elsewhere, logged in; all others have nothing to ask for.
  if (shown.size > 0 || lastCaller()) ownHolds().then(take, () => {});
}

// A page that comes back from the back/forward cache may show a hold or a caller that are gone.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
