// A party: seats that were chosen together, some of which have gone to someone else. It is never torn apart unasked. No document here.

import { inWords } from "../format.js";

/**
 * What became of the wanted seats.
 *
 * @param {House} house
 * @param {number[]} ids of the seats that were chosen
 * @returns {{ids: number[], wanted: number, lost: number, categoryId: number, together: ?number[]}} `together` are as many
 *     others, side by side at the first one's price, near the wanted ones; null where there are none
 */
export function partyOf(house, ids) {
  const { categoryId } = house.seat(ids[0]);
  return {
    ids,
    wanted: ids.length,
    lost: ids.filter((id) => !house.isFree(id)).length,
    categoryId,
    together: ids.length > 1 ? house.together(ids.length, categoryId, ids) : null,
  };
}

/** The same party when what was offered to it may have gone as well. */
export function partyNow(house, party) {
  const { together, wanted, categoryId } = party;
  if (!together || together.every((id) => house.isFree(id))) return party;
  return { ...party, together: house.together(wanted, categoryId, together) };
}

export function partyTitle({ wanted, lost }) {
  if (wanted === 1) return "The seat you had chosen went to someone else";
  return lost === wanted
    ? `All ${inWords(wanted)} seats you had chosen went to someone else`
    : `${lost === 1 ? "One" : inWords(lost).replace(/^./, (c) => c.toUpperCase())} of your ${inWords(wanted)} seats went to someone else`;
}
