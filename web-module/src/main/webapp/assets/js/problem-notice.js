// Shows what went wrong.

import { html, nothing } from "./libraries.js";
import { explain } from "./problems.js";

/** A notice that says what went wrong. Give it focus (`id`) after an action; it speaks for itself either way. */
export function problemNotice(error, { id = "problem", action = nothing } = {}) {
  const { title, advice, reference } = explain(error);
  return html`<div class="notice notice-bad" id=${id} role="alert" tabindex="-1" data-testid="problem" data-code=${error.code ?? "internal-error"}>
    <strong>${title}</strong>
    <p class="notice-body">${advice}</p>
    ${action}
    ${reference ? html`<small>Reference for our support: ${reference}</small>` : nothing}
  </div>`;
}
