// Draws every [data-chart] with ECharts from the JSON beside it (sanfang.ui.charts.Chart).
(() => {
  "use strict";
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(name).trim();
  const palette = [1, 2, 3, 4, 5].map((n) => token(`--sf-chart-${n}`));
  const text = { color: token("--sf-ink-soft"), fontFamily: token("--sf-font"), fontSize: 13 };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const series = (kind, { name, values }) => ({ name, type: kind, data: values, barMaxWidth: 36, symbolSize: 7 });

  // Of people and papers there are no fifths.
  const areWhole = (all) => all.every(({ values }) => values.every(Number.isInteger));

  // richText: the tooltip is drawn, not written as HTML, so the strict content policy holds.
  const options = ({ kind, unit, labels, series: all }) => ({
    animation: !still,
    color: palette,
    textStyle: text,
    grid: { left: 8, right: 24, top: 40, bottom: 8, containLabel: true },
    legend: { show: all.length > 1, top: 0, textStyle: text },
    tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (value) => `${value}${unit}` },
    xAxis: { type: "category", data: labels, axisLabel: { ...text, interval: 0, hideOverlap: true } },
    yAxis: { type: "value", minInterval: areWhole(all) ? 1 : 0, axisLabel: { ...text, formatter: `{value}${unit}` }, splitLine: { lineStyle: { color: token("--sf-line") } } },
    series: all.map((one) => series(kind, one)),
  });

  document.querySelectorAll("[data-chart]").forEach((place) => {
    const chart = echarts.init(place, null, { renderer: "canvas" });
    chart.setOption(options(JSON.parse(document.getElementById(place.dataset.chart).textContent)));
    new ResizeObserver(() => chart.resize()).observe(place);
  });
})();
