// What the visitor has chosen and does not hold yet.

import { html, nothing } from "../libraries.js";
import { count, inWords, isolated, money, seatName, sum } from "../format.js";
import { mark } from "../seat-map/marks.js";
import { MOST } from "../seat-map/selection.js";
import { partyTitle } from "./party.js";
import { problemAt } from "./problem-at.js";

export function tray(page) {
  const { state, selection } = page;
  const chosen = state.house ? selection.ids.map((each) => state.house.seat(each)) : [];
  const total = sum(chosen.map((seat) => state.house.price(seat)));
  const sticks = chosen.length > 0 || state.party;
  return html`<section class="panel event-tray ${sticks ? "event-tray-full" : ""} ${state.trayOpen ? "event-tray-open" : ""}" aria-labelledby="tray-heading" data-testid="tray">
    <h2 id="tray-heading">Your choice</h2>
    ${state.party ? question(page) : nothing}
    ${problemAt(page, "chosen")}
    ${
      chosen.length === 0
        ? html`<p class="soft tray-none">No seats yet. Choose up to ${MOST}.</p>`
        : html`<ul class="tray-seats" id="tray-seats">
              ${chosen.map(
                (seat) => html`<li class="category-${state.house.category(seat).colour}" data-testid="chosen-seat">
                  <span class="legend-mark">${mark("FREE", state.house.category(seat).shape)}</span>
                  <span class="tray-seat"><strong>${seatName(seat)}</strong><small>${isolated(state.house.category(seat).name)}, ${money(state.house.price(seat))}</small></span>
                  <button type="button" class="tray-remove" aria-label=${`Remove ${seatName(seat)}`} @click=${() => page.drop(seat)}>
                    <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8M12 4l-8 8" /></svg>
                  </button>
                </li>`,
              )}
            </ul>
            ${
              state.party
                ? nothing
                : html`<div class="tray-line">
                    <p class="tray-total">
                      <span>${count(chosen.length, "seat")}</span><strong>${money(total)}</strong>
                      <button type="button" class="button-link tray-toggle" aria-expanded=${state.trayOpen ? "true" : "false"} aria-controls="tray-seats" @click=${page.openTray} data-testid="tray-toggle">${state.trayOpen ? "Hide" : "Which?"}</button>
                    </p>
                    <button class="button button-wide" ?disabled=${state.busy !== null} @click=${page.holdChosen} data-testid="hold-button">
                      ${state.busy === "chosen" ? html`<span class="spinner" aria-hidden="true"></span> Holding` : `Hold ${count(chosen.length, "seat")}`}
                    </button>
                  </div>`
            }`
    }
  </section>`;
}

/** What to do with a party whose seats are no longer all free. */
function question({ state, selection, settleParty }) {
  const { wanted, together } = state.party;
  const left = selection.size;
  if (wanted === 1) {
    return html`<div class="notice notice-warning" id="party" tabindex="-1" data-testid="party">
      <strong>${partyTitle(state.party)}</strong>
      <p class="notice-body">Please choose another.</p>
    </div>`;
  }
  const first = together && state.house.seat(together[0]);
  const price = together && sum(together.map((seatId) => state.house.price(state.house.seat(seatId))));
  return html`<div class="notice notice-warning" id="party" role="group" aria-labelledby="party-title" tabindex="-1" data-testid="party">
    <strong id="party-title">${partyTitle(state.party)}</strong>
    <p class="notice-body">${
      together
        ? html`There are ${inWords(wanted)} together in ${isolated(first.section)}, row ${isolated(first.row)}, seats ${first.number}–${state.house.seat(together.at(-1)).number}, for ${money(price)}.`
        : html`No ${inWords(wanted)} together are left at this price.`
    }</p>
    <div class="party-answers">
      ${together ? html`<button type="button" class="button" @click=${() => settleParty(together)} data-testid="party-together">Take these ${inWords(wanted)} together</button>` : nothing}
      ${left > 0 ? html`<button type="button" class="button button-quiet" @click=${() => settleParty(null)} data-testid="party-keep">Keep the ${inWords(left)} left</button>` : nothing}
      <button type="button" class="button button-quiet" @click=${() => settleParty([])} data-testid="party-none">Choose anew</button>
    </div>
  </div>`;
}
