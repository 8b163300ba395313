import { Emergencies } from "./emergency.js";
import { Frame } from "./frame.js";
import type { Shift, Week } from "./roster.js";
import type { Telling } from "./tell.js";

type Props = Readonly<{
  telling: Telling;
  /** What was answered to a declaration. */
  said: string | undefined;
  weeks: readonly Week[];
  week: string;
  before: string;
  after: string;
}>;

/** The duty roster of a week as a picture for each area, with its gaps, and the same as a table. */
export function DutyPage({ telling, said, weeks, week, before, after }: Props) {
  const { t, viewer } = telling;
  return (
    <Frame viewer={viewer} title={t("roster")} here="roster" path={`/board/duty?week=${week}`}>
      <h1>
        {t("roster")} <span class="soft">{week}</span>
      </h1>
      <nav class="pager" aria-label={t("week")}>
        <a href={`/board/duty?week=${before}`}>{t("lastWeek")}</a>
        <a href={`/board/duty?week=${after}`}>{t("nextWeek")}</a>
      </nav>
      <Emergencies telling={telling} said={said} />
      <div class="weeks">
        {weeks.map((one) => (
          <AreaWeek telling={telling} week={one} />
        ))}
      </div>
    </Frame>
  );
}

const LEFT = 74;
const HOUR = 14;
const ROW = 24;
const TOP = 22;

function AreaWeek({ telling, week }: Readonly<{ telling: Telling; week: Week }>) {
  const { t, area } = telling;
  const hours = Math.round((week.gapMinutes / 60) * 10) / 10;
  const people = [...new Set(week.days.flatMap(({ shifts }) => shifts.map(({ staff }) => staff)))];
  const gap = week.gapMinutes === 0 ? t("noGaps") : `${t("gaps")} ${hours} ${t("hours")}`;
  return (
    <section class="week" aria-labelledby={`week-${week.area.id}`}>
      <h2 id={`week-${week.area.id}`}>{area(week.area.id)}</h2>
      <p class={week.gapMinutes === 0 ? "soft" : "bad"}>{gap}</p>
      <svg
        viewBox={`0 0 ${LEFT + 24 * HOUR + 2} ${TOP + 7 * ROW}`}
        role="img"
        aria-label={`${area(week.area.id)}：${gap}`}
      >
        {[0, 6, 12, 18, 24].map((hour) => (
          <text class="hour" x={LEFT + hour * HOUR} y={14} text-anchor={hour === 24 ? "end" : "start"}>
            {`${hour}:00`}
          </text>
        ))}
        {week.days.map(({ at, shifts }, row) => (
          <g transform={`translate(0 ${TOP + row * ROW})`}>
            <text class="day" x={0} y={ROW / 2 + 5}>
              {dayOf(telling, at)}
            </text>
            {shifts.map((shift) => (
              <Bar telling={telling} shift={shift} tone={people.indexOf(shift.staff)} />
            ))}
          </g>
        ))}
      </svg>
      <details>
        <summary>{t("asTable")}</summary>
        <WeekTable telling={telling} week={week} />
      </details>
    </section>
  );
}

function Bar({ telling, shift, tone }: Readonly<{ telling: Telling; shift: Shift; tone: number }>) {
  const width = ((shift.until - shift.from) / 60) * HOUR;
  const x = LEFT + (shift.from / 60) * HOUR;
  const label = shift.staff === undefined ? telling.t("gap") : telling.name(shift.staff);
  return (
    <g class={shift.staff === undefined ? "bar hole" : `bar tone-${tone % 6}`}>
      <title>{`${label} ${hourOf(shift.from)}–${hourOf(shift.until)}`}</title>
      <rect x={x + 1} y={2} width={width - 2} height={ROW - 4} rx={4} />
      {width >= 46 ? (
        <text x={x + width / 2} y={ROW / 2 + 5} text-anchor="middle">
          {label}
        </text>
      ) : null}
    </g>
  );
}

function WeekTable({ telling, week }: Readonly<{ telling: Telling; week: Week }>) {
  const { t, name } = telling;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{t("day")}</th>
          <th scope="col">{t("whoIsOn")}</th>
        </tr>
      </thead>
      <tbody>
        {week.days.map(({ at, shifts }) => (
          <tr>
            <th scope="row">{dayOf(telling, at)}</th>
            <td>
              {shifts.map(({ from, until, staff }) => (
                <span class={staff === undefined ? "bad shift" : "shift"}>
                  {hourOf(from)}–{hourOf(until)} {staff === undefined ? t("gap") : name(staff)}
                </span>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The day without its hour: the first minute of a day would be written as the end of the day before. */
function dayOf({ viewer }: Telling, at: number): string {
  const { language, office } = viewer;
  return new Intl.DateTimeFormat(language, {
    timeZone: office.zone,
    month: "numeric",
    day: "numeric",
    weekday: "short",
  }).format(at);
}

function hourOf(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
}
