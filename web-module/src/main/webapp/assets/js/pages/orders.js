// The visitor's orders, newest first.

import { html, render } from "../libraries.js";
import { get } from "../api.js";
import { count, dateAndTime, longDate, money, time } from "../format.js";
import { caller } from "../session.js";
import { loginUrl, startPage, startShell } from "../shell.js";

const root = document.getElementById("orders");

startShell();
startPage(root, async () => {
  render(
    html`<h1>My orders</h1><p class="visually-hidden" role="status">Fetching your orders</p><div class="order-row skeleton"></div><div class="order-row skeleton"></div>`,
    root,
  );
  if (!(await caller())) {
    location.replace(loginUrl());
    return;
  }
  const { items: orders } = await get("/orders");
  render(html`<h1>My orders</h1>${orders.length === 0 ? none() : list(orders)}`, root);
});

function none() {
  return html`<div class="empty" data-testid="no-orders">
    <h2>No tickets yet</h2>
    <p>Everything you buy shows up here.</p>
    <p><a class="button" href="/">See what’s on</a></p>
  </div>`;
}

function list(orders) {
  return html`<ul class="order-list" data-testid="orders">
    ${orders.map(
      (order) => html`<li class="order-row" data-testid="order" data-order-number=${order.number}>
        <h2><a href=${`/order.html?id=${encodeURIComponent(order.id)}`}><bdi>${order.event}</bdi></a></h2>
        <p>${longDate(order.startsAt, order.zone)}, ${time(order.startsAt, order.zone)}, <bdi>${order.venue}</bdi></p>
        <p class="order-row-facts soft figures">
          <span>${order.number}</span><span>${count(order.tickets.length, "ticket")}, ${money(order.total)}</span><span>bought ${dateAndTime(order.placedAt)}</span>
        </p>
      </li>`,
    )}
  </ul>`;
}
