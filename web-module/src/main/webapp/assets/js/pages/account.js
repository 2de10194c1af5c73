// The pages to log in and to register. ?next= says where to go afterwards.

import { html, render } from "../libraries.js";
import { AccountForm } from "../account-form.js";
import { caller, lastCaller } from "../session.js";
import { startShell } from "../shell.js";

const root = document.getElementById("account-page");
const next = safeNext(new URLSearchParams(location.search).get("next"));
const form = new AccountForm(root.dataset.mode, paint, () => location.assign(next));

startShell();
paint();
if (lastCaller()) {
  caller().then(
    (who) => who && location.replace(next),
    () => {},
  );
}

/** Only a place on this site: never somewhere a crafted link wants people to land, and never nowhere. */
function safeNext(wanted) {
  try {
    const url = new URL(wanted ?? "/", location.origin);
    const path = url.pathname + url.search;
    // A path that begins with two slashes is another site's address.
    return url.origin === location.origin && !path.startsWith("//") ? path : "/";
  } catch {
    return "/";
  }
}

function paint() {
  const query = next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
  render(
    form.mode === "login"
      ? html`<h1>Log in</h1>
          <p>New here? <a href=${`/register.html${query}`} data-testid="to-register">Register</a>, it takes a minute.</p>
          <div class="panel">${form.view()}</div>`
      : html`<h1>Register</h1>
          <p>Been here before? <a href=${`/login.html${query}`} data-testid="to-login">Log in</a>.</p>
          <div class="panel">${form.view()}</div>`,
    root,
  );
}
