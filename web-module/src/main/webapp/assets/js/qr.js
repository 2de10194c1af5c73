// QR codes of short texts (ISO/IEC 18004): byte mode, error correction M, versions 1 to 6, which is up to 106 bytes.
// A ticket's code needs no more, and no WebJar offers one that runs without a bundler.

/** Per version 1..6 at level M: [blocks, data bytes per block, error correction bytes per block]. */
const BLOCKS = [
  [1, 16, 10],
  [1, 28, 16],
  [1, 44, 26],
  [2, 32, 18],
  [2, 43, 24],
  [4, 27, 16],
];
/** Light modules around the code that a reader needs. */
const QUIET = 4;

/**
 * The code as the path of an SVG.
 *
 * @returns {{path: string, size: number}} size in modules, the quiet zone included
 * @throws {RangeError} when the text is too long
 */
export function qrPath(text) {
  const modules = qrModules(text);
  let path = "";
  modules.forEach((row, y) =>
    row.forEach((dark, x) => {
      if (dark) path += `M${x + QUIET},${y + QUIET}h1v1h-1z`;
    }),
  );
  return { path, size: modules.length + 2 * QUIET };
}

/** The code as rows of booleans, true for dark. */
export function qrModules(text) {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex(([blocks, data]) => bytes.length + 2 <= blocks * data) + 1;
  if (version === 0) throw new RangeError(`${bytes.length} bytes do not fit`);
  const codewords = interleave(encode(bytes, BLOCKS[version - 1]), BLOCKS[version - 1]);
  const { modules, fixed } = frame(version);
  fill(modules, fixed, codewords);
  return bestMask(modules, fixed);
}

/** Mode, length, data, terminator and padding. */
function encode(bytes, [blocks, data]) {
  const bits = [0, 1, 0, 0];
  const push = (value, width) => {
    for (let i = width - 1; i >= 0; i--) bits.push((value >> i) & 1);
  };
  push(bytes.length, 8);
  for (const byte of bytes) push(byte, 8);
  const capacity = blocks * data * 8;
  push(0, Math.min(4, capacity - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const codewords = [];
  for (let i = 0; i < bits.length; i += 8)
    codewords.push(bits.slice(i, i + 8).reduce((byte, bit) => (byte << 1) | bit, 0));
  for (let pad = 0xec; codewords.length < blocks * data; pad ^= 0xec ^ 0x11) codewords.push(pad);
  return codewords;
}

function interleave(codewords, [blocks, data, correction]) {
  const dataBlocks = Array.from({ length: blocks }, (_, i) => codewords.slice(i * data, (i + 1) * data));
  const generator = generatorPolynomial(correction);
  const correctionBlocks = dataBlocks.map((block) => remainder(block, generator));
  const result = [];
  for (let i = 0; i < data; i++) for (const block of dataBlocks) result.push(block[i]);
  for (let i = 0; i < correction; i++) for (const block of correctionBlocks) result.push(block[i]);
  return result;
}

/** Multiplication in GF(256) with x^8 + x^4 + x^3 + x^2 + 1. */
function times(a, b) {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

/** The coefficients of (x - 1)(x - 2)(x - 4)…, highest power first and without the leading 1. */
function generatorPolynomial(degree) {
  const result = new Array(degree).fill(0);
  result[degree - 1] = 1;
  for (let i = 0, root = 1; i < degree; i++, root = times(root, 2)) {
    for (let j = 0; j < degree; j++) result[j] = times(result[j], root) ^ (result[j + 1] ?? 0);
  }
  return result;
}

function remainder(data, generator) {
  const result = new Array(generator.length).fill(0);
  for (const byte of data) {
    const factor = byte ^ result.shift();
    result.push(0);
    generator.forEach((coefficient, i) => (result[i] ^= times(coefficient, factor)));
  }
  return result;
}

/** Everything that does not depend on the data: finders, timing, alignment, and room for the format. */
function frame(version) {
  const size = version * 4 + 17;
  const modules = Array.from({ length: size }, () => new Array(size).fill(false));
  const fixed = Array.from({ length: size }, () => new Array(size).fill(false));
  const set = (x, y, dark) => {
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    modules[y][x] = dark;
    fixed[y][x] = true;
  };
  for (let i = 0; i < size; i++) {
    set(6, i, i % 2 === 0);
    set(i, 6, i % 2 === 0);
  }
  for (const [cx, cy] of [
    [3, 3],
    [size - 4, 3],
    [3, size - 4],
  ]) {
    for (let dy = -4; dy <= 4; dy++) {
      for (let dx = -4; dx <= 4; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy));
        set(cx + dx, cy + dy, ring !== 2 && ring !== 4);
      }
    }
  }
  if (version > 1) {
    const centre = size - 7;
    for (let dy = -2; dy <= 2; dy++) {
      for (let dx = -2; dx <= 2; dx++) set(centre + dx, centre + dy, Math.max(Math.abs(dx), Math.abs(dy)) !== 1);
    }
  }
  drawFormat(modules, 0, set);
  return { modules, fixed };
}

/** The 15 format bits (level M and the mask, BCH coded), twice, and the module that is always dark. */
function drawFormat(modules, mask, set = (x, y, dark) => (modules[y][x] = dark)) {
  const size = modules.length;
  let rest = mask;
  for (let i = 0; i < 10; i++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((mask << 10) | rest) ^ 0x5412;
  const bit = (i) => ((bits >> i) & 1) === 1;
  for (let i = 0; i <= 5; i++) set(8, i, bit(i));
  set(8, 7, bit(6));
  set(8, 8, bit(7));
  set(7, 8, bit(8));
  for (let i = 9; i < 15; i++) set(14 - i, 8, bit(i));
  for (let i = 0; i < 8; i++) set(size - 1 - i, 8, bit(i));
  for (let i = 8; i < 15; i++) set(8, size - 15 + i, bit(i));
  set(8, size - 8, true);
}

/** Lays the bits in columns of two, upwards and downwards in turn, from the right. */
function fill(modules, fixed, codewords) {
  const size = modules.length;
  let i = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const upwards = ((right + 1) & 2) === 0;
      const y = upwards ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        if (fixed[y][x] || i >= codewords.length * 8) continue;
        modules[y][x] = ((codewords[i >> 3] >> (7 - (i & 7))) & 1) === 1;
        i++;
      }
    }
  }
}

const MASKS = [
  (x, y) => (x + y) % 2 === 0,
  (x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function bestMask(modules, fixed) {
  let best = null;
  let least = Infinity;
  MASKS.forEach((mask, number) => {
    const masked = modules.map((row, y) => row.map((dark, x) => (!fixed[y][x] && mask(x, y) ? !dark : dark)));
    drawFormat(masked, number);
    const penalty = penaltyOf(masked);
    if (penalty < least) {
      least = penalty;
      best = masked;
    }
  });
  return best;
}

/** How hard the code is to read, by the standard's four rules. */
function penaltyOf(modules) {
  const size = modules.length;
  let penalty = 0;
  let dark = 0;
  const columns = modules.map((_, x) => modules.map((row) => row[x]));
  for (const line of [...modules, ...columns]) {
    const text = line.map((module) => (module ? "1" : "0")).join("");
    for (const run of text.match(/0{5,}|1{5,}/g) ?? []) penalty += run.length - 2;
    for (let i = 0; i + 11 <= size; i++) {
      const window = text.slice(i, i + 11);
      if (window === "10111010000" || window === "00001011101") penalty += 40;
    }
  }
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (modules[y][x]) dark++;
      if (x + 1 < size && y + 1 < size) {
        const colour = modules[y][x];
        if (modules[y][x + 1] === colour && modules[y + 1][x] === colour && modules[y + 1][x + 1] === colour)
          penalty += 3;
      }
    }
  }
  return penalty + 10 * Math.floor(Math.abs((dark * 20) / (size * size) - 10));
}
