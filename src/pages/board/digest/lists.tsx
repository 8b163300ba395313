import type { Child } from "hono/jsx";
import type { Digest } from "../../../core/digest/index.js";
import type { Ref } from "../../../core/figures/index.js";
import { displayNo } from "../../../core/request.js";
import { digestTongues, show, tenths } from "../../../text/digest/index.js";
import type { Telling } from "../tell.js";
import { Figured } from "./figured.js";
import { numberHref } from "./href.js";

type Parts = Readonly<{ telling: Telling; digest: Digest }>;

function Part({ name, title, children }: Readonly<{ name: string; title: string; children: Child }>) {
  return (
    <section aria-labelledby={name}>
      <h2 id={name}>{title}</h2>
      {children}
    </section>
  );
}

/** Part 12: each leads to the request, where it is decided. */
export function Decisions({ telling, digest: { decisions, moreDecisions } }: Parts) {
  const { names } = digestTongues[telling.viewer.language];
  if (decisions.length === 0) return null;
  return (
    <Part name="decide" title={telling.t("decide")}>
      <ul class="plain-list">
        {decisions.map((one) => (
          <li class="line">
            <Numbered refs={[one]} /> {one.unit}: <b>{names.decide(one)}</b>
          </li>
        ))}
        {moreDecisions > 0 ? <li class="line soft">+ {moreDecisions}</li> : null}
      </ul>
    </Part>
  );
}

/** Part 4: bars that open. */
export function Topics({ telling, digest: { topics, period } }: Parts) {
  const { heads } = digestTongues[telling.viewer.language].names;
  const most = Math.max(1, ...topics.map(({ count }) => count.of));
  return (
    <Part name="topics" title={heads.topics}>
      {topics.length === 0 ? <p class="soft">{telling.t("nothing")}</p> : null}
      <ul class="bars">
        {topics.map(({ category, count, share, before }) => (
          <li>
            <a href={numberHref(period.name, { metric: "received", assessed: false, category })}>
              <span class="title">{telling.category(category)}</span>
              <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
                <rect class="received" width={(count.of / most) * 100} height={10} rx={1} />
              </svg>
              <span class="count">
                {show(count)} {share === undefined ? "" : `${tenths(share)}%`} {changed(count.of, before)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function changed(now: number, before: number | undefined): string {
  const change = before === undefined ? 0 : now - before;
  return change === 0 ? "" : change > 0 ? `↑${change}` : `↓${-change}`;
}

const SHOWN = 8;

/** Part 5: the longest late first. */
export function Overdue({ telling, digest: { overdue, period } }: Parts) {
  const { names } = digestTongues[telling.viewer.language];
  return (
    <Part name="overdue" title={names.heads.overdue}>
      {overdue.length === 0 ? <p class="soft">{telling.t("nothing")}</p> : null}
      <ul class="plain-list">
        {overdue.slice(0, SHOWN).map((one) => (
          <li class="line">
            <Numbered refs={[one]} /> {names.stages[one.stage]} <b class="bad">{names.lateness(one.late)}</b> {one.unit}
          </li>
        ))}
        {overdue.length > SHOWN ? (
          <li class="line">
            <a href={numberHref(period.name, { metric: "late", assessed: false })}>+ {overdue.length - SHOWN}</a>
          </li>
        ) : null}
      </ul>
    </Part>
  );
}

/** Part 7, 未诉先办. */
export function Hints({ telling, digest: { hints } }: Parts) {
  const { t, viewer } = telling;
  const { names } = digestTongues[viewer.language];
  return (
    <Part name="hints" title={t("hints")}>
      <ul class="plain-list">
        {hints.clusters.slice(0, SHOWN).map((one) => (
          <li class="line">
            <b>
              {one.area} {names.category(one.category)}
            </b>{" "}
            {one.households} {names.heads.households} / {one.days} {t("days")}, {one.owner}:{" "}
            <Numbered refs={one.requests} />
          </li>
        ))}
        {hints.seasons.length === 0 ? null : (
          <li class="line">
            {t("season")}: {hints.seasons.map((season) => names.seasons[season]).join("; ")}
          </li>
        )}
        {hints.silent.length === 0 ? null : (
          <li class="line">
            {t("silent")}: {hints.silent.join(", ")}
          </li>
        )}
      </ul>
    </Part>
  );
}

/** Part 8: village by village, with the gaps of its roster. */
export function Areas({ telling, digest: { areas, period } }: Parts) {
  const { metrics, names } = digestTongues[telling.viewer.language];
  const columns = ["received", "open", "late"] as const;
  const due = areas.some(({ visits }) => visits !== undefined);
  return (
    <Part name="areas" title={names.heads.areas}>
      <table>
        <thead>
          <tr>
            <th scope="col">{telling.t("area")}</th>
            {columns.map((metric) => (
              <th scope="col">{metrics[metric].name}</th>
            ))}
            {due ? <th scope="col">{names.heads.visitsMissed}</th> : null}
            <th scope="col">{names.heads.gaps}</th>
          </tr>
        </thead>
        <tbody>
          {areas.map((row) => (
            <tr>
              <th scope="row">{row.name}</th>
              {columns.map((metric) => (
                <td>
                  <Figured
                    week={period.name}
                    figure={row[metric]}
                    opened={{ metric, assessed: false, village: row.id }}
                  />
                </td>
              ))}
              {due ? <td>{row.visits?.missed ?? "—"}</td> : null}
              <td>{row.gaps === 0 ? 0 : <a href={`/board/duty?week=${period.name}`}>{row.gaps}</a>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}

/** Part 6: which units pass requests back to each other. */
export function Pairs({ telling, digest: { pairs } }: Parts) {
  if (pairs.length === 0) return null;
  return (
    <Part name="pairs" title={telling.t("pairs")}>
      <ul class="plain-list">
        {pairs.map(({ units, count, requests }) => (
          <li class="line">
            {units.join(" ⇄ ")} <b>{count}</b> {telling.t("times")}: <Numbered refs={requests} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Part 11: what the program itself asked of people, and what did not arrive. */
export function Reached({ telling, digest: { burden, delivery, period, visits } }: Parts) {
  const { t, viewer } = telling;
  const { beside, names } = digestTongues[viewer.language];
  if (burden === undefined || delivery === undefined) return null;
  const figure = { unit: "count", value: delivery.unreached, of: delivery.unreached } as const;
  return (
    <Part name="reached" title={names.heads.beside}>
      <dl>
        <dt>{t("undelivered")}</dt>
        <dd>{delivery.failed}</dd>
        <dt>{t("unreached")}</dt>
        <dd>
          <Figured week={period.name} figure={figure} opened={{ metric: "unreached", assessed: false }} />
        </dd>
        <dt>{t("burden")}</dt>
        <dd>
          {burden.perDay === undefined ? "—" : tenths(burden.perDay)}, {t("nightly")} {burden.night}
        </dd>
        {burden.perWeek === undefined ? null : (
          <>
            <dt>{t("burdenWeek")}</dt>
            <dd>
              {tenths(burden.perWeek)}, {t("most")} {burden.most}
            </dd>
          </>
        )}
        {visits === undefined ? null : (
          <>
            <dt>{beside.visits.name}</dt>
            <dd>{names.visited(visits)}</dd>
          </>
        )}
      </dl>
    </Part>
  );
}

/** What facts since have changed in earlier weeks (更正). */
export function Corrections({ telling, digest: { corrections, figures } }: Parts) {
  const { metrics, names } = digestTongues[telling.viewer.language];
  if (corrections.length === 0) return null;
  return (
    <Part name="corrections" title={names.heads.corrections}>
      <ul class="plain-list">
        {corrections.map(({ period, metric, basis, was, now, requests }) => {
          const told = (value: typeof was) => show({ unit: figures.full[metric].unit, value, of: 0 });
          return (
            <li class="line">
              {period} {metrics[metric].name} ({names.heads[basis]}) {told(was)} → <b>{told(now)}</b>:{" "}
              <Numbered refs={requests} />
            </li>
          );
        })}
      </ul>
    </Part>
  );
}

function Numbered({ refs }: Readonly<{ refs: readonly Ref[] }>) {
  return refs.map(({ id, no }) => (
    <>
      <a class="no" href={`/board/request/${id}`}>
        {displayNo(no)}
      </a>{" "}
    </>
  ));
}
