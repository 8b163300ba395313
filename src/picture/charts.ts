import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Point, Topic } from "../core/digest/index.js";
import { type DigestTongue, show, tenths } from "../text/digest/index.js";
import type { Block } from "./shapes.js";
import { inner, theme } from "./theme.js";

use([BarChart, LineChart, GridComponent, LegendComponent, SVGRenderer]);

const words = { fontFamily: theme.font, color: theme.ink, fontSize: 24 } as const;
const soft = { ...words, color: theme.soft } as const;

/** What came and what was closed, with what was late, period by period. */
export function trendChart(trend: readonly Point[], { metrics }: DigestTongue): Block {
  const bar = (key: "received" | "closed") => ({
    type: "bar",
    name: metrics[key].name,
    data: trend.map((point) => point[key]),
    itemStyle: { color: theme[key], borderRadius: [5, 5, 0, 0] },
    barGap: "8%",
    barCategoryGap: "30%",
    ...(key === "received" && { label: { ...words, fontSize: 20, show: true, position: "top" } }),
  });
  return chart(380, {
    grid: { left: 0, right: 0, top: 64, bottom: 40 },
    legend: { right: 0, top: 0, itemGap: 28, textStyle: soft, itemWidth: 24, itemHeight: 16 },
    xAxis: periodAxis(trend),
    yAxis: { show: false, min: 0 },
    series: [
      bar("received"),
      bar("closed"),
      {
        type: "line",
        name: metrics.late.name,
        data: trend.map(({ late }) => late),
        color: theme.late,
        lineStyle: { width: 4 },
        symbol: "circle",
        symbolSize: 12,
        label: {
          ...words,
          show: true,
          position: "top",
          color: theme.late,
          fontSize: 22,
          backgroundColor: "#ffffffd0",
          padding: 2,
        },
      },
    ],
  });
}

/** 综合 period by period; a gap where there were too few callbacks. */
export function overallChart(trend: readonly Point[]): Block {
  const known = trend.flatMap(({ overall }) => (overall === undefined ? [] : [overall / 10]));
  const lowest = Math.max(0, Math.floor(Math.min(100, ...known) / 10) * 10 - 10);
  return chart(190, {
    grid: { left: 0, right: 0, top: 40, bottom: 40 },
    xAxis: periodAxis(trend),
    yAxis: { show: false, min: lowest, max: 100 },
    series: [
      {
        type: "line",
        data: trend.map(({ overall }) => (overall === undefined ? null : overall / 10)),
        color: theme.received,
        lineStyle: { width: 4 },
        symbol: "circle",
        symbolSize: 12,
        label: { ...words, show: true, position: "top", formatter: ({ value }: { value: number }) => value.toFixed(1) },
      },
    ],
  });
}

/** The hot topics as bars, each with its count, share and change. */
export function topicChart(topics: readonly Topic[], { names }: DigestTongue): Block {
  const rows = topics.toReversed();
  const most = Math.max(1, ...topics.map(({ count }) => count.of));
  return chart(rows.length * 62, {
    grid: { left: 262, right: 220, top: 0, bottom: 0 },
    xAxis: { show: false, max: most },
    yAxis: {
      type: "category",
      data: rows.map(({ category }) => names.category(category)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...words, fontSize: 26, align: "left", margin: 262, width: 250, overflow: "truncate" },
    },
    series: [
      {
        type: "bar",
        data: rows.map(({ count }) => count.of),
        barWidth: 32,
        itemStyle: { color: theme.received, borderRadius: [0, 5, 5, 0] },
        label: {
          ...words,
          show: true,
          position: "right",
          formatter: ({ dataIndex }: { dataIndex: number }) => told(rows[dataIndex]),
        },
      },
    ],
  });
}

function told(topic: Topic | undefined): string {
  if (topic === undefined) return "";
  const { count, share, before } = topic;
  const change = before === undefined ? 0 : count.of - before;
  const arrow = change === 0 ? "" : change > 0 ? ` ↑${change}` : ` ↓${-change}`;
  return `${show(count)}${share === undefined ? "" : ` (${tenths(share)}%)`}${arrow}`;
}

function periodAxis(trend: readonly Point[]) {
  return {
    type: "category",
    data: trend.map(({ period }) => period.slice(5)),
    axisLine: { lineStyle: { color: theme.faint, width: 2 } },
    axisTick: { show: false },
    axisLabel: { ...soft, margin: 12, interval: 0 },
  };
}

function chart(height: number, option: EChartsCoreOption): Block {
  const drawn = init(null, null, { renderer: "svg", ssr: true, width: inner, height });
  drawn.setOption({ animation: false, backgroundColor: "transparent", ...option });
  const svg = drawn.renderToSVGString();
  drawn.dispose();
  return { svg, height };
}
