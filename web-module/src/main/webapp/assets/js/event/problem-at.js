// What went wrong, said where it was asked for.

import { html, nothing } from "../libraries.js";
import { problemNotice } from "../problem-notice.js";

/** "Someone was faster" is not what it means when nobody picked those seats. */
export function problemAt({ state }, place) {
  if (state.problem?.at !== place) return nothing;
  const { error } = state.problem;
  // The question says it better.
  if (state.party && error.code === "seat-taken") return nothing;
  if (place === "best" && error.code === "seat-taken") {
    return html`<div class="notice notice-bad" id="problem" role="alert" tabindex="-1" data-testid="problem" data-code="seat-taken">
      <strong>Not that many left</strong>
      <p class="notice-body">Take fewer seats, or try another price category.</p>
    </div>`;
  }
  return problemNotice(error);
}
