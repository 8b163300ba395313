import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { campaignTo } from "../support/campaign.js";
import { eventually } from "../support/eventually.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";
import { openTrial, type Trial } from "./trial.js";

const HOUSEHOLDS = 1_500;
/** What a process has in hand of one platform at most: 300 rows, and what one look at the ledger brings. */
const IN_HAND = 500;

describe("a campaign whose program is killed in the middle, twice", () => {
  let db: pg.Client;
  let world: World;
  let house: Trial;

  beforeAll(async () => {
    world = await openTelegram();
    house = await openTrial(world, { PACE_SCALE: "10" });
    db = house.db;
  });
  afterAll(() => house?.leave());

  it("is said to every household, and again only to those whose message was in hand when it died", async () => {
    const life = await house.begin();
    await db.query(campaignTo(HOUSEHOLDS));
    await told(200);
    await life.end("SIGKILL");
    const next = await house.begin();
    await told(700);
    await next.end("SIGKILL");
    await house.begin();
    await told(HOUSEHOLDS);
    const heard = new Map<string, number>();
    for (const { chat } of world.seen()) heard.set(chat, (heard.get(chat) ?? 0) + 1);
    expect(heard.size).toBe(HOUSEHOLDS);
    expect(Math.max(...heard.values())).toBeLessThanOrEqual(3);
    expect(world.seen().length - HOUSEHOLDS).toBeLessThanOrEqual(2 * IN_HAND);
    const { rows } = await db.query("SELECT state, count(*)::int AS count FROM delivery GROUP BY 1");
    expect(rows).toEqual([{ state: "accepted", count: HOUSEHOLDS }]);
  });

  const told = (most: number) => eventually(async () => expect(await count()).toBeGreaterThanOrEqual(most), 150_000);

  async function count(): Promise<number> {
    const { rows } = await db.query<{ told: number }>(
      "SELECT count(*)::int AS told FROM delivery WHERE state = 'accepted'",
    );
    return rows[0]?.told ?? 0;
  }
});
