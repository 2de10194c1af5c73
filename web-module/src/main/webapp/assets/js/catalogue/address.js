// The catalogue's address, which always says what is shown. No document here.

/** What the service takes. */
export const LAST_PAGE = 999_999;
const LONGEST_QUERY = 100;

/**
 * What an address asks for.
 *
 * @param {string} search the part from its question mark
 * @returns {{query: string, page: number, unread: ?string}} `unread` is a page in it that is no number from 1
 */
export function wishOf(search) {
  const parameters = new URLSearchParams(search);
  const text = (parameters.get("page") ?? "").trim();
  const query = (parameters.get("query") ?? "").trim().slice(0, LONGEST_QUERY);
  if (text === "") return { query, page: 1, unread: null };
  const page = /^\d+$/.test(text) ? Math.min(Number(text), LAST_PAGE) : 0;
  return { query, page: Math.max(1, page), unread: page > 0 ? null : text };
}

/** The address that asks for it. */
export function addressOf({ query, page }) {
  const parameters = new URLSearchParams();
  if (query) parameters.set("query", query);
  if (page > 1) parameters.set("page", String(page));
  const text = parameters.toString();
  return text ? `/?${text}` : "/";
}
