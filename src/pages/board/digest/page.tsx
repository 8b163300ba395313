import { addDays, isoWeek } from "../../../core/calendar.js";
import type { Digest } from "../../../core/digest/index.js";
import type { MetricId } from "../../../core/figures/index.js";
import { digestTongues, show } from "../../../text/digest/index.js";
import { Frame } from "../frame.js";
import type { Telling } from "../tell.js";
import { Figured } from "./figured.js";
import { weekHref } from "./href.js";
import { Areas, Corrections, Decisions, Hints, Overdue, Pairs, Reached, Topics } from "./lists.js";
import { Definitions, Units } from "./tables.js";
import { Trend } from "./trend.js";

type Parts = Readonly<{ telling: Telling; digest: Digest }>;

/** The digest of a week as a page: the parts of `domain.md` §10.3, every number a way to its requests. */
export function DigestPage({ telling, digest, provisional }: Parts & Readonly<{ provisional: boolean }>) {
  const { t, viewer } = telling;
  const { name: week } = digest.period;
  const given = { telling, digest };
  return (
    <Frame viewer={viewer} title={`${t("digest")} ${week}`} here="digest" path={weekHref(week)}>
      <h1>{digestTongues[viewer.language].title(digest)}</h1>
      <Weeks {...given} />
      <p class="soft">{provisional ? t("provisional") : t("digestHow")}</p>
      <Tiles {...given} />
      <Decisions {...given} />
      <Trend telling={telling} trend={digest.trend} />
      <div class="halves">
        <Topics {...given} />
        <Overdue {...given} />
        <Hints {...given} />
        <Areas {...given} />
        <Pairs {...given} />
        <Reached {...given} />
      </div>
      <Units {...given} />
      <Corrections {...given} />
      <Definitions {...given} />
    </Frame>
  );
}

function Weeks({ telling: { t, viewer }, digest: { period } }: Parts) {
  const { zone } = viewer.office;
  const near = (days: number) => weekHref(isoWeek(zone, addDays(zone, period.start, days)));
  if (!period.name.includes("W")) return null;
  return (
    <nav class="pager" aria-label={t("week")}>
      <a href={near(-7)}>{t("lastWeek")}</a>
      <span class="files">
        <a href={`${weekHref(period.name)}/file/image`}>{t("picture")}</a>
        <a href={`${weekHref(period.name)}/file/file`}>{t("tables")}</a>
      </span>
      {period.end < viewer.now ? <a href={near(7)}>{t("nextWeek")}</a> : <span />}
    </nav>
  );
}

const work: readonly MetricId[] = ["received", "closed", "open", "late"];
const voice: readonly MetricId[] = ["contacted", "solved", "satisfied", "overall"];

/** The work under 全口径, what residents said of it without what was excluded: as the picture shows it. */
function Tiles({ telling, digest }: Parts) {
  const { t, viewer } = telling;
  const { metrics, names } = digestTongues[viewer.language];
  const { figures, before, period } = digest;
  const change = figures.full.received.of - before;
  const tile = (metric: MetricId, assessed: boolean) => (
    <div class={metric === "late" && figures.full.late.of > 0 ? "tile bad" : "tile"}>
      <dt>{metrics[metric].name}</dt>
      <dd>
        <Figured
          week={period.name}
          figure={figures[assessed ? "assessed" : "full"][metric]}
          opened={{ metric, assessed }}
        />
      </dd>
      {metric === "received" ? <dd class="soft">{`${t("change")} ${change > 0 ? "+" : ""}${change}`}</dd> : null}
    </div>
  );
  return (
    <>
      <dl class="tiles">{work.map((metric) => tile(metric, false))}</dl>
      <dl class="tiles">{voice.map((metric) => tile(metric, true))}</dl>
      <p class="soft">
        {names.heads.assessed}, V = {show(figures.assessed.valid)}
      </p>
    </>
  );
}
