import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { campaignTo } from "../../support/campaign.js";
import { freshDatabase, type TestDatabase } from "../../support/database.js";
import { eventually } from "../../support/eventually.js";
import { openStage, type Stage, talker } from "../../support/stage.js";
import { openTelegram } from "../../world/telegram/index.js";
import type { World } from "../../world/world.js";

/** Ten times Telegram's pace: 300 messages a second, so that the campaign takes about 17 s instead of three minutes. */
const PACE_SCALE = "10";
const HOUSEHOLDS = 5_000;

describe("a water cut is told to 5,000 households", () => {
  let database: TestDatabase;
  let db: pg.Client;
  let world: World;
  let stage: Stage | undefined;

  beforeAll(async () => {
    database = await freshDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    world = await openTelegram();
    stage = await openStage({ worlds: [world], databaseUrl: database.url, env: { PACE_SCALE } });
  });
  afterAll(async () => {
    await stage?.stop();
    await world?.stop();
    await db?.end();
    await database?.drop();
  });

  it("while everybody who writes is answered before it is over, mostly within two seconds of its pace, and each household hears it once", async () => {
    await db.query(campaignTo(HOUSEHOLDS));
    const before: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      await eventually(async () => expect(await told(db)).toBeGreaterThan(i * 500));
      const somebody = talker(world, { id: String(9001 + i), name: `居民${i}` });
      const since = world.seen().length;
      await somebody.says("上镇村三组的路灯坏了三天");
      await somebody.hears("路灯");
      before.push(world.seen().length - since);
    }
    const halfway = await told(db);
    await eventually(async () => expect(await told(db)).toBe(HOUSEHOLDS), 150_000);
    expect(halfway).toBeLessThan(HOUSEHOLDS);
    // Two seconds of the account's pace, where the machine itself does not stand still: nobody waited behind the thousands.
    expect(before.toSorted((one, other) => one - other)[4]).toBeLessThan(600);
    expect(Math.max(...before)).toBeLessThan(2_000);
    const heard = new Map<string, number>();
    for (const { chat, text } of world.seen()) if (text.includes("停水")) heard.set(chat, (heard.get(chat) ?? 0) + 1);
    expect(heard.size).toBe(HOUSEHOLDS);
    expect(new Set(heard.values())).toEqual(new Set([1]));
  });
});

async function told(db: pg.Client): Promise<number> {
  const { rows } = await db.query<{ told: number }>(
    "SELECT count(*)::int AS told FROM delivery WHERE weight = 'news' AND state = 'accepted'",
  );
  return rows[0]?.told ?? 0;
}
