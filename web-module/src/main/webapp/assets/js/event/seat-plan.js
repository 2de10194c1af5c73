// The place where seats are chosen: the plan or the list, what the marks mean, and why a seat was not taken.

import { html, nothing } from "../libraries.js";
import { money } from "../format.js";
import { problemNotice } from "../problem-notice.js";
import { mark } from "../seat-map/marks.js";

export function seatPlan(page) {
  const { state } = page;
  return html`<section class="event-plan" aria-labelledby="choose-heading">
    <div class="event-plan-head">
      <h2 id="choose-heading" tabindex="-1">Choose your seats</h2>
      <div class="tabs" role="tablist" aria-label="Ways to choose" @keydown=${(event) => tabKey(page, event)}>${tab(page, "map", "Plan")}${tab(page, "list", "List")}</div>
    </div>
    ${state.house ? legend(page) : nothing}
    ${
      state.seatsProblem
        ? problemNotice(state.seatsProblem, {
            action: html`<button class="button button-quiet" @click=${page.loadSeats}>Try again</button>`,
          })
        : state.house
          ? nothing
          : html`<div class="seat-map-waiting skeleton"></div><p class="visually-hidden" role="status">Fetching the seats</p>`
    }
    ${refusal(page)}
    ${state.stale ? html`<p class="notice notice-warning" role="status">We cannot refresh the seats right now, so some may be gone already. We keep trying.</p>` : nothing}
    <div id="panel-map" role="tabpanel" aria-labelledby="tab-map" ?hidden=${state.mode !== "map" || !state.house}>
      <div class="seat-map-frame">
        <div id="seat-map" data-testid="seat-map"></div>
        <div class="seat-map-tools">
          <button type="button" aria-label="Zoom in" title="Zoom in" @click=${() => page.map?.zoomIn()}>+</button>
          <button type="button" aria-label="Zoom out" title="Zoom out" @click=${() => page.map?.zoomOut()}>−</button>
          <button type="button" aria-label="Show the whole house" title="Show the whole house" @click=${() => page.map?.showAll()}>
            <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5" /></svg>
          </button>
        </div>
      </div>
      <p class="field-hint" id="seat-map-help">
        Press the plan to come nearer, then press a seat. With the keyboard: arrows move from seat to seat, Page Up and Page Down from section to section, Space takes a seat, plus and minus zoom.
      </p>
    </div>
    <div id="panel-list" role="tabpanel" aria-labelledby="tab-list" ?hidden=${state.mode !== "list" || !state.house}>
      <div id="seat-list" class="seat-list" data-testid="seat-list"></div>
    </div>
  </section>`;
}

/** Stays in view while the plan or the list is. */
function refusal({ state, forgetRefusal }) {
  if (!state.refusal) return nothing;
  const { text, action } = state.refusal;
  return html`<div class="plan-refusal" data-testid="refusal">
    <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9" /><path d="M12 7v6M12 16.5v.5" /></svg>
    <p>${text} ${action}</p>
    <button type="button" class="tray-remove" aria-label="Close" @click=${forgetRefusal}>
      <svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8M12 4l-8 8" /></svg>
    </button>
  </div>`;
}

function tab({ state, show }, mode, label) {
  const selected = state.mode === mode;
  return html`<button type="button" role="tab" id=${`tab-${mode}`} aria-controls=${`panel-${mode}`} aria-selected=${selected ? "true" : "false"} tabindex=${selected ? 0 : -1} data-testid=${`tab-${mode}`} @click=${() => show(mode)}>
    ${label}
  </button>`;
}

function tabKey({ state, show }, event) {
  if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
  event.preventDefault();
  show(state.mode === "map" ? "list" : "map");
  document.getElementById(`tab-${state.mode}`).focus();
}

function legend({ state, held }) {
  const free = state.house.freeByCategory();
  return html`<ul class="legend" aria-label="Prices and what the circles mean">
    ${state.house.categories.map((category) => {
      const { colour, shape } = state.house.categoryById.get(category.id);
      return html`<li class="category-${colour}">
        <span class="legend-mark">${mark("FREE", shape)}</span>
        <span><bdi>${category.name}</bdi> <strong>${money(category.price)}</strong>${free.get(category.id) === 0 ? html` <span class="soft">none left</span>` : nothing}</span>
      </li>`;
    })}
    <li>${mark("CHOSEN")}<span>Chosen</span></li>
    ${held() ? html`<li>${mark("MINE")}<span>Yours</span></li>` : nothing}
    <li>${mark("HELD")}<span>Being bought</span></li>
    <li>${mark("SOLD")}<span>Sold</span></li>
  </ul>`;
}
