package com.foobar.tests.browser;

/**
 * What tests ask of the site's own modules, in the page. Each calls its last argument with the
 * answer.
 */
final class Scripts {
  private Scripts() {}

  /** The folder of the page's modules, which has a fingerprint. */
  private static final String MODULES =
      "const modules = document.querySelector('script[src*=\"/js/pages/\"]').src"
          + ".replace(/pages.*/, '');";

  /**
   * Of the colours in force: how near in lightness two price categories are at least, how near one
   * is to the plan's ground (both as WCAG contrast), and how near any colour with another meaning
   * is to that of what is pressed.
   */
  static final String LOOKS =
      """
      const answer = arguments[arguments.length - 1];
      const probe = document.body.appendChild(document.createElement("i"));
      const rgb = (token) => {
        probe.style.color = `var(--${token})`;
        return getComputedStyle(probe).color.match(/[\\d.]+/g).slice(0, 3).map((c) => {
          c /= 255;
          return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        });
      };
      const light = ([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
      const contrast = (a, b) => {
        const [x, y] = [light(rgb(a)), light(rgb(b))].sort((p, q) => q - p);
        return (x + 0.05) / (y + 0.05);
      };
      // https://bottosson.github.io/posts/oklab/
      const lab = (token) => {
        const [r, g, b] = rgb(token);
        const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return [
          0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
          1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
          0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
        ];
      };
      const far = (a, b) => Math.hypot(...lab(a).map((x, i) => x - lab(b)[i]));
      const categories = Array.from({ length: 8 }, (_, i) => `category-${i + 1}`);
      const pairs = categories.flatMap((a, i) => categories.slice(i + 1).map((b) => contrast(a, b)));
      const result = {
        leastContrast: Math.min(...pairs),
        leastAgainstSurface: Math.min(...categories.map((each) => contrast(each, "surface"))),
        nearestToAction: Math.min(
          ...[...categories, "bad", "warning", "good", "ink-soft"].map((each) => far(each, "action")),
        ),
      };
      probe.remove();
      answer(result);
      """;

  /**
   * Draws one seat of each look on a plan of its own and compares each two, as black and white:
   * {@code "A / B"} to the part of their picture in which they differ.
   */
  static final String STAMPS =
      MODULES
          + """
      const answer = arguments[arguments.length - 1];
      (async () => {
        const [{ House }, { Selection }, { SeatMap }] = await Promise.all(
          ["house", "selection", "map"].map((name) => import(`${modules}seat-map/${name}.js`)),
        );
        const categories = Array.from({ length: 8 }, (_, i) => ({
          id: i + 1, name: `C${i + 1}`, price: { amountMinor: 9000 - i, currency: "EUR" },
        }));
        const names = ["1", "2", "3", "4", "5", "6", "7", "8", "HELD", "SOLD", "MINE", "CHOSEN"];
        const seats = names.map((name, i) => ({
          id: i + 1, section: "S", row: "A", number: i + 1, categoryId: Number(name) || 1,
          status: ["HELD", "SOLD"].includes(name) ? name : name === "MINE" ? "HELD" : "FREE",
          x: 240 * i, y: 1000,
        }));
        const house = new House({ seats, sections: [], stage: null }, categories);
        house.own([11]);
        const selection = new Selection();
        selection.toggle(12);
        const place = document.body.appendChild(document.createElement("div"));
        place.style.cssText = "position:fixed;top:0;left:0;z-index:99;width:460px;height:200px";
        new SeatMap(place, house, selection, () => {});
        // Below the size from which numbers are written into the seats.
        const [canvas] = place.getElementsByTagName("canvas");
        const drawn = () => canvas.width > 0 && canvas.getContext("2d")
          .getImageData(0, 0, canvas.width, canvas.height).data.some((value) => value > 0);
        while (!drawn()) await new Promise(requestAnimationFrame);
        const dots = canvas.width / place.clientWidth;
        const { left, top, right, bottom } = house.plan.bounds;
        const [width, height] = [place.clientWidth, place.clientHeight];
        const margin = Math.min(28, width * 0.04);
        const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top), 44);
        const [x, y] = [width / 2 - ((left + right) / 2) * scale, height / 2 - ((top + bottom) / 2) * scale];
        const side = Math.round(scale * dots * 1.1);
        const pen = canvas.getContext("2d");
        const pictures = seats.map((_, i) => {
          const { data } = pen.getImageData(
            Math.round((house.plan.x[i] * scale + x) * dots - side / 2),
            Math.round((house.plan.y[i] * scale + y) * dots - side / 2), side, side);
          const ink = [];
          // What is drawn at all, and whether it is dark: the check mark lies on its disc.
          for (let p = 0; p < data.length; p += 4) {
            const dark = 0.2126 * data[p] + 0.7152 * data[p + 1] + 0.0722 * data[p + 2] < 128;
            ink.push(data[p + 3] < 128 ? 0 : dark ? 1 : 2);
          }
          return ink;
        });
        const result = {};
        for (let a = 0; a < names.length; a++) {
          for (let b = a + 1; b < names.length; b++) {
            const different = pictures[a].filter((value, p) => value !== pictures[b][p]).length;
            result[`${names[a]} / ${names[b]}`] = different / pictures[a].length;
          }
        }
        place.remove();
        answer(result);
      })().catch((error) => answer({ [String(error)]: 0 }));
      """;

  /** The part of the window that the choice covers. */
  static final String TRAY_HIDES =
      """
      (() => {
        const tray = document.querySelector("[data-testid=tray]").getBoundingClientRect();
        const covered = Math.min(innerHeight, tray.bottom) - Math.max(0, tray.top);
        return Math.max(0, covered) / innerHeight;
      })()""";

  /** The next change that the page asks for is made, and its answer lost. */
  static final String LOSE_AN_ANSWER =
      """
      (() => {
        const honest = window.fetch;
        window.fetch = async (address, options) => {
          const answer = await honest(address, options);
          if (options?.method !== "POST") return answer;
          window.fetch = honest;
          throw new TypeError("the answer was lost");
        };
      })()""";
}
