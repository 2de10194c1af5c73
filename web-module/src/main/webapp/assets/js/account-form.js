// Log in or register: the same form on its own pages and in the middle of a checkout.

import { html, nothing } from "./libraries.js";
import { focusOn } from "./announce.js";
import { problemNotice } from "./problem-notice.js";
import { logIn, register } from "./session.js";

/** What the service asks of a password. */
const SHORTEST_PASSWORD = 8;
const LONGEST_PASSWORD = 128;

const LABELS = { name: "Your name", email: "E-mail address", password: "Password" };

/**
 * A form that keeps its own state; the page renders what view() returns whenever `repaint` is called.
 */
export class AccountForm {
  #mode;
  #repaint;
  #done;
  #busy = false;
  #error = null;
  #missing = {};

  /**
   * @param {"login"|"register"} mode
   * @param {() => void} repaint
   * @param {(caller: object) => void} done the visitor is logged in
   */
  constructor(mode, repaint, done) {
    this.#mode = mode;
    this.#repaint = repaint;
    this.#done = done;
  }

  get mode() {
    return this.#mode;
  }

  switchTo(mode) {
    this.#mode = mode;
    this.#error = null;
    this.#missing = {};
    this.#repaint();
  }

  view() {
    const registering = this.#mode === "register";
    return html`<form novalidate @submit=${(event) => this.#submit(event)} data-testid=${`${this.#mode}-form`}>
      ${this.#error ? problemNotice(this.#error) : nothing}
      ${registering ? this.#field("name", { autocomplete: "name", type: "text", maxlength: 100 }) : nothing}
      ${this.#field("email", { autocomplete: "email", type: "email", inputmode: "email", maxlength: 254 })}
      ${this.#field("password", {
        autocomplete: registering ? "new-password" : "current-password",
        type: "password",
        maxlength: LONGEST_PASSWORD,
        hint: registering ? `At least ${SHORTEST_PASSWORD} characters. A short sentence is easy to remember.` : null,
      })}
      <button class="button button-wide" ?disabled=${this.#busy} data-testid=${`${this.#mode}-submit`}>
        ${this.#busy ? html`<span class="spinner" aria-hidden="true"></span> One moment` : registering ? "Register" : "Log in"}
      </button>
    </form>`;
  }

  #field(name, { type, autocomplete, inputmode, maxlength, hint = null }) {
    const missing = this.#missing[name];
    const described = [hint && `${name}-hint`, missing && `${name}-error`].filter(Boolean).join(" ");
    return html`<div class="field">
      <label for=${name}>${LABELS[name]}</label>
      ${hint ? html`<p class="field-hint" id=${`${name}-hint`}>${hint}</p>` : nothing}
      <input
        class="input"
        id=${name}
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        inputmode=${inputmode ?? nothing}
        maxlength=${maxlength}
        required
        spellcheck="false"
        aria-invalid=${missing ? "true" : "false"}
        aria-describedby=${described || nothing}
        data-testid=${name}
      />
      ${missing ? html`<p class="field-error" id=${`${name}-error`}>${missing}</p>` : nothing}
    </div>`;
  }

  #check({ name, email, password }) {
    const missing = {};
    const registering = this.#mode === "register";
    if (registering && !name.value.trim()) missing.name = "Please tell us your name.";
    if (!email.value.trim()) missing.email = "Please enter your e-mail address.";
    else if (!email.validity.valid) missing.email = "This does not look like an e-mail address.";
    if (!password.value) missing.password = "Please enter a password.";
    else if (registering && password.value.length < SHORTEST_PASSWORD)
      missing.password = `Please use at least ${SHORTEST_PASSWORD} characters.`;
    return missing;
  }

  /** Shows what is missing and goes to the first such field; false when there is none. */
  #pointOut(elements) {
    this.#repaint();
    const first = Object.keys(LABELS).find((name) => this.#missing[name]);
    if (first) elements[first].focus();
    return first !== undefined;
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy) return;
    const { elements } = event.target;
    this.#missing = this.#check(elements);
    this.#error = null;
    if (this.#pointOut(elements)) return;
    this.#busy = true;
    this.#repaint();
    const [email, password] = [elements.email.value.trim(), elements.password.value];
    try {
      const caller =
        this.#mode === "register"
          ? await register(elements.name.value.trim(), email, password)
          : await logIn(email, password);
      this.#busy = false;
      this.#done(caller);
    } catch (error) {
      this.#busy = false;
      this.#missing = refusedFields(error);
      if (this.#pointOut(elements)) return;
      this.#error = error;
      this.#repaint();
      focusOn("#problem");
    }
  }
}

/** What the service says of single fields, by field. */
function refusedFields(error) {
  const fields = {};
  for (const { field, message } of error.problem?.errors ?? []) {
    if (field in LABELS) fields[field] = `${LABELS[field]} ${message}.`;
  }
  return fields;
}
