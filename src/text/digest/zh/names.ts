import type { Names } from "../types.js";

const HOUR = 3_600_000;

/** 图、表和正文共用的名称。 */
export const names: Names = {
  category: (id) => id.slice(id.indexOf("/") + 1),
  stages: { answer: "答复", order: "督办", contact: "联系", claim: "签收", review: "挂账复核" },
  seasons: {
    rain: "雨季排水、危房、积水点",
    heat: "高温用水用电、独居老人",
    heating: "供暖报修、室温",
    ice: "扫雪铲冰、水管防冻",
    fire: "防火、用火用电用气",
    harvest: "秋收、产销、秸秆",
  },
  units: { count: "件", percent: "%", points: "分", hours: "工时" },
  decide: ({ act, why }) =>
    why === "unhappy-twice"
      ? "再办、解释或剔除（重办后仍不认可）"
      : { adjudicate: "裁决归谁办", park: "挂账", exclude: "剔除" }[act] + (why === "appeal" ? "（申诉）" : ""),
  settle: { adjudicate: "裁决", park: "准挂账", exclude: "准剔除" },
  lateness: (ms) =>
    ms >= 24 * HOUR ? `${Math.floor(ms / (24 * HOUR))}天` : ms >= HOUR ? `${Math.floor(ms / HOUR)}小时` : "不到1小时",
  visited: ({ households, times, short }) =>
    `${households} 户 ${times} 次${short === 0 ? "" : `（不到15分钟 ${short} 次）`}`,
  heads: {
    trend: "近八期：受理、办结、逾期",
    overall: "综合（不含剔除）",
    topics: "热点",
    bands: "分档",
    units: "单位",
    areas: "分网格",
    overdue: "逾期清单",
    decisions: "请决定",
    basis: "口径",
    corrections: "更正",
    metric: "指标",
    means: "怎么算",
    full: "全口径（含剔除）",
    assessed: "不含剔除",
    unit: "单位",
    band: "档",
    area: "主要网格",
    count: "件数",
    share: "占比",
    before: "上期",
    number: "编号",
    stage: "环节",
    late: "晚了",
    period: "期",
    was: "原为",
    now: "现为",
    requests: "涉及编号",
    act: "事项",
    gaps: "值班空档",
    visitsDue: "走访应到户",
    visitsMissed: "走访缺户",
    beside: "走访和消息",
    mean: "各单位平均（件数合计）",
    none: "样本不足",
    week: "期",
    households: "户数",
    clusters: "未诉先办",
    owner: "建议主办",
  },
};
