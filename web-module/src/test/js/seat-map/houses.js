// Houses to try things in, as the API gives them.

/** A price category of each number that houses use. */
export const CATEGORIES = [
  { id: 1, name: "Gold", price: { amountMinor: 9000, currency: "EUR" } },
  { id: 2, name: "Silver", price: { amountMinor: 5000, currency: "EUR" } },
];

/**
 * A part of a ring round the origin.
 *
 * @param {number} front distance of its first row, in seats
 * @param {number} middle direction of its middle, in degrees, more to the right
 * @param {(row: number) => number[]} numbersOf the numbers of a row, from left to right
 */
export function ring(section, front, middle, rows, numbersOf) {
  return Array.from({ length: rows }, (_, row) => {
    const numbers = numbersOf(row);
    return numbers.map((number, place) => {
      const angle = (middle * Math.PI) / 180 + (place - (numbers.length - 1) / 2) / (front + row);
      return at(section, String.fromCharCode(65 + row), number, (front + row) * Math.sin(angle), (front + row) * Math.cos(angle));
    });
  }).flat();
}

/** One seat; x and y in seats. */
export function at(section, row, number, x, y) {
  return { section, row, number, categoryId: 1, status: "FREE", x: Math.round(100 * x), y: Math.round(100 * y) };
}

/** Numbers from 1. */
export const upTo = (last) => () => Array.from({ length: last }, (_, i) => i + 1);

export function house(seats, { sections = [], stage = null } = {}) {
  return { seats: seats.map((seat, i) => ({ id: i + 1, ...seat })), sections, stage };
}

/** The arena of the sample season. */
export function arena() {
  const blocks = [
    ["Floor A", 31.3, 0, 20],
    ["Floor B", 53.9, -27.8, 20],
    ["Floor C", 53.9, 27.8, 20],
    ["Block 101", 76.5, -39.1, 10],
    ["Block 102", 76.5, 0, 10],
    ["Block 103", 76.5, 39.1, 10],
    ["Block 107", 101.7, -14.7, 10],
    ["Block 108", 101.7, 14.7, 10],
  ];
  return house(
    blocks.flatMap(([name, front, middle, rows]) => ring(name, front, middle, rows, upTo(50))),
    { sections: [{ name: "Floor A", x: 0, y: 4080 }], stage: { distance: 2830, width: 3436 } },
  );
}
