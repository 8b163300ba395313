import type { Digest, Overdue, VisitsDue } from "../../core/digest/index.js";
import type { MetricId } from "../../core/figures/index.js";
import { displayNo } from "../../core/request.js";
import { days, show, signed, signedShare, some, tenths } from "./show.js";
import type { DigestTongue } from "./types.js";
import { beside, metrics } from "./zh/metrics.js";
import { names } from "./zh/names.js";

/** 周报的中文，样式见 `domain.md` §18。 */
export const zh: DigestTongue = {
  metrics,
  beside,
  names,
  title: (digest) => `【${kind(digest)}】${whose(digest)} ${days(digest.period)}`,
  quiet: (digest) =>
    `【${kind(digest)}】${whose(digest)} ${days(digest.period)}：没有新诉求，没有逾期，没有要您决定的事${missing(digest)}。`,
  parts: (digest) => [
    `${zh.title(digest)}\n口径：全口径（含剔除）/不含剔除，V=有效回访`,
    intake(digest),
    rates(digest),
    bands(digest),
    topics(digest),
    overdue(digest),
    passing(digest),
    hints(digest),
    areas(digest),
    `9 敏感  ${digest.sealed.length === 0 ? "无" : `${list(digest.sealed, ({ category, count }) => `${category || "其他"} ${show(count)}`)}（详见授权名单）`}`,
    `10 感谢 ${show(digest.figures.full.thanks)}；代接 ${show(digest.figures.full.stoodIn)}`,
    `11 ${zh.basis(digest)}`,
    decisions(digest),
  ],
  basis: (digest) =>
    [
      `承诺兑现 ${show(digest.figures.full.promises)}；重复诉求 ${show(digest.figures.full.repeats)}${visits(digest)}`,
      ...reached(digest),
      `挂账 ${show(digest.figures.full.parked)}（逾期复核 ${show(digest.figures.full.reviewLate)}）；剔除 ${show(digest.figures.full.excluded)}；查否 ${show(digest.figures.full.exclusionRefused)}`,
      ...corrections(digest),
      `V 不足 5 不出率，分项不足 5 记“<5”；敏感类只计入总数。`,
    ].join("\n   "),
};

function kind({ period }: Digest): string {
  return period.name.includes("W") ? "周报" : "月报";
}

function whose({ office, scope }: Digest): string {
  return scope.length === 0 ? office.name : list(scope, ({ name }) => name);
}

function intake({ figures: { full }, before, period }: Digest): string {
  const change = full.received.of - before;
  const share = signedShare(change, before);
  const last = period.name.includes("W") ? "上周" : "上月";
  return `1 受理 ${show(full.received)}（较${last} ${signed(change)}${share === undefined ? "" : `，${share}`}）  办结 ${show(full.closed)}  在办 ${show(full.open)}  逾期 ${show(full.late)}`;
}

function rates({ figures: { full, assessed } }: Digest): string {
  const line = (cells: typeof full) =>
    `响应 ${show(cells.contacted)}  解决 ${show(cells.solved)}  满意 ${show(cells.satisfied)}  综合 ${show(cells.overall)}`;
  const named = (id: MetricId) => `${metrics[id].name} ${show(full[id])}`;
  return [
    `2 三率（不含剔除，V=${show(assessed.valid)}）  ${line(assessed)}`,
    `   全口径（V=${show(full.valid)}）  ${line(full)}`,
    `   ${named("caught")}  ${named("claimedInTime")}  ${named("answeredInTime")}`,
  ].join("\n");
}

function bands({ bands: { A, B, C, none, ranks } }: Digest): string {
  const units = (band: readonly string[]) => (band.length === 0 ? "—" : band.join(" "));
  const few = none.length === 0 ? "" : `  样本不足：${none.join(" ")}`;
  const ranked =
    ranks === undefined ? "（本期未启用排名）" : `\n   前：${units(ranks.top)}  后：${units(ranks.bottom)}`;
  return `3 分档  A：${units(A)}  B：${units(B)}  C：${units(C)}${few}${ranked}`;
}

function topics({ topics: all }: Digest): string {
  if (all.length === 0) return "4 热点  —";
  const each = all.map(({ category, count, share, before }) => {
    const change = before === undefined ? "" : `，${signed(count.of - before)}`;
    return `${names.category(category)} ${show(count)}${share === undefined ? "" : `（${tenths(share)}%${change}）`}`;
  });
  return `4 热点  ${each.join("  ")}`;
}

const nudges: Readonly<Record<Overdue["stage"], string>> = {
  answer: "→请督促",
  order: "→请过问",
  contact: "",
  claim: "",
  review: "→请复核",
};

function overdue({ overdue: all }: Digest): string {
  if (all.length === 0) return "5 逾期  无";
  const each = ({ no, stage, late, unit }: Overdue) =>
    `${displayNo(no)} ${names.stages[stage]}晚${names.lateness(late)} ${unit}${nudges[stage]}`;
  return `5 逾期  ${some(all, 5, { each, join: "\n   ", rest: (count) => `还有 ${count} 件，见清单` })}`;
}

function passing({ figures: { full }, pairs }: Digest): string {
  const bounced = list(pairs, ({ units: [one, other], count }) => `${one}⇄${other} ${count} 次退转`);
  return `6 交接  p50 ${show(full.handoverHalf)}、p90 ${show(full.handoverMost)} 工时；退回 ${show(full.returned)}，二次转派 ${show(full.passedTwice)}${bounced === "" ? "" : `；${bounced}`}；已裁决 ${show(full.adjudicated)}`;
}

function hints({ hints: { clusters, seasons, silent } }: Digest): string {
  const lines = clusters
    .slice(0, 3)
    .map(
      (one) => `${one.area}${names.category(one.category)} ${one.households} 户/${one.days} 天，建议主办 ${one.owner}`,
    );
  const more = clusters.length > 3 ? [`还有 ${clusters.length - 3} 处，见清单`] : [];
  const season = seasons.length === 0 ? [] : [`应季：${list(seasons, (id) => names.seasons[id])}`];
  const quiet = silent.length === 0 ? [] : [`两周无诉求：${silent.join("、")}`];
  return `7 未诉先办  ${[...lines, ...more, ...season, ...quiet].join("\n   ") || "—"}`;
}

function areas({ areas: all }: Digest): string {
  const each = all.map(({ name, open, late, gaps, visits }) => {
    const gap = gaps === 0 ? "" : `，值班空档 ${gaps} 处`;
    return `${name} 在办 ${show(open)}、逾期 ${show(late)}${due(visits)}${gap}`;
  });
  return `8 网格  ${each.join("\n   ") || "—"}`;
}

/** 门牌不出现，只有户数。 */
function due(visits: VisitsDue | undefined): string {
  if (visits === undefined) return "";
  return `，走访应 ${visits.due} 户${visits.missed === 0 ? "，都到了" : `，缺 ${visits.missed} 户`}`;
}

function missing({ visits: one }: Digest): string {
  return one === undefined || one.missed === 0 ? "" : `；走访应 ${one.due} 户，缺 ${one.missed} 户`;
}

function visits({ visits: one }: Digest): string {
  if (one === undefined) return "";
  return `；走访 ${names.visited(one)}`;
}

function reached({ burden, delivery }: Digest): readonly string[] {
  const parts = [
    ...(burden === undefined ? [] : [`消息负担 ${burdenOf(burden)}，夜间 ${burden.night}`]),
    ...(delivery === undefined
      ? []
      : [
          delivery.failed === 0
            ? "消息都送到了"
            : `没送到的消息 ${delivery.failed} 条，涉及居民 ${delivery.unreached} 件`,
        ]),
  ];
  return parts.length === 0 ? [] : [parts.join("；")];
}

function burdenOf({ perDay, perWeek, most }: NonNullable<Digest["burden"]>): string {
  if (perDay === undefined) return "—";
  const week = perWeek === undefined || most === undefined ? "" : `（每周 ${tenths(perWeek)}，最多一人 ${most}）`;
  return `${tenths(perDay)} 条/人/日${week}`;
}

/** 更正只说三率和综合，其余在清单里。 */
function corrections({ corrections: all }: Digest): readonly string[] {
  const main = all.filter(({ metric, basis, was, now }) => metric === "overall" && basis === "full" && was !== now);
  if (all.length === 0) return [];
  const each = main.map(
    ({ period, metric, was, now }) =>
      `${period} ${metrics[metric].name} ${show({ unit: "points", value: was, of: 0 })}→${show({ unit: "points", value: now, of: 0 })}`,
  );
  return [`更正 ${all.length} 项${each.length === 0 ? "" : `：${each.join("，")}`}，见清单`];
}

function decisions({ decisions: all, moreDecisions }: Digest): string {
  if (all.length === 0) return "12 请决定  无";
  const each = all.map((one, index) => `${"①②③"[index] ?? ""} ${displayNo(one.no)} ${one.unit}：${names.decide(one)}`);
  const more = moreDecisions === 0 ? [] : [`另有 ${moreDecisions} 件等决定，见清单`];
  return `12 请决定  ${[...each, ...more].join("\n   ")}`;
}

function list<T>(items: readonly T[], each: (item: T) => string): string {
  return items.map(each).join("、");
}
