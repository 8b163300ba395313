import { areaPath } from "../../core/duty.js";
import type { Area, Office } from "../../core/office.js";
import type { Tally } from "../../core/search.js";
import { Frame } from "./frame.js";
import type { Telling } from "./tell.js";

/** The areas whose boundaries the office file gives, with what is open and late in each; each leads to its list. */
export function MapPage({ telling, tally }: Readonly<{ telling: Telling; tally: readonly Tally[] }>) {
  const { t, viewer } = telling;
  const drawn = drawnOf(viewer.office, tally);
  return (
    <Frame viewer={viewer} title={t("map")} here="map" path="/board/map">
      <h1>{t("map")}</h1>
      <p class="soft">{t("mapText")}</p>
      <Picture telling={telling} drawn={drawn} />
      <AreaTable telling={telling} drawn={drawn} />
    </Frame>
  );
}

type Parts = Readonly<{ telling: Telling; drawn: readonly Drawn[] }>;

function Picture({ telling, drawn }: Parts) {
  const { t, area } = telling;
  const most = Math.max(1, ...drawn.map(({ open }) => open));
  return (
    <svg class="map" viewBox={boxOf(drawn)}>
      <title>{t("map")}</title>
      {drawn.map((one) => (
        <a href={`/board?area=${one.area.id}`}>
          <path
            class={`shade-${Math.ceil((one.open / most) * 4)}`}
            d={`M${one.points.map((p) => p.join(" ")).join("L")}Z`}
          />
          <text x={one.middle[0]} y={one.middle[1]} text-anchor="middle">
            {area(one.area.id)}
          </text>
          <text x={one.middle[0]} y={one.middle[1]} dy="1.25em" text-anchor="middle">
            {t("open")} {one.open}
            {one.late > 0 ? (
              <tspan class="bad">
                {" "}
                {t("late")} {one.late}
              </tspan>
            ) : null}
          </text>
        </a>
      ))}
    </svg>
  );
}

function AreaTable({ telling, drawn }: Parts) {
  const { t, area } = telling;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("area")}</th>
          <th scope="col">{t("open")}</th>
          <th scope="col">{t("late")}</th>
        </tr>
      </thead>
      <tbody>
        {drawn.map((one) => (
          <tr>
            <th scope="row">
              <a href={`/board?area=${one.area.id}`}>{area(one.area.id)}</a>
            </th>
            <td>{one.open}</td>
            <td class={one.late > 0 ? "bad" : ""}>{one.late}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Point = readonly [number, number];
type Drawn = Readonly<{ area: Area; points: readonly Point[]; middle: Point; open: number; late: number }>;

const WIDTH = 800;

/** Areas on paper: longitudes shortened by the latitude, as a map of a town may be drawn; outer areas below inner ones. */
function drawnOf(office: Office, tally: readonly Tally[]): readonly Drawn[] {
  const areas = [...office.areas.values()].filter(({ boundary }) => boundary !== undefined);
  const all = areas.flatMap(({ boundary = [] }) => boundary);
  const west = Math.min(...all.map(([x]) => x));
  const north = Math.max(...all.map(([, y]) => y));
  const east = Math.max(...all.map(([x]) => x));
  const narrow = Math.cos((north * Math.PI) / 180);
  const scale = WIDTH / Math.max((east - west) * narrow, 1e-9);
  return [...areas]
    .sort((one, other) => one.level - other.level)
    .map((area) => {
      const points = (area.boundary ?? []).map(
        ([x, y]) => [round((x - west) * narrow * scale), round((north - y) * scale)] as const,
      );
      const inside = tally.filter((one) => areaPath(office, one.area).some(({ id }) => id === area.id));
      return {
        area,
        points,
        middle: middleOf(points.slice(0, -1)),
        open: inside.reduce((sum, one) => sum + one.open, 0),
        late: inside.reduce((sum, one) => sum + one.late, 0),
      };
    });
}

function middleOf(points: readonly Point[]): Point {
  const mean = (index: 0 | 1) =>
    round(points.reduce((sum, point) => sum + point[index], 0) / Math.max(points.length, 1));
  return [mean(0), mean(1)];
}

function boxOf(drawn: readonly Drawn[]): string {
  const low = Math.max(1, ...drawn.flatMap(({ points }) => points.map(([, y]) => y)));
  return `-10 -10 ${WIDTH + 20} ${low + 20}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
