// The catalogue: posters of what is on, found by typing. The address always says what is shown.

import { html, nothing, render } from "../libraries.js";
import { announce } from "../announce.js";
import { get } from "../api.js";
import { count, day, longDate, money, time, weekday, year } from "../format.js";
import { paletteClass, posterArt } from "../poster.js";
import { problemNotice } from "../problems.js";
import { startShell } from "../shell.js";

const TYPING_PAUSE_MS = 250;
/** Below this many free seats a card says so. */
const FEW = 30;

const root = document.getElementById("catalogue");
const form = document.getElementById("search");
const input = form.elements.query;

let shown = null;
let running;

startShell();
input.value = wish().query;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
let typing;
input.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(search, TYPING_PAUSE_MS);
});
addEventListener("popstate", () => {
  input.value = wish().query;
  load();
});
load();

/** What the address asks for. */
function wish() {
  const parameters = new URLSearchParams(location.search);
  const page = Number.parseInt(parameters.get("page"), 10);
  return { query: (parameters.get("query") ?? "").trim(), page: page > 0 ? page : 1 };
}

function addressOf({ query, page }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("query", query);
  if (page > 1) parameters.set("page", String(page));
  const text = parameters.toString();
  return text ? `/?${text}` : "/";
}

function search() {
  clearTimeout(typing);
  const query = input.value.trim();
  if (query === wish().query) return;
  // One entry in the history per search, not one per letter.
  const inTheMiddle = wish().query !== "" && query !== "";
  history[inTheMiddle ? "replaceState" : "pushState"](null, "", addressOf({ query, page: 1 }));
  load({ spoken: true });
}

async function load({ spoken = false } = {}) {
  running?.abort();
  running = new AbortController();
  const { signal } = running;
  const { query, page } = wish();
  paint({ busy: true });
  try {
    const parameters = new URLSearchParams({ query, page: String(page) });
    shown = { ...(await get(`/events?${parameters}`, { signal })), query };
    paint({});
    if (spoken) announce(shown.items.length === 0 ? "Nothing found." : `${count(shown.items.length, "event")} shown.`);
  } catch (error) {
    if (!signal.aborted) paint({ error });
  }
}

function paint({ busy = false, error }) {
  if (error) {
    const again = html`<button class="button button-quiet" @click=${() => load()}>Try again</button>`;
    render(problemNotice(error, { action: again }), root);
  } else if (shown === null) {
    render(waiting(), root);
  } else {
    render(shown.items.length === 0 ? nothingFound() : results(busy), root);
  }
}

function waiting() {
  return html`<p class="visually-hidden" role="status">Looking up what’s on</p>
    <ul class="posters" aria-hidden="true">${Array.from({ length: 8 }, () => html`<li class="poster-skeleton skeleton"></li>`)}</ul>`;
}

function nothingFound() {
  return html`<div class="empty" data-testid="no-results">
    <h2>${shown.query ? html`Nothing called “${shown.query}”` : "Nothing on sale right now"}</h2>
    <p>${shown.query ? "Try fewer letters, or look for the venue." : "The next season is being cast. Look in again soon."}</p>
    ${shown.query ? html`<button class="button" @click=${showAll}>Show everything</button>` : nothing}
  </div>`;
}

function showAll() {
  input.value = "";
  search();
  input.focus();
}

function results(busy) {
  return html`
    <p class="results-line">
      <span>${shown.query ? html`Found for “${shown.query}”` : "Soonest first"}</span>
      ${shown.pages > 1 ? html`<span>Page ${shown.page} of ${shown.pages}</span>` : nothing}
    </p>
    <ul class="posters" aria-busy=${busy ? "true" : "false"} data-testid="events">${shown.items.map(card)}</ul>
    ${shown.pages > 1 ? pager() : nothing}
  `;
}

function card(event) {
  const headingId = `event-${event.id}`;
  return html`<li class="poster-card" data-testid="event-card" data-event-id=${event.id}>
    <a href=${`/event.html?id=${encodeURIComponent(event.id)}`} aria-labelledby=${headingId} aria-describedby=${`${headingId}-facts`}>
      <div class="poster ${paletteClass(event.id)}">
        ${posterArt(event.id)}
        <p class="poster-date">
          <time datetime=${event.startsAt} title=${longDate(event.startsAt)}>${weekday(event.startsAt)} ${day(event.startsAt)}${farOff(event.startsAt)}, ${time(event.startsAt)}</time>
        </p>
        <h2 class="poster-title ${event.title.length > 26 ? "poster-title-long" : ""}" id=${headingId}>${event.title}</h2>
      </div>
    </a>
    <p class="poster-facts" id=${`${headingId}-facts`}>
      <span class="venue">${event.venue}</span>
      <span class="soft">from ${money(event.fromPrice)}</span>
      ${availability(event.seatsFree)}
    </p>
  </li>`;
}

/** The year, where it is not this one. */
function farOff(iso) {
  return new Date(iso).getFullYear() === new Date().getFullYear() ? "" : ` ${year(iso)}`;
}

function availability(free) {
  if (free === 0) return html`<span class="availability availability-none">Sold out</span>`;
  if (free <= FEW) return html`<span class="availability availability-few">Only ${free} left</span>`;
  return html`<span class="availability soft">${count(free, "seat")} free</span>`;
}

function pager() {
  const link = (page, label, rel) =>
    page >= 1 && page <= shown.pages
      ? html`<a class="button button-quiet" rel=${rel} href=${addressOf({ query: shown.query, page })} data-testid=${`page-${rel}`} @click=${turn}>${label}</a>`
      : nothing;
  return html`<nav class="pager" aria-label="Pages of the catalogue">
    ${link(shown.page - 1, "Earlier dates", "prev")}
    <span class="figures">${shown.page} / ${shown.pages}</span>
    ${link(shown.page + 1, "Later dates", "next")}
  </nav>`;
}

async function turn(event) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", event.currentTarget.getAttribute("href"));
  await load({ spoken: true });
  const main = document.getElementById("main");
  main.focus({ preventScroll: true });
  main.scrollIntoView();
}
