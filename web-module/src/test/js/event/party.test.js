import "../browser.js";

import assert from "node:assert/strict";
import { test } from "node:test";
import { partyNow, partyOf, partyTitle } from "#js/event/party.js";
import { House } from "#js/seat-map/house.js";
import { CATEGORIES, house, ring, upTo } from "../seat-map/houses.js";

const hall = () => new House(house(ring("Stalls", 20, 0, 3, upTo(6))), CATEGORIES);
const sell = (made, ...ids) => ids.forEach((id) => (made.seat(id).status = "SOLD"));

test("a party that lost one is offered as many together, near by", () => {
  const made = hall();
  sell(made, 8);
  const party = partyOf(made, [7, 8, 9]);
  assert.deepEqual([party.wanted, party.lost], [3, 1]);
  assert.equal(party.together.length, 3);
  assert.ok(party.together.every((id) => made.isFree(id)));
  assert.equal(partyTitle(party), "One of your three seats went to someone else");
});

test("where nobody can sit together, nothing is offered", () => {
  const made = hall();
  sell(made, 2, 5, 8, 11, 14, 17);
  assert.equal(partyOf(made, [1, 2, 3]).together, null);
});

test("one visitor is no party", () => {
  const made = hall();
  sell(made, 1);
  const party = partyOf(made, [1]);
  assert.equal(party.together, null);
  assert.equal(partyTitle(party), "The seat you had chosen went to someone else");
});

test("an offer that goes, too, makes room for another", () => {
  const made = hall();
  sell(made, 8);
  const party = partyOf(made, [7, 8]);
  assert.equal(partyNow(made, party), party);
  sell(made, party.together[0]);
  const now = partyNow(made, party);
  assert.notDeepEqual(now.together, party.together);
  assert.ok(now.together.every((id) => made.isFree(id)));
});

test("all lost is said as all", () => {
  const made = hall();
  sell(made, 7, 8);
  assert.equal(partyTitle(partyOf(made, [7, 8])), "All two seats you had chosen went to someone else");
});
