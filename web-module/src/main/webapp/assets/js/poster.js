// Poster art, made from nothing but the event's id: the same event always hangs behind the same poster.

import { svg } from "./libraries.js";

const W = 400;
const H = 500;

/** Per palette: background, and the three colours of the art. The ink is in poster.css. */
const PALETTES = [
  ["#0d3b33", "#ff7d8f", "#ffd257", "#2c7a65"],
  ["#ffd257", "#c81e48", "#0d5c4b", "#fff3c9"],
  ["#c81e48", "#3a0a1c", "#ffd257", "#ee6b85"],
  ["#1f2a6b", "#ff9a4d", "#7fd6ff", "#4658c9"],
  ["#f3dfd0", "#b4216b", "#f08a24", "#2e8f83"],
  ["#8fd3c1", "#12302b", "#ff6a4d", "#fdf6e3"],
  ["#3a1430", "#ff5f8a", "#ffb454", "#7a2e63"],
  ["#cfe0ff", "#2447d8", "#ff5a3c", "#ffffff"],
];

const DRAWINGS = [rings, rays, tiles, waves, pipes, halftone, swags, mobile];

/** The classes that colour a poster's ground and text. */
export function paletteClass(id) {
  return `poster-ground palette-${palette(id)}`;
}

function palette(id) {
  return (Number(id) * 3 + Math.floor(Number(id) / 8)) % PALETTES.length;
}

/**
 * The art as an SVG that fills its box: the whole poster with room for a title, or, as a banner, only where the drawing is.
 */
export function posterArt(id, { banner = false } = {}) {
  const n = Number(id) || 0;
  const [back, ...colours] = PALETTES[palette(n)];
  const draw = DRAWINGS[(n * 5 + 3) % DRAWINGS.length];
  return svg`<svg class="poster-art" viewBox=${banner ? `0 20 ${W} 260` : `0 0 ${W} ${H}`} preserveAspectRatio=${banner ? "xMidYMid slice" : "xMidYMin slice"} aria-hidden="true" focusable="false">
    <rect width=${W} height=${H} fill=${back}></rect>
    ${draw(randomFrom(n), colours, back)}
  </svg>`;
}

/** Mulberry32: small, and the same on every device. */
function randomFrom(seed) {
  let state = (seed * 2654435761) >>> 0;
  return (low = 0, high = 1) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return low + (((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (high - low);
  };
}

const range = (n) => Array.from({ length: n }, (_, i) => i);
const f = (x) => x.toFixed(1);

function rings(random, [a, b, c], back) {
  const x = random(90, 310);
  const y = random(110, 150);
  const step = random(20, 25);
  return range(7).map((i) => {
    const r = (7 - i) * step;
    return svg`<circle cx=${f(x)} cy=${f(y)} r=${f(r)} fill=${[a, back, b, back, c, back, a][i]}></circle>`;
  });
}

function rays(random, [a, b, c]) {
  const x = random(140, 260);
  const y = 310;
  const wedge = Math.PI / 15;
  const turn = random(0, wedge);
  return [
    range(15).map((i) => {
      const from = Math.PI + i * wedge + turn;
      const to = from + wedge / 2;
      const at = (angle) => `${f(x + 520 * Math.cos(angle))},${f(y + 520 * Math.sin(angle))}`;
      return svg`<polygon points=${`${f(x)},${y} ${at(from)} ${at(to)}`} fill=${i % 2 ? c : a}></polygon>`;
    }),
    svg`<path d=${`M${f(x - 92)},${y} a92,92 0 0 1 184,0 z`} fill=${b}></path>`,
  ];
}

function tiles(random, colours) {
  const size = 100;
  return range(12).map((i) => {
    const x = (i % 4) * size;
    const y = Math.floor(i / 4) * size;
    const colour = colours[Math.floor(random(0, 3))];
    const turn = 90 * Math.floor(random(0, 4));
    const kind = Math.floor(random(0, 4));
    const shape =
      kind === 0
        ? svg`<path d="M0,0 h100 a100,100 0 0 1 -100,100 z" fill=${colour}></path>`
        : kind === 1
          ? svg`<path d="M0,100 a50,50 0 0 1 100,0 z M0,50 a50,50 0 0 1 100,0 z" fill=${colour}></path>`
          : kind === 2
            ? svg`<circle cx="50" cy="50" r="34" fill=${colour}></circle>`
            : svg`<path d="M0,0 L100,100 L0,100 z" fill=${colour}></path>`;
    return svg`<g transform=${`translate(${x} ${y}) rotate(${turn} 50 50)`}>${shape}</g>`;
  });
}

function waves(random, [a, b, c], back) {
  const lift = random(26, 44);
  const length = random(150, 210);
  return range(8).map((i) => {
    const y = 60 + i * 30;
    const shift = (i * length) / 3;
    let path = `M${f(-shift)},${y}`;
    for (let x = -shift; x < W; x += length)
      path += ` q${f(length / 4)},${f(-lift)} ${f(length / 2)},0 t${f(length / 2)},0`;
    return svg`<path d=${`${path} V300 H-400 z`} fill=${[a, back, b, back, c, back, a, back][i]}></path>`;
  });
}

function pipes(random, [a, b, c]) {
  const columns = 9;
  const width = W / columns;
  return range(columns).map((i) => {
    const tall = 60 + 195 * Math.abs(Math.sin(i * 0.75 + random(0, 0.8)));
    const top = 305 - tall;
    return svg`<rect x=${f(i * width + 4)} y=${f(top)} width=${f(width - 8)} height=${f(tall)} rx=${f(width / 2 - 4)} fill=${[a, b, c][i % 3]}></rect>
      <circle cx=${f((i + 0.5) * width)} cy=${f(top - 22)} r="7" fill=${[b, c, a][i % 3]}></circle>`;
  });
}

function halftone(random, [a, b]) {
  const cx = random(80, 320);
  const cy = random(60, 170);
  const step = 25;
  return range(11 * 16).map((i) => {
    const x = (i % 16) * step + 12;
    const y = Math.floor(i / 16) * step + 12;
    const far = Math.hypot(x - cx, y - cy);
    const r = 12.5 - far / 26;
    return r > 1.2 ? svg`<circle cx=${x} cy=${y} r=${f(r)} fill=${far < 105 ? b : a}></circle>` : null;
  });
}

function swags(random, [a, b, c]) {
  const n = Math.round(random(4, 6));
  const width = W / n;
  return [
    range(3).map((k) => {
      const y = 200 - k * 78;
      const drop = 74;
      const arcs = range(n + 1)
        .map(() => `q${f(width / 2)},${f(drop * 1.6)} ${f(width)},0`)
        .join(" ");
      return svg`<path d=${`M${f(k % 2 ? -width / 2 : 0)},${y} ${arcs} V0 H-100 z`} fill=${[c, b, a][k]}></path>`;
    }),
  ];
}

function mobile(random, [a, b, c]) {
  return range(6).map((i) => {
    const x = 40 + i * 64;
    const y = random(80, 255);
    const r = random(20, 46);
    const colour = [a, b, c][i % 3];
    return svg`<line x1=${x} x2=${x} y1="0" y2=${f(y)} stroke=${colour} stroke-width="3"></line>
      ${
        i % 2
          ? svg`<circle cx=${x} cy=${f(y)} r=${f(r)} fill=${colour}></circle>`
          : svg`<path d=${`M${f(x - r)},${f(y)} a${f(r)},${f(r)} 0 0 0 ${f(2 * r)},0 z`} fill=${colour}></path>`
      }`;
  });
}
