import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createDigests, type Digests } from "../../src/app/digests.js";
import { makeDigest, openNumber, spanNamed, spansUpTo } from "../../src/core/digest/index.js";
import { fullRoster } from "../../src/core/duty.js";
import { type MetricId, metrics } from "../../src/core/figures/index.js";
import { type Connection, connect } from "../../src/store/connect.js";
import { openDigests } from "../../src/store/digests.js";
import { digestText } from "../../src/text/digest/index.js";
import { fill } from "../demo/fill.js";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { exampleOffice, type MadeUp, makeUp, TWELVE_WEEKS } from "../support/made-up.js";

const office = exampleOffice();
const last = spanNamed(office.zone, "2026-W46");
const weeks = spansUpTo(office.zone, last, 12).map(({ name }) => name);
const settings = { office: () => office, roster: () => fullRoster, clock: () => last.end };

let database: TestDatabase;
let connection: Connection;
let town: readonly MadeUp[];
let digests: Digests;

beforeAll(async () => {
  database = await freshDatabase();
  connection = connect(database.url);
  town = makeUp({ office, ...TWELVE_WEEKS });
  await fill({ connection, office }, town, () => undefined);
  digests = createDigests({ ...settings, store: openDigests(connection.pool) });
  // Three thousand requests with all their messages take their time on a busy machine.
}, 600_000);
afterAll(async () => {
  await connection?.close();
  await database?.drop();
});

it("the digests of twelve weeks and 3,000 requests are those that were read and found good, byte for byte", async () => {
  const lines: string[] = [];
  for (const week of weeks) {
    const { body } = await digests.read(week, []);
    lines.push(`${week} ${createHash("sha256").update(body).digest("hex")}`);
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("golden/bytes.txt");
  for (const [name, scope, language] of [
    ["town", [], "zh-CN"],
    ["town-en", [], "en"],
    ["shangzhen", ["shangzhen"], "zh-CN"],
  ] as const) {
    const { digest } = await digests.read("2026-W46", scope);
    await expect(`${digestText(digest, language, Infinity).join("\n")}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
  }
}, 400_000);

it("V23: the same week rebuilt from the ledger is the same bytes, although the ledger has gone on", async () => {
  const store = openDigests(connection.pool);
  const anew = createDigests({
    ...settings,
    store: { ...store, find: async () => undefined, keep: async (_key, _at, made) => made },
  });
  for (const week of ["2026-W38", "2026-W46"])
    expect((await anew.read(week, [])).body).toBe((await digests.read(week, [])).body);
  const { end } = spanNamed(office.zone, "2026-W44");
  const early = town.map(({ events }) => events.filter(({ at }) => at < end)).filter((events) => events.length > 0);
  const { figures } = makeDigest({ office, period: "2026-W44", histories: early });
  expect((await digests.read("2026-W44", [])).digest.figures).toEqual(JSON.parse(JSON.stringify(figures)));
});

it("a digest that is kept cannot be changed or taken away", async () => {
  await digests.read("2026-W46", []);
  for (const sql of ["UPDATE digest SET body = ''", "DELETE FROM digest", "TRUNCATE digest"])
    await expect(connection.pool.query(sql)).rejects.toThrow(/append-only/);
});

it("every figure opens to as many requests as it is of", async () => {
  const { digest, sources } = await digests.read("2026-W46", []);
  // The keys of the table are the ids of the metrics.
  for (const metric of Object.keys(metrics) as MetricId[])
    for (const assessed of [false, true]) {
      const behind = openNumber(sources, { metric, assessed });
      const of = behind.reduce(
        (sum, { parts }) => sum + (parts[metric === "overall" ? "contacted" : metric]?.[0] ?? 0),
        0,
      );
      expect([metric, of]).toEqual([metric, digest.figures[assessed ? "assessed" : "full"][metric].of]);
    }
  for (const { category, count } of digest.topics)
    expect(openNumber(sources, { metric: "received", assessed: false, category })).toHaveLength(count.of);
});

/** The main figures once more, by another way: SQL over the rows of the ledger, without a line of the program's. */
const SECOND = `
WITH e AS (
  SELECT e.request, e.seq, e.at, e.fact->>'is' AS what, e.fact->'rating' AS said,
    count(*) FILTER (WHERE e.fact->>'is' = 'answered') OVER (PARTITION BY e.request ORDER BY e.seq) AS round
  FROM event e WHERE e.at < $2::timestamptz),
ends AS (
  SELECT DISTINCT ON (request) request, what FROM e
  WHERE what IN ('registered', 'reopened', 'objected', 'closed', 'withdrawn', 'referred') ORDER BY request, seq DESC),
known AS (
  SELECT request, round, seq, at,
    array_remove(array_agg(said->>'contacted') OVER w, NULL) AS contacted,
    array_remove(array_agg(said->>'solved') OVER w, NULL) AS solved,
    array_remove(array_agg(said->>'satisfied') OVER w, NULL) AS satisfied
  FROM e WHERE what = 'rated' WINDOW w AS (PARTITION BY request, round ORDER BY seq)),
scored AS (
  SELECT request, round, seq, at, contacted[cardinality(contacted)] AS contacted, solved[cardinality(solved)] AS solved,
    satisfied[cardinality(satisfied)] AS satisfied FROM known),
rounds AS (
  SELECT request, round,
    min(at) FILTER (WHERE solved = 'no' OR satisfied = 'no' OR (contacted IS NOT NULL AND solved IS NOT NULL AND satisfied IS NOT NULL)) AS valid,
    (array_agg(contacted ORDER BY seq DESC))[1] AS contacted, (array_agg(solved ORDER BY seq DESC))[1] AS solved,
    (array_agg(satisfied ORDER BY seq DESC))[1] AS satisfied
  FROM scored GROUP BY request, round),
heard AS (SELECT DISTINCT ON (request) * FROM rounds WHERE valid >= $1::timestamptz ORDER BY request, round DESC),
-- Every report: those that were registered, and those of the same thing that were not.
reports AS (
  SELECT coalesce(d.fact ? 'repeats', false) AS again FROM e JOIN event d ON d.request = e.request AND d.seq = 1
  WHERE e.what = 'registered' AND e.at >= $1::timestamptz
  UNION ALL SELECT true FROM event s WHERE s.fact->>'again' = 'true' AND s.at >= $1::timestamptz AND s.at < $2::timestamptz),
sums AS (
  SELECT count(*) AS v, count(*) FILTER (WHERE contacted = 'yes') AS contacted, count(*) FILTER (WHERE solved = 'yes') AS solved,
    count(*) FILTER (WHERE satisfied = 'yes') * 10 + count(*) FILTER (WHERE satisfied = 'mostly') * 9 AS pleased FROM heard)
SELECT
  (SELECT count(*) FROM e WHERE what = 'registered' AND at >= $1::timestamptz)::int AS received,
  (SELECT count(*) FROM ends WHERE what IN ('registered', 'reopened', 'objected'))::int AS open,
  v::int AS valid, round(contacted * 1000.0 / v)::int AS contacted, round(solved * 1000.0 / v)::int AS solved,
  (SELECT round(count(*) FILTER (WHERE again) * 1000.0 / count(*))::int FROM reports) AS repeats,
  round(pleased * 100.0 / v)::int AS satisfied, round((contacted + solved * 5 + pleased * 0.4) * 100.0 / v)::int AS overall
FROM sums`;

it.each(weeks)("agrees with a second computation in SQL: %s", async (week) => {
  const { start, end } = spanNamed(office.zone, week);
  const { rows } = await connection.pool.query<Record<string, number>>(SECOND, [new Date(start), new Date(end)]);
  const { full } = (await digests.read(week, [])).digest.figures;
  const { received, open, valid, contacted, solved, satisfied, overall, repeats } = full;
  const all = { received, open, valid, contacted, solved, satisfied, overall, repeats };
  const ours = Object.fromEntries(Object.entries(all).map(([name, { value }]) => [name, value]));
  expect(ours).toEqual(rows[0]);
});

/** Visits and messages once more, from the rows of the audit and of the deliveries. */
const BESIDE = `
WITH v AS (
  SELECT about->>'home' AS home, (about->>'minutes')::int AS minutes FROM audit
  WHERE what = 'visit ended' AND at >= $1::timestamptz AND at < $2::timestamptz),
told AS (
  SELECT recipient, count(*) AS n FROM delivery
  WHERE done_at >= $1::timestamptz AND done_at < $2::timestamptz AND state = 'accepted' AND weight <> 'reply' AND recipient = ANY ($3::text[])
  GROUP BY recipient)
SELECT (SELECT count(DISTINCT home) FROM v)::int AS households, (SELECT count(*) FROM v)::int AS times,
  (SELECT count(*) FROM v WHERE minutes < 15)::int AS short,
  (SELECT coalesce(max(n), 0) FROM told)::int AS most,
  (SELECT round(coalesce(sum(n), 0) * 10 / $4) FROM told)::int AS week`;

it.each(weeks)("counts visits and messages as a second SQL does: %s", async (week) => {
  const { start, end } = spanNamed(office.zone, week);
  const staff = [...office.staff.values()]
    .filter(({ roles }) => roles.includes("cadre") || roles.includes("coordinator"))
    .map(({ id }) => id);
  const values = [new Date(start), new Date(end), staff, staff.length];
  const { rows } = await connection.pool.query<Record<string, number>>(BESIDE, values);
  const { visits, burden } = (await digests.read(week, [])).digest;
  const { households, times, short } = visits ?? {};
  expect({ households, times, short, most: burden?.most, week: burden?.perWeek }).toEqual(rows[0]);
  expect(times).toBeGreaterThan(0);
});

it("names no door and no person in the bytes of a digest", async () => {
  const { body } = await digests.read("2026-W46", []);
  for (const { door } of office.homes ?? []) expect(body).not.toContain(door);
  for (const { name, id } of office.staff.values()) {
    expect(body).not.toContain(name);
    expect(body).not.toContain(`"${id}"`);
  }
});

it("knows what was sent, at night and in vain, by a second count", async () => {
  const { digest } = await digests.read("2026-W46", []);
  const { rows } = await connection.pool.query<{ failed: number; unreached: number }>(
    `SELECT count(*)::int AS failed, count(DISTINCT request)::int AS unreached FROM delivery
     WHERE state = 'failed' AND done_at >= $1 AND done_at < $2`,
    [new Date(last.start), new Date(last.end)],
  );
  expect(digest.delivery).toEqual(rows[0]);
  expect(rows[0]?.failed).toBeGreaterThan(0);
});
