// One order: its confirmation right after buying, its tickets ever after.

import { html, nothing, render } from "../libraries.js";
import { announce } from "../announce.js";
import { ApiError, get } from "../api.js";
import { count, dateAndTime, longDate, money, time } from "../format.js";
import { paletteClass, posterArt } from "../poster.js";
import { qrPath } from "../qr.js";
import { caller } from "../session.js";
import { loginUrl, startPage, startShell } from "../shell.js";

const METHODS = { invoice: "by invoice", "test-card": "by test card" };

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
      ${qrPicture(ticket.code)}
      <code data-testid="ticket-code">${ticket.code}</code>
    </div>
  </li>`;
}

function qrPicture(code) {
  const { path, size } = qrPath(code);
  return html`<svg class="qr" viewBox=${`0 0 ${size} ${size}`} role="img" aria-label="QR code of the ticket" shape-rendering="crispEdges">
    <rect width=${size} height=${size} fill="#fff"></rect>
    <path d=${path} fill="#000"></path>
  </svg>`;
}
