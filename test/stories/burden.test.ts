import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

const cadres = { liu: "1001", wang: "1002", zhao: "1003" } as const;
const MINUTE = 60_000;
/** How many are overdue after the outage; `BURDEN_PILE=10000` for the whole of it. */
const PILE = Number(process.env.BURDEN_PILE ?? 2_000);

describe("what a cadre is told", () => {
  let db: pg.Client;
  let world: TelegramWorld;
  let stage: Play;

  beforeAll(async () => {
    world = await openTelegram();
    stage = await openPlay([world], { office: (office) => Object.assign(office, { deadlines: { budget: 6 } }) });
    db = new pg.Client({ connectionString: stage.databaseUrl });
    await db.connect();
    // The copies have no ledger of their own before the outage.
    await db.query("SET session_replication_role = replica");
    const resident = talker(world, { id: "9001", name: "居民", language: "zh" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("路灯"), /登记/);
    await resident.hears("首问责任人");
    const liu = talker(world, { id: cadres.liu, name: "刘德宏", language: "zh" });
    await liu.says("签收 1");
    await liu.hears("现在由您负责");
    await resident.hears("已签收");
  });
  afterAll(async () => {
    await db?.end();
    await stage?.leave();
  });

  /** As many more requests like the first, in the hands of three cadres, whose time to contact the resident is over: an outage of a night. */
  const outage = (from: number, count: number, people: readonly string[] = Object.keys(cadres)) =>
    db.query(
      `INSERT INTO request (id, office, year, no, status, situation, reporter, origin, category, area, urgency, first_asked, accountable, next_due, drafted_at, registered_at, answer_due, version, head, state)
       SELECT 'copy' || n, office, year, n, status, situation, reporter, 'telegram:' || 100000 + n, category, area, urgency, who, who, $3, drafted_at, registered_at, answer_due, version, head,
         state || jsonb_build_object('id', 'copy' || n, 'no', n, 'origin', 'telegram:' || 100000 + n, 'accountable', who, 'firstAsked', who, 'assists', '[]'::jsonb,
           'due', (state->'due') || jsonb_build_object('contact', $4::bigint))
       FROM request, generate_series($1::int, $1::int + $2::int - 1) n, LATERAL (SELECT ($5::text[])[1 + n % cardinality($5::text[])] AS who) w
       WHERE no = 1 AND id NOT LIKE 'copy%'`,
      [from, count, new Date(stage.now() - 1000), stage.now() - 1000, people],
    );
  const told = (who: keyof typeof cadres) => world.seen(cadres[who]).map(({ text }) => text);
  const count = async (sql: string) =>
    (await db.query<{ count: number }>(`SELECT count(*)::int AS count ${sql}`)).rows[0]?.count;
  const workedOff = (most: number) =>
    eventually(
      async () =>
        expect(await count(`FROM request WHERE next_due <= '${new Date(stage.now()).toISOString()}'`)).toBe(0),
      most,
    );
  const quietNow = (most: number) =>
    eventually(
      async () =>
        expect(
          await count(
            "FROM delivery WHERE state = 'queued' AND recipient <> 'reporter' AND coalesce(held, '') <> 'budget'",
          ),
        ).toBe(0),
      most,
    );

  it("after a night's outage with thousands overdue at once: one message for each cadre, in a minute or two of work", async () => {
    const before = { liu: told("liu").length, wang: told("wang").length, zhao: told("zhao").length };
    const began = Date.now();
    await outage(1001, PILE);
    await workedOff(240_000);
    const seconds = (Date.now() - began) / 1000;
    stage.pass(11 * MINUTE);
    await quietNow(120_000);
    const rows = await count(
      "FROM delivery WHERE recipient IN ('liu', 'wang', 'zhao') AND created_at > now() - interval '100 years' AND request LIKE 'copy%'",
    );
    for (const who of ["liu", "wang", "zhao"] as const) {
      const news = told(who).slice(before[who]);
      expect(news.length, news.join("\n---\n")).toBe(1);
      expect(news[0]).toMatch(/提醒攒在一起，一次说完：\n等您联系居民 \d{3,4} 件：Q-\d+、.* 等\n疑似记录 \d{3,4} 件/);
    }
    expect(rows).toBeGreaterThanOrEqual(2 * PILE);
    expect(await count("FROM event WHERE request LIKE 'copy%' AND fact->>'mark' = 'contact'")).toBe(PILE);
    console.log(
      `${PILE} overdue at once: worked off in ${seconds.toFixed(1)} s, ${rows} reminders, 3 messages to cadres`,
    );
  }, 400_000);

  it("is never more than the daily budget; the rest is one message in the morning", async () => {
    const before = told("zhao").length;
    for (let round = 0; round < 6; round++) {
      await outage(20_001 + round, 1, ["zhao"]);
      await workedOff(60_000);
      await quietNow(60_000);
    }
    // Six a day, and one was said after the outage; each of these brings two (late, and noted as suspected).
    expect(told("zhao").length - before).toBe(5);
    expect(await count("FROM delivery WHERE recipient = 'zhao' AND held = 'budget'")).toBe(6);
    const zhao = talker(world, { id: cadres.zhao, name: "赵国梁", language: "zh" });
    await zhao.says("帮助");
    await eventually(() => expect(told("zhao").length - before).toBe(6));
    expect(await count("FROM delivery WHERE recipient = 'zhao' AND held = 'budget'")).toBe(6);
    stage.pass(22 * 60 * MINUTE + 5 * MINUTE);
    await eventually(() => expect(told("zhao").at(-1)).toMatch(/提醒攒在一起，一次说完：\n等您联系居民 \d 件/));
  });

  it("rests while they asked not to be disturbed: what cannot wait goes to whoever covers", async () => {
    const wang = talker(world, { id: cadres.wang, name: "王秀英", language: "zh" });
    await wang.says("免打扰 到 今天18:00 @刘德宏");
    await wang.hears("18:00");
    await eventually(() => expect(told("liu").join("\n")).toContain("王秀英"));
    const before = { liu: told("liu").length, wang: told("wang").length };
    await outage(30_001, 1, ["wang"]);
    await db.query(
      "UPDATE request SET urgency = 'urgent', state = jsonb_set(state, '{matter,urgency}', '\"urgent\"') WHERE id = 'copy30001'",
    );
    await outage(30_002, 1, ["wang"]);
    await workedOff(60_000);
    await eventually(() => expect(told("liu").slice(before.liu).join("\n")).toContain("Q-30001"));
    expect(told("liu").slice(before.liu).join("\n")).not.toContain("Q-30002");
    expect(told("wang").length).toBe(before.wang);
    stage.pass(11 * 60 * MINUTE);
    await eventually(() => expect(told("wang").slice(before.wang).join("\n")).toMatch(/Q-30002/));
  });
});
