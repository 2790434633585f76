"use strict";

// The charts of the page, drawn from its data.
(() => {
  const { grouped, clock, duration, percent, css, colour, dashes, axis, draw, clear, overTime, line, spelled, fromZero, tips, dots } =
    parts;
  const data = JSON.parse(document.getElementById("data").textContent);

  const runLine = (run, value, more) =>
    line(data.runs[run].name, colour(run), value, { dash: dashes(run), ...more });

  const starts = Array.from({ length: data.count + 1 }, (_, i) => i * data.bucket);
  const inBuckets = (column) => column.concat(column[column.length - 1]);

  // The charts over time

  function drawLoad() {
    draw(
      "load",
      220,
      overTime({
        scales: { service: { range: (chart, min, max) => [0, Math.max(1, max * 1.08)] }, y: { range: fromZero } },
        series: [
          line("arrivals", css("--c0"), spelled((rate) => grouped(rate, 1) + " requests/s")),
          line("in service if nobody waited", css("--c1"), spelled((n) => grouped(n, 1) + " requests"), {
            scale: "service",
          }),
        ],
        axes: [
          axis({ label: "arrivals, requests/s" }),
          axis({ label: "in service, requests", scale: "service", side: 1, grid: { show: false }, size: 40, labelSize: 18 }),
        ],
        padding: [null, null, null, null],
      }),
      [starts, inBuckets(data.load.arrivals), inBuckets(data.load.inService)],
    );
  }

  // Lines that change at different times need a common column of times, and a value at each.
  function replicaColumns() {
    const times = new Set(starts);
    for (const run of data.runs) {
      run.times.forEach((at) => times.add(at));
      times.add(run.end);
    }
    const sorted = Float64Array.from(times).sort();
    const columns = data.runs.map((run) => {
      let next = 0;
      return Array.from(sorted, (at) => {
        while (next < run.times.length && run.times[next] <= at) next++;
        return next === 0 || at > run.end ? null : run.replicas[next - 1];
      });
    });
    const needed = Array.from(sorted, (at) => {
      const bucket = Math.floor(at / data.bucket + 1e-9);
      return bucket < data.count ? data.load.needed[bucket] : null;
    });
    return [Array.from(sorted), needed, ...columns];
  }

  function drawReplicas() {
    const decisions = data.runs.flatMap((run, i) =>
      run.decisions.map(([x, y, reason]) => ({
        x,
        y,
        series: i + 2,
        radius: 2.6,
        fill: colour(i),
        text: clock(x) + " " + run.name + " " + reason,
      })),
    );
    const counted = spelled((n) => grouped(n));
    draw(
      "replicas",
      300,
      overTime({
        scales: { y: { range: fromZero } },
        series: [
          line("needed if nobody waited", css("--line"), counted, { fill: css("--shade"), width: 1 }),
          ...data.runs.map((run, i) => runLine(i, counted)),
        ],
        axes: [axis({ label: "replicas", incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] })],
        plugins: [
          dots(decisions, (ctx, point) => {
            ctx.fillStyle = point.fill;
            ctx.fill();
          }),
          tips(decisions),
        ],
      }),
      replicaColumns(),
    );
  }

  // Waits differ by orders of magnitude; the line at the bottom is for all that are too short to tell.
  function drawWaits() {
    const least = data.slo > 0 ? Math.max(0.001, 10 ** Math.floor(Math.log10(data.slo) - 0.7)) : 0.001;
    const waits = data.runs.map((run) => inBuckets(run.waits));
    const raised = waits.map((column) => column.map((wait) => Math.max(least, wait)));
    const slo = starts.map(() => Math.max(least, data.slo));
    draw(
      "waits",
      260,
      overTime({
        scales: { y: { distr: 3, range: (chart, min, max) => [least, 10 ** Math.ceil(Math.log10(Math.max(max, data.slo, least * 10)))] } },
        series: [
          ...data.runs.map((run, i) =>
            runLine(i, (chart, value, series, at) => (at === null || at === undefined ? "–" : duration(waits[i][at]))),
          ),
          line("SLO", css("--text"), () => duration(data.slo), { dash: [5, 4], width: 1 }),
        ],
        axes: [
          axis({
            label: "longest wait",
            values: (chart, splits) =>
              splits.map((wait) => (wait === null ? null : (wait <= least ? "≤ " : "") + duration(wait))),
          }),
        ],
      }),
      [starts, ...raised, slo],
    );
  }

  function drawLate() {
    draw(
      "late",
      220,
      overTime({
        scales: { y: { range: fromZero } },
        series: data.runs.map((run, i) => runLine(i, spelled((n) => grouped(n)))),
        axes: [axis({ label: "late, requests per " + duration(data.bucket) })],
      }),
      [starts, ...data.runs.map((run) => inBuckets(run.late))],
    );
  }

  // Cost against late requests

  const LEAST_LATE = 0.0001;

  function frontierPoints() {
    return data.frontier.map((point) => ({
      x: point.cost,
      y: Math.max(LEAST_LATE, point.late),
      series: point.run + 1,
      radius: point.standing === "overall" ? 5 : 3.5,
      isDominated: point.standing === "dominated",
      stroke: colour(point.run),
      text:
        data.runs[point.run].name +
        (point.setPoint === undefined ? "" : " at set-point " + point.setPoint) +
        ": " + grouped(point.cost) + " replica-seconds, " + percent(point.late) + " late",
    }));
  }

  function marks(chart) {
    const { ctx, bbox } = chart;
    ctx.save();
    ctx.strokeStyle = css("--muted");
    ctx.fillStyle = css("--muted");
    ctx.font = 12 * devicePixelRatio + "px system-ui, sans-serif";
    ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
    const y = chart.valToPos(data.budget, "y", true);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    if (data.bound !== undefined) {
      const x = chart.valToPos(data.bound, "x", true);
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.textAlign = "left";
      ctx.fillText(
        "no plan with at most " + percent(data.budget) + " late costs less",
        x + 6 * devicePixelRatio,
        bbox.top + 14 * devicePixelRatio,
      );
    }
    ctx.stroke();
    ctx.restore();
  }

  function drawFrontier() {
    if (!data.frontier) return;
    const points = frontierPoints();
    const costs = [...new Set(points.map((point) => point.x))].sort((one, other) => one - other);
    const columns = data.runs.map((run, i) => {
      const column = costs.map(() => undefined);
      for (const point of points) {
        if (point.series === i + 1 && !point.isDominated) column[costs.indexOf(point.x)] = point.y;
      }
      return column;
    });
    draw(
      "frontier",
      340,
      {
        legend: { live: false },
        scales: {
          x: { time: false, range: (chart, min, max) => [0, max * 1.05] },
          y: { distr: 3, range: [LEAST_LATE, 1] },
        },
        cursor: { x: false, y: false, drag: { x: false, y: false }, points: { show: false } },
        series: [{ label: "cost" }, ...data.runs.map((run, i) => runLine(i, undefined, { spanGaps: true }))],
        axes: [
          axis({ size: 34, label: "cost, replica-seconds", labelSize: 20, values: (chart, splits) => splits.map((n) => grouped(n)) }),
          axis({
            label: "late requests",
            values: (chart, splits) =>
              splits.map((share) => (share === null ? null : (share <= LEAST_LATE ? "≤ " : "") + percent(share))),
          }),
        ],
        plugins: [
          dots(points, (ctx, point) => {
            ctx.fillStyle = point.isDominated ? css("--page") : point.stroke;
            ctx.strokeStyle = point.stroke;
            ctx.lineWidth = 1.4 * devicePixelRatio;
            ctx.fill();
            ctx.stroke();
          }),
          { hooks: { draw: marks } },
          tips(points),
        ],
      },
      [costs, ...columns],
    );
  }

  function drawAll() {
    clear();
    drawFrontier();
    drawLoad();
    drawReplicas();
    drawWaits();
    drawLate();
  }

  document.querySelectorAll(".bucket").forEach((each) => (each.textContent = duration(data.bucket)));
  drawAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
})();
