import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, LAST_PAGE, wishOf } from "#js/catalogue/address.js";

test("an address is read as it was written", () => {
  for (const wish of [{ query: "", page: 1 }, { query: "Café & Zoë #1", page: 1 }, { query: "a+b", page: 7 }]) {
    const { query, page, unread } = wishOf(addressOf(wish).slice(1));
    assert.deepEqual({ query, page }, wish);
    assert.equal(unread, null);
  }
  assert.equal(addressOf({ query: "", page: 1 }), "/");
});

test("a page that is none is the first, and said to be so", () => {
  for (const text of ["0", "-1", "1.5", "W", "1e3", "٣"]) {
    assert.deepEqual(wishOf(`?page=${text}`), { query: "", page: 1, unread: text });
  }
  assert.equal(wishOf("?page=").unread, null);
  assert.equal(wishOf(`?page=${"9".repeat(90)}`).page, LAST_PAGE);
});

test("no more is asked for than the service takes", () => {
  assert.equal(wishOf(`?query=${"W".repeat(300)}`).query.length, 100);
  assert.equal(wishOf("?query=%20%20tosca%20").query, "tosca");
});
