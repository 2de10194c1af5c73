// The catalogue: posters of what is on, found by typing. The address always says what is shown.

import { html, nothing, render } from "../libraries.js";
import { announce } from "../announce.js";
import { get } from "../api.js";
import { addressOf, LAST_PAGE, wishOf } from "../catalogue/address.js";
import { briefTime, count, day, longDate, money, weekday, year } from "../format.js";
import { paletteClass, posterArt } from "../poster.js";
import { problemNotice } from "../problem-notice.js";
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

function wish() {
  return wishOf(location.search);
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
  const { query, page, unread } = wish();
  paint({ busy: true });
  try {
    const parameters = new URLSearchParams({ query, page: String(page) });
    shown = { ...(await get(`/events?${parameters}`, { signal })), query, unread };
    paint({});
    if (isBeyond()) announce("This page is beyond the last one.");
    else if (spoken) announce(shown.items.length === 0 ? "Nothing found." : `${count(shown.items.length, "event")} shown.`);
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
    render(isBeyond() ? beyondTheLast() : shown.items.length === 0 ? nothingFound() : results(busy), root);
  }
}

/** There are events, but not on a page with this number. */
function isBeyond() {
  return shown.items.length === 0 && shown.page > shown.pages;
}

function beyondTheLast() {
  const { query, page, pages } = shown;
  return html`<div class="empty" data-testid="beyond-the-last">
    <h2>There is no page ${page === LAST_PAGE ? "that far on" : page}</h2>
    <p>${query ? html`What we found for “<bdi>${query}</bdi>”` : "What’s on"} fills ${count(pages, "page")}.</p>
    <p><a class="button" href=${addressOf({ query, page: pages })} @click=${turn} data-testid="to-the-last">${pages === 1 ? "Show it" : `Go to page ${pages}, the last`}</a></p>
    ${pages > 1 ? html`<p><a href=${addressOf({ query, page: 1 })} @click=${turn}>Go to the first</a></p>` : nothing}
  </div>`;
}

function waiting() {
  return html`<p class="visually-hidden" role="status">Looking up what’s on</p>
    <ul class="posters" aria-hidden="true">${Array.from({ length: 8 }, () => html`<li class="poster-skeleton skeleton"></li>`)}</ul>`;
}

function nothingFound() {
  return html`<div class="empty" data-testid="no-results">
    <h2>${shown.query ? html`Nothing called “<bdi>${shown.query}</bdi>”` : "Nothing on sale right now"}</h2>
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
    ${shown.unread ? html`<p class="notice notice-warning results-note" data-testid="unread-page">The address asks for page “<bdi>${shown.unread.slice(0, 40)}</bdi>”, which is no page. This is the first.</p>` : nothing}
    <p class="results-line">
      <span>${shown.query ? html`Found for “<bdi>${shown.query}</bdi>”` : "Soonest first"}</span>
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
          <time datetime=${event.startsAt} title=${longDate(event.startsAt, event.zone)}>${weekday(event.startsAt, event.zone)} ${day(event.startsAt, event.zone)}${farOff(event.startsAt, event.zone)}, ${briefTime(event.startsAt, event.zone)}</time>
        </p>
        <h2 class="poster-title ${titleClass(event.title)}" id=${headingId} dir="auto">${event.title}</h2>
      </div>
    </a>
    <p class="poster-facts" id=${`${headingId}-facts`}>
      <span class="venue" dir="auto">${event.venue}</span>
      <span class="soft">${event.fromPrice ? html`from ${money(event.fromPrice)}` : nothing}</span>
      ${availability(event.seatsFree)}
    </p>
  </li>`;
}

function titleClass(title) {
  if (title.length > 60) return "poster-title-endless";
  return title.length > 26 ? "poster-title-long" : "";
}

/** The year, where it is not this one. */
function farOff(iso, zone) {
  return year(iso, zone) === year(new Date(), zone) ? "" : ` ${year(iso, zone)}`;
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
