import type { Digest } from "../../../core/digest/index.js";
import type { MetricId } from "../../../core/figures/index.js";
import { digestTongues, show } from "../../../text/digest/index.js";
import type { Telling } from "../tell.js";
import { Figured } from "./figured.js";

type Parts = Readonly<{ telling: Telling; digest: Digest }>;

const columns: readonly MetricId[] = [
  "received",
  "closed",
  "valid",
  "contacted",
  "solved",
  "satisfied",
  "overall",
  "claimedInTime",
  "answeredInTime",
  "caught",
];

/** Parts 2 and 3: units by band, then by name; no ranks. */
export function Units({ telling, digest: { units, summary, period } }: Parts) {
  const { metrics, names } = digestTongues[telling.viewer.language];
  return (
    <section aria-labelledby="units" class="wide">
      <h2 id="units">
        {names.heads.bands} <span class="soft">{names.heads.assessed}</span>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{names.heads.unit}</th>
            <th scope="col">{names.heads.band}</th>
            {columns.map((metric) => (
              <th scope="col">{metrics[metric].name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <UnitLine week={period.name} unit={unit} />
          ))}
          <tr class="mean">
            <th scope="row">{names.heads.mean}</th>
            <td />
            {columns.map((metric) => (
              <td>{show(summary[metric])}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </section>
  );
}

function UnitLine({ week, unit }: Readonly<{ week: string; unit: Digest["units"][number] }>) {
  const { id, name, band, cells } = unit;
  return (
    <tr>
      <th scope="row">{name}</th>
      <td class={`band ${band ?? "none"}`}>{band ?? "—"}</td>
      {columns.map((metric) => (
        <td>
          <Figured week={week} figure={cells[metric]} opened={{ metric, assessed: true, unit: id }} />
        </td>
      ))}
    </tr>
  );
}

/** Part 11: every figure under both bases, with the one way in which it is counted. */
export function Definitions({ telling, digest: { figures, period } }: Parts) {
  const { t, viewer } = telling;
  const { metrics, names } = digestTongues[viewer.language];
  // The keys of the table are the ids of the metrics, all of them.
  const ids = Object.keys(metrics) as MetricId[];
  return (
    <section aria-labelledby="definitions" class="wide">
      <h2 id="definitions">{t("definitions")}</h2>
      <table class="definitions">
        <thead>
          <tr>
            <th scope="col">{names.heads.metric}</th>
            <th scope="col">{names.heads.full}</th>
            <th scope="col">{names.heads.assessed}</th>
            <th scope="col">{names.heads.means}</th>
          </tr>
        </thead>
        <tbody>
          {ids.map((metric) => (
            <tr>
              <th scope="row">{metrics[metric].name}</th>
              {([false, true] as const).map((assessed) => (
                <td>
                  <Figured
                    week={period.name}
                    figure={figures[assessed ? "assessed" : "full"][metric]}
                    opened={{ metric, assessed }}
                  />
                </td>
              ))}
              <td class="means">{metrics[metric].means}</td>
            </tr>
          ))}
          <Besides telling={telling} />
        </tbody>
      </table>
    </section>
  );
}

/** What is not counted from requests: its value stands beside the messages. */
function Besides({ telling }: Readonly<{ telling: Telling }>) {
  return Object.values(digestTongues[telling.viewer.language].beside).map(({ name, means }) => (
    <tr>
      <th scope="row">{name}</th>
      <td colspan={2} />
      <td class="means">{means}</td>
    </tr>
  ));
}
