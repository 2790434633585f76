"use strict";

// What the charts of the page are made of.
const parts = (() => {
  const MAIN_COLOURS = 8;
  const FONT = "12px system-ui, sans-serif";
  const INTERVALS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400, 604800];
  const charts = [];
  let passingOn = false;

  // Words and numbers

  const two = (number) => String(number).padStart(2, "0");
  const grouped = (number, digits = 0) =>
    number.toLocaleString("en-US", { maximumFractionDigits: digits, minimumFractionDigits: 0 });

  function clock(seconds) {
    const whole = Math.floor(seconds + 1e-6);
    const rest = seconds - whole > 0.05 ? (seconds - whole).toFixed(1).slice(1) : "";
    return Math.floor(whole / 3600) + ":" + two(Math.floor(whole / 60) % 60) + ":" + two(whole % 60) + rest;
  }

  function duration(seconds) {
    if (seconds === 0) return "0 s";
    return seconds < 1 ? grouped(seconds * 1000, seconds < 0.01 ? 1 : 0) + " ms" : grouped(seconds, seconds < 100 ? 1 : 0) + " s";
  }

  const percent = (share) => grouped(share * 100, share < 0.001 ? 3 : 2) + " %";

  // Colours are the page's own, as light or dark as it is

  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const colour = (run) => css("--c" + (run % MAIN_COLOURS));
  const dashes = (run) => (run < MAIN_COLOURS ? undefined : [7, 4]);

  // Parts of charts

  function axis(more) {
    return {
      stroke: css("--muted"),
      grid: { stroke: css("--grid"), width: 1 },
      ticks: { stroke: css("--grid"), width: 1 },
      font: FONT,
      labelFont: FONT,
      labelGap: 2,
      size: 62,
      ...more,
    };
  }

  const timeAxis = () =>
    axis({
      size: 34,
      space: 80,
      incrs: INTERVALS,
      values: (chart, splits) => splits.map(clock),
    });

  function draw(id, height, options, columns) {
    const place = document.getElementById(id);
    const width = () => Math.max(300, place.clientWidth);
    const chart = new uPlot({ width: width(), height, ...options }, columns, place);
    charts.push({ chart, resize: () => chart.setSize({ width: width(), height }) });
    return chart;
  }

  // A line hidden in one chart over time is hidden in all of them.
  function hideEverywhere(chart, index, options) {
    if (passingOn || options.show === undefined) return;
    passingOn = true;
    const label = chart.series[index].label;
    for (const { chart: other } of charts) {
      const same = other.series.findIndex((each, i) => i > 0 && each.label === label);
      if (other !== chart && same > 0) other.setSeries(same, { show: options.show });
    }
    passingOn = false;
  }

  const overTime = (options) => ({
    // To the right there is room for an axis, so that time stands alike in all of them.
    padding: options.padding || [null, 58, null, null],
    scales: { x: { time: false }, ...options.scales },
    cursor: { sync: { key: "time", scales: ["x", null] }, points: { size: 6 } },
    series: [{ label: "at", value: (chart, at) => (at === null ? "–" : clock(at)) }, ...options.series],
    axes: [timeAxis(), ...options.axes],
    hooks: { setSeries: [hideEverywhere] },
    plugins: options.plugins || [],
  });

  const stepped = () => uPlot.paths.stepped({ align: 1 });
  const spelled = (text) => (chart, value) => (value === null || value === undefined ? "–" : text(value));

  function line(label, stroke, value, more) {
    return { label, stroke, value, width: 1.5, paths: stepped(), points: { show: false }, ...more };
  }

  // What a point is, beside it, while the pointer is near

  function tips(points) {
    let tip;
    function nearest(chart) {
      const { left, top } = chart.cursor;
      let best = null;
      let least = 14;
      for (const point of points) {
        if (!chart.series[point.series].show) continue;
        const away = Math.hypot(chart.valToPos(point.x, "x") - left, chart.valToPos(point.y, "y") - top);
        if (away < least) {
          least = away;
          best = point;
        }
      }
      return best;
    }
    return {
      hooks: {
        init: (chart) => {
          tip = document.createElement("div");
          tip.className = "tip";
          chart.over.appendChild(tip);
        },
        setCursor: (chart) => {
          const point = chart.cursor.left >= 0 ? nearest(chart) : null;
          tip.style.display = point ? "block" : "none";
          if (!point) return;
          tip.textContent = point.text;
          const x = chart.valToPos(point.x, "x");
          const isRight = x > chart.over.clientWidth / 2;
          tip.style.left = isRight ? "" : x + 12 + "px";
          tip.style.right = isRight ? chart.over.clientWidth - x + 12 + "px" : "";
          tip.style.top = Math.max(0, chart.valToPos(point.y, "y") - 12) + "px";
        },
      },
    };
  }

  function dots(points, paint) {
    return {
      hooks: {
        draw: (chart) => {
          const { ctx, bbox } = chart;
          ctx.save();
          ctx.beginPath();
          ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
          ctx.clip();
          for (const point of points) {
            if (!chart.series[point.series].show) continue;
            ctx.beginPath();
            const x = chart.valToPos(point.x, "x", true);
            const y = chart.valToPos(point.y, "y", true);
            ctx.arc(x, y, point.radius * devicePixelRatio, 0, 2 * Math.PI);
            paint(ctx, point);
          }
          ctx.restore();
        },
      },
    };
  }

  function clear() {
    charts.forEach(({ chart }) => chart.destroy());
    charts.length = 0;
  }

  const fromZero = (chart, min, max) => [0, Math.max(1, (max || 0) * 1.08)];

  addEventListener("resize", () => charts.forEach(({ resize }) => resize()));

  return {
    grouped, clock, duration, percent, css, colour, dashes, axis, draw, clear, overTime, line, spelled, fromZero, tips, dots,
  };
})();
