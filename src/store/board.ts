import type { Event } from "../core/event.js";
import type { Request } from "../core/request.js";
import type { Reported } from "../core/say-alert.js";
import type { Found, Search, Tally, View, Whole } from "../core/search.js";
import type { Database } from "./connect.js";
import { conditions, type Row, RUNNING, toFound } from "./find.js";

/** What the board and the exports read. */
export interface Board {
  /** One page of a list, newest first. */
  find(office: string, search: Search, view: View): Promise<readonly Found[]>;
  /** The id of the newest request with a number, whoever may see it. */
  numbered(office: string, no: number): Promise<string | undefined>;
  whole(id: string): Promise<Whole | undefined>;
  /** What was reported in an emergency; `since`: from when on it is new. */
  reported(alert: string, at: Readonly<{ since: number; now: number }>): Promise<Reported>;
  /** Open and late ones by area; of what one may see. */
  tally(office: string, view: View, now: number): Promise<readonly Tally[]>;
}

/** Opens the board's reads. */
export function openBoard(database: Database): Board {
  return {
    async find(office, search, view) {
      const { where, order, values } = conditions(office, search, view);
      const rows = await database.$queryRawUnsafe<Row[]>(`${FIND} WHERE ${where} ${order}`, ...values);
      const found = rows.map(toFound);
      return search.after === undefined ? found : found.reverse();
    },
    async numbered(office, no) {
      const row = await database.request.findFirst({
        where: { office, no },
        orderBy: { year: "desc" },
        select: { id: true },
      });
      return row?.id;
    },
    whole: (id) => readWhole(database, id),
    async reported(alert, { since, now }) {
      const [row] = await database.$queryRawUnsafe<Reported[]>(
        REPORTED,
        alert,
        new Date(since).toISOString(),
        new Date(now).toISOString(),
      );
      return row ?? { all: 0, fresh: 0, people: 0, open: 0, late: 0, numbers: [] };
    },
    async tally(office, view, now) {
      const { where, values } = conditions(office, { state: "open", most: 0 }, view);
      const late = `count(*) FILTER (WHERE r.answer_due < $${values.length + 1}::timestamptz AND ${RUNNING})`;
      const rows = await database.$queryRawUnsafe<{ area: string | null; open: bigint; late: bigint }[]>(
        `SELECT r.area, count(*) AS open, ${late} AS late FROM request r WHERE ${where} GROUP BY r.area`,
        ...values,
        new Date(now).toISOString(),
      );
      return rows.map(({ area, open, late }) => ({ area: area ?? undefined, open: Number(open), late: Number(late) }));
    },
  };
}

const FIND = `SELECT r.id, r.no, r.year, r.situation, r.category, r.area, r.urgency, r.first_asked, r.accountable, r.registered_at, r.answer_due,
  coalesce((r.state->>'sealed')::boolean, false) AS sealed, r.state->'matter'->>'text' AS text, r.state->'matter'->>'place' AS place, r.state->'charges' AS charges, ${RUNNING} AS running
FROM request r`;

async function readWhole(database: Database, id: string): Promise<Whole | undefined> {
  const row = await database.request.findUnique({ where: { id }, select: { state: true, version: true } });
  if (row === null) return undefined;
  const [events, told, materials] = await Promise.all([
    database.event.findMany({ where: { request: id }, orderBy: { seq: "asc" } }),
    database.delivery.findMany({
      where: { request: id },
      orderBy: { id: "asc" },
      select: {
        ...{ recipient: true, notice: true, conversation: true, state: true },
        ...{ held: true, arrived: true, createdAt: true, doneAt: true },
      },
    }),
    database.material.groupBy({ by: ["kind"], where: { request: id }, _count: true }),
  ]);
  return {
    // Written by `commit` from a Request, and by nothing else.
    request: row.state as unknown as Request,
    version: row.version,
    // Written by `commit` from Events, and by nothing else.
    events: events.map(({ at, by, fact }) => ({ at: at.getTime(), by, fact }) as unknown as Event),
    told: told.map((one) => ({
      to: one.recipient,
      // A notice is written by `commit` with what it says, and its kind is the tag of that.
      kind: (one.notice as unknown as { say: { kind: string } }).say.kind,
      platform: one.conversation.split(":")[0] ?? "",
      state: one.state,
      held: one.held ?? undefined,
      arrived: one.arrived !== null,
      at: one.createdAt.getTime(),
      doneAt: one.doneAt?.getTime(),
    })),
    materials: Object.fromEntries(materials.map(({ kind, _count }) => [kind, _count])),
  };
}

const LATE = `r.answer_due < $3::timestamptz AND ${RUNNING}`;

/** Emergencies are few, and their digest is read once a day: no index is kept for it. */
const REPORTED = `
SELECT count(*)::int AS "all", count(*) FILTER (WHERE r.registered_at >= $2::timestamptz)::int AS fresh,
  count(DISTINCT r.reporter)::int AS people, count(*) FILTER (WHERE r.status IN ('registered', 'claimed'))::int AS open,
  count(*) FILTER (WHERE ${LATE})::int AS late,
  coalesce((array_agg(r.no ORDER BY r.answer_due) FILTER (WHERE ${LATE} AND NOT (r.state->>'sealed')::boolean))[1:5], '{}') AS numbers
FROM request r WHERE r.no > 0 AND r.state->>'alert' = $1`;
