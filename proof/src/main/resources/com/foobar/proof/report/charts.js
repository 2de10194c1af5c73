// Draws the charts of the page with uPlot: three below each other on one scale of time, answers a second, how long people
// waited, and what each MySQL member was. Those of a fault are drawn when it is opened.
(() => {
  const page = getComputedStyle(document.documentElement);
  const color = name => page.getPropertyValue("--" + name).trim();
  const clock = second => {
    const whole = Math.max(0, Math.round(second));
    return Math.floor(whole / 60) + ":" + String(whole % 60).padStart(2, "0");
  };
  const millis = value => value == null ? "–" : value < 1000 ? Math.round(value) + " ms" : (value / 1000).toFixed(1) + " s";

  // What happened, behind the lines: broken, being mended, read back.
  const bands = (chart, labels) => plot => {
    const { left, top, width, height } = plot.bbox;
    const area = plot.ctx;
    area.save();
    area.beginPath();
    area.rect(left, top, width, height);
    area.clip();
    for (const band of chart.bands) {
      const from = plot.valToPos(band.from, "x", true);
      area.fillStyle = color({ fault: "fault", mend: "mend", read: "quiet" }[band.kind]);
      area.fillRect(from, top, plot.valToPos(band.to, "x", true) - from, height);
      if (labels && band.label) {
        area.fillStyle = color("bad");
        area.font = "bold " + 11 * devicePixelRatio + "px system-ui, sans-serif";
        area.fillText(band.label, from + 3 * devicePixelRatio, top + 11 * devicePixelRatio);
      }
    }
    area.restore();
  };

  // Another primary from here on.
  const changes = chart => plot => {
    const { top, height } = plot.bbox;
    const area = plot.ctx;
    area.save();
    area.strokeStyle = color("primary");
    area.setLineDash([4 * devicePixelRatio, 3 * devicePixelRatio]);
    for (const change of chart.changes) {
      const at = plot.valToPos(change.at, "x", true);
      area.beginPath();
      area.moveTo(at, top);
      area.lineTo(at, top + height);
      area.stroke();
    }
    area.restore();
  };

  const axis = more => Object.assign(
    { stroke: color("soft"), grid: { stroke: color("line"), width: 1 }, ticks: { stroke: color("line") }, font: "11px system-ui, sans-serif" }, more);
  const time = axis({ values: (plot, seconds) => seconds.map(clock), grid: { show: false } });
  const x = chart => ({ x: { time: false, range: () => [chart.from, chart.to] } });
  const moment = { label: "at", value: (plot, second) => second == null ? "–" : clock(second) };
  // One cursor for all charts of a span.
  const cursor = key => ({ sync: { key }, drag: { x: false, y: false }, points: { size: 6 } });

  const answers = (chart, key) => {
    const [done, refused, unknown] = chart.answers;
    // Stacked: each line is drawn on those below it, and tells its own.
    const sums = [done, done.map((n, i) => n + refused[i]), done.map((n, i) => n + refused[i] + unknown[i])];
    const bars = uPlot.paths.bars({ size: [1, Infinity], gap: 0.5 });
    const layer = (label, fill, own) => ({
      label, fill: color(fill), width: 0, paths: bars, points: { show: false },
      value: (plot, sum, series, index) => index == null ? "–" : own[index],
    });
    return [{
      title: "answers a second", height: 190, scales: x(chart), cursor: cursor(key),
      axes: [time, axis({ size: 60 })],
      series: [moment, layer("unknown", "unknown", unknown), layer("refused", "refused", refused), layer("done", "ok", done)],
      hooks: { drawClear: [bands(chart, true)], draw: [changes(chart)] },
    }, [chart.times, sums[2], sums[1], sums[0]]];
  };

  const waiting = (chart, key) => {
    const series = [moment];
    const data = [chart.times];
    for (const [kind, name, paint] of [["writes", "writes", "write"], ["reads", "reads", "reading"]]) {
      if (chart[kind][0].some(value => value != null)) {
        series.push({ label: name + ", median", stroke: color(paint), width: 1.5, points: { show: false }, value: (plot, v) => millis(v) });
        series.push({
          label: name + ", slowest", stroke: color(paint), paths: () => null,
          points: { show: true, size: 4, fill: color(paint), width: 0 }, value: (plot, v) => millis(v),
        });
        data.push(chart[kind][0], chart[kind][1]);
      }
    }
    return [{
      title: "time to the answer", height: 200, cursor: cursor(key),
      scales: { ...x(chart), y: { distr: 3, range: (plot, low, high) => [Math.min(1, low ?? 1), Math.max(1000, (high ?? 1) * 1.2)] } },
      axes: [time, axis({
        size: 60,
        splits: () => [1, 10, 100, 1000, 10000, 100000], values: (plot, values) => values.map(value => millis(value).replace(".0", "")),
      })],
      series, hooks: { drawClear: [bands(chart, false)], draw: [changes(chart)] },
    }, data];
  };

  const members = (chart, key) => {
    const lanes = chart.members;
    const draw = plot => {
      const area = plot.ctx;
      area.save();
      lanes.forEach((lane, index) => {
        const top = plot.valToPos(lanes.length - index - 0.15, "y", true);
        const height = plot.valToPos(lanes.length - index - 0.85, "y", true) - top;
        for (const span of lane.spans) {
          const from = plot.valToPos(span.from, "x", true);
          area.fillStyle = color(span.state);
          area.fillRect(from, top, plot.valToPos(span.to, "x", true) - from, height);
        }
      });
      area.restore();
    };
    return [{
      title: "MySQL members: dark is primary", height: 74 + 20 * lanes.length, scales: { ...x(chart), y: { range: [0, lanes.length] } },
      cursor: { ...cursor(key), y: false }, legend: { show: false },
      axes: [time, axis({
        size: 60, grid: { show: false }, ticks: { show: false },
        splits: () => lanes.map((lane, index) => lanes.length - index - 0.5), values: () => lanes.map(lane => lane.name),
      })],
      series: [moment, { label: "", paths: () => null, points: { show: false } }],
      hooks: { drawClear: [bands(chart, false)], draw: [draw, changes(chart)] },
    }, [chart.times, chart.times.map(() => null)]];
  };

  const drawIn = (place, key) => {
    if (place.dataset.drawn) return;
    place.dataset.drawn = "true";
    const chart = JSON.parse(place.querySelector("script").textContent);
    const width = Math.max(700, place.clientWidth);
    const plots = [answers(chart, key), waiting(chart, key)];
    if (chart.members.length > 0) plots.push(members(chart, key));
    for (const [options, data] of plots) {
      new uPlot({ ...options, width }, data, place);
    }
    for (const change of chart.changes) {
      place.append(Object.assign(document.createElement("p"), { className: "change", textContent: change.what }));
    }
  };

  document.querySelectorAll(".chart").forEach((place, index) => {
    const fault = place.closest("details");
    if (!fault) drawIn(place, "run");
    else fault.addEventListener("toggle", () => fault.open && drawIn(place, "fault " + index));
  });

  // A link to a fault opens it.
  const open = () => document.querySelector(location.hash || null)?.setAttribute("open", "");
  addEventListener("hashchange", open);
  if (location.hash) open();
})();
