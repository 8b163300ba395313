import type { Point } from "../../../core/digest/index.js";
import { digestTongues, tenths } from "../../../text/digest/index.js";
import type { Telling } from "../tell.js";
import { numberHref, weekHref } from "./href.js";

const WIDTH = 720;
const HEIGHT = 190;
const FLOOR = 150;
const counts = ["received", "closed", "late"] as const;

/** Eight weeks as bars, each of which opens to its requests; the same as a table for those who do not see it. */
export function Trend({ telling, trend }: Readonly<{ telling: Telling; trend: readonly Point[] }>) {
  const { t, viewer } = telling;
  const { metrics } = digestTongues[viewer.language];
  return (
    <section class="trend" aria-labelledby="trend">
      <h2 id="trend">{t("allWeeks")}</h2>
      <p class="legend">
        {counts.map((id) => (
          <span class={`key ${id}`}>{metrics[id].name}</span>
        ))}
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <title>{t("allWeeks")}</title>
        {trend.map((point, index) => (
          <Week telling={telling} point={point} index={index} trend={trend} />
        ))}
      </svg>
      <details>
        <summary>{t("asTable")}</summary>
        <Table telling={telling} trend={trend} />
      </details>
    </section>
  );
}

type Weekly = Readonly<{ telling: Telling; point: Point; index: number; trend: readonly Point[] }>;

function Week({ telling, point, index, trend }: Weekly) {
  const { metrics } = digestTongues[telling.viewer.language];
  const most = Math.max(1, ...trend.flatMap((one) => counts.map((id) => one[id])));
  const wide = WIDTH / trend.length;
  const bar = (wide - 24) / counts.length;
  return (
    <g transform={`translate(${index * wide} 0)`}>
      {counts.map((id, place) => {
        const height = Math.max(2, Math.round((point[id] / most) * (FLOOR - 26)));
        const x = 12 + place * bar;
        return (
          <a href={numberHref(point.period, { metric: id, assessed: false })}>
            <title>{`${point.period} ${metrics[id].name} ${point[id]}`}</title>
            <rect class={id} x={x} y={FLOOR - height} width={bar - 3} height={height} rx={3} />
            <text x={x + bar / 2 - 1} y={FLOOR - height - 5} text-anchor="middle">
              {point[id]}
            </text>
          </a>
        );
      })}
      <a href={weekHref(point.period)}>
        <text class="axis" x={wide / 2} y={FLOOR + 24} text-anchor="middle">
          {point.period.slice(5)}
        </text>
      </a>
    </g>
  );
}

function Table({ telling, trend }: Pick<Weekly, "telling" | "trend">) {
  const { metrics } = digestTongues[telling.viewer.language];
  const columns = ["received", "closed", "open", "late"] as const;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{telling.t("week")}</th>
          {columns.map((id) => (
            <th scope="col">{metrics[id].name}</th>
          ))}
          <th scope="col">{metrics.overall.name}</th>
        </tr>
      </thead>
      <tbody>
        {trend.map((point) => (
          <tr>
            <th scope="row">
              <a href={weekHref(point.period)}>{point.period}</a>
            </th>
            {columns.map((id) => (
              <td>{point[id]}</td>
            ))}
            <td>{point.overall === undefined ? "—" : tenths(point.overall)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
