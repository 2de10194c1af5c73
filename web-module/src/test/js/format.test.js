import "./browser.js";

import assert from "node:assert/strict";
import { test } from "node:test";
import { briefTime, count, dateAndTime, inWords, isolated, longDate, money, seatName, sum, time } from "#js/format.js";

test("money has its currency's own decimals, and none where they are zero", () => {
  assert.equal(money({ amountMinor: 2500, currency: "EUR" }), "€25");
  assert.equal(money({ amountMinor: 2550, currency: "EUR" }), "€25.50");
  assert.equal(money({ amountMinor: 5, currency: "EUR" }), "€0.05");
  assert.equal(money({ amountMinor: 2500, currency: "JPY" }), "JP¥2,500");
  assert.equal(money({ amountMinor: 2500, currency: "KWD" }).replace(/\s/, " "), "KWD 2.500");
  assert.equal(money(undefined), "");
});

test("a sum is exact, since it is counted in the smallest unit", () => {
  const ten = Array.from({ length: 10 }, () => ({ amountMinor: 1010, currency: "CHF" }));
  assert.deepEqual(sum(ten), { amountMinor: 10_100, currency: "CHF" });
  assert.deepEqual(sum([]), { amountMinor: 0, currency: "EUR" });
});

test("a time is the house's, and says so where the visitor's clock shows another one", () => {
  const start = "2026-12-31T18:30:00Z";
  assert.equal(time(start, "Europe/Berlin"), "19:30");
  assert.equal(time(start, "Europe/Paris"), "19:30");
  assert.match(time(start, "Pacific/Auckland"), /^0?7:30 \(New Zealand Time\)$/);
  assert.match(briefTime(start, "Europe/London"), /^18:30 GMT$/);
  assert.match(longDate(start, "Pacific/Auckland"), /^Friday,? 1 January 2027$/);
  assert.match(dateAndTime(start), /^31 Dec 2026,? (at )?19:30$/);
});

test("the change to summer time is the zone's business", () => {
  assert.match(time("2027-03-28T00:30:00Z", "Europe/Berlin"), /^0?1:30$/);
  assert.match(time("2027-03-28T01:30:00Z", "Europe/Berlin"), /^0?3:30$/);
});

test("a zone that this browser does not know is shown as UTC, named", () => {
  assert.match(time("2026-12-31T18:30:00Z", "Mars/Olympus_Mons"), /18:30.*UTC/);
});

test("one is one, and thousands are grouped", () => {
  assert.equal(count(1, "seat"), "1 seat");
  assert.equal(count(0, "seat"), "0 seats");
  assert.equal(count(1240, "seat"), "1,240 seats");
  assert.equal(inWords(3), "three");
  assert.equal(inWords(11), "11");
});

test("a name from right to left takes nothing of the sentence along", () => {
  assert.equal(isolated("Stalls"), "Stalls");
  assert.equal(isolated("אולם"), "\u2068אולם\u2069");
  assert.equal(seatName({ section: "אולם", row: "C", number: 12 }), "\u2068אולם\u2069, row C, seat 12");
});
