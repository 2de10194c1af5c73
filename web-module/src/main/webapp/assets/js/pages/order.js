// One order: its confirmation right after buying, its tickets ever after.

import { html, nothing, render } from "../libraries.js";
import { announce } from "../announce.js";
import { ApiError, get } from "../api.js";
import { count, dateAndTime, longDate, money, time } from "../format.js";
import { pause } from "../pause.js";
import { paletteClass, posterArt } from "../poster.js";
import { caller } from "../session.js";
import { loginUrl, startPage, startShell } from "../shell.js";

const METHODS = { invoice: "by invoice", "test-card": "by test card" };

/** Before a picture that did not come is asked for again, in ms: its server may just be changing. */
const ASK_AGAIN_MS = [500, 1500, 4000, 10_000];

const root = document.getElementById("order");
const parameters = new URLSearchParams(location.search);

startShell();
startPage(root, async () => {
  const id = parameters.get("id");
  if (!id) throw new ApiError(404, "not-found");
  render(
    html`<p class="visually-hidden" role="status">Fetching your tickets</p><div class="ticket-waiting skeleton"></div>`,
    root,
  );
  if (!(await caller())) {
    location.replace(loginUrl());
    return;
  }
  const order = await get(`/orders/${encodeURIComponent(id)}`);
  document.title = `${order.event}, order ${order.number} · Foobar Box Office`;
  render(view(order), root);
  if (parameters.has("new")) {
    announce(`Thank you. Your order ${order.number} is confirmed.`);
    document.getElementById("order-heading").focus();
  }
});

function view(order) {
  return html`
    ${
      parameters.has("new")
        ? html`<h1 id="order-heading" tabindex="-1">It’s a date</h1>
            <p class="order-lead">Order <strong data-testid="order-number">${order.number}</strong> is confirmed: ${count(order.tickets.length, "ticket")}, ${money(order.total)} ${METHODS[order.paymentMethod] ?? ""}.</p>`
        : html`<h1 id="order-heading" tabindex="-1">Your tickets</h1>
            <p class="order-lead">
              Order <strong data-testid="order-number">${order.number}</strong>, bought ${dateAndTime(order.placedAt)}: ${count(order.tickets.length, "ticket")}, ${money(order.total)} ${METHODS[order.paymentMethod] ?? ""}.
            </p>`
    }
    <p class="order-actions no-print">
      <button class="button" @click=${() => print()}>Print the tickets</button>
      <a class="button button-quiet" href="/orders.html">My orders</a>
    </p>
    <ul class="tickets" data-testid="tickets">${order.tickets.map((ticket) => ticketView(order, ticket))}</ul>
  `;
}

function ticketView(order, ticket) {
  return html`<li class="ticket" data-testid="ticket">
    <div class="ticket-art ${paletteClass(order.eventId)}">${posterArt(order.eventId, { banner: true })}</div>
    <div class="ticket-body">
      <h2 dir="auto">${order.event}</h2>
      <p>${longDate(order.startsAt, order.zone)}, ${time(order.startsAt, order.zone)}<br /><bdi>${order.venue}</bdi></p>
      ${
        ticket.section
          ? html`<dl class="ticket-seat">
              <div class="ticket-section"><dt>Section</dt><dd><bdi>${ticket.section}</bdi></dd></div>
              <div><dt>Row</dt><dd><bdi>${ticket.row}</bdi></dd></div>
              <div><dt>Seat</dt><dd>${ticket.number}</dd></div>
            </dl>`
          : nothing
      }
    </div>
    <div class="ticket-code">
      <img
        class="qr"
        src=${`/api/orders/${encodeURIComponent(order.id)}/tickets/${encodeURIComponent(ticket.id)}/code`}
        alt="QR code of the ticket"
        @error=${askAgain}
        data-testid="ticket-qr"
      />
      <code data-testid="ticket-code">${ticket.code}</code>
    </div>
  </li>`;
}

const asked = new WeakMap();

async function askAgain({ target: picture }) {
  const times = asked.get(picture) ?? 0;
  if (times === ASK_AGAIN_MS.length) return;
  asked.set(picture, times + 1);
  await pause(ASK_AGAIN_MS[times]);
  picture.src = picture.src;
}
