import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../../support/database.js";
import { openStage, type Stage } from "../../support/stage.js";
import { openSlackWorld } from "../../world/slack/index.js";
import { openTelegram } from "../../world/telegram/index.js";
import type { World } from "../../world/world.js";

/** The platforms that name one message a second for each chat. */
const platforms = [
  { name: "telegram", open: (): Promise<World> => openTelegram(), chat: "9001" },
  { name: "slack", open: (): Promise<World> => openSlackWorld({ mode: "socket" }), chat: "U9001" },
] as const;

/** How much a timer may be early, ms. */
const BLUR_MS = 40;
const MINUTE = 60_000;

describe.each(platforms)("at $name's own pace", ({ open, chat, name }) => {
  let database: TestDatabase;
  let db: pg.Client;
  let world: World;
  let stage: Stage;

  beforeEach(async () => {
    database = await freshDatabase();
    db = new pg.Client({ connectionString: database.url });
    await db.connect();
    world = await open();
    stage = await openStage({ worlds: [world], databaseUrl: database.url, env: { PACE_SCALE: "1" } });
    await expect.poll(() => stage.running.channels()[0]?.up).toBe(true);
    const conversation = "INSERT INTO conversation (id, platform, chat, kind) VALUES ($1, $2, $3, 'private')";
    await db.query(conversation, [`${name}:${chat}`, name, chat]);
  });
  afterEach(async () => {
    await stage.stop();
    await world.stop();
    await db.end();
    await database.drop();
  });

  /** Owes the chat these messages, all at once. */
  const owe = async (...texts: string[]) => {
    const row = `INSERT INTO delivery (conversation, recipient, notice, weight) SELECT $1, 'reporter',
      jsonb_build_object('to', 'reporter', 'weight', 'reply', 'say', jsonb_build_object('kind', 'wrote', 'no', 7,
        'who', jsonb_build_object('name', '刘德宏'), 'text', said)), 'reply' FROM unnest($2::text[]) AS said`;
    await db.query(row, [`${name}:${chat}`, texts]);
  };
  const told = () => world.seen(chat);

  it("one chat hears one message a second, in order", async () => {
    const since = Date.now();
    await owe(...[1, 2, 3, 4, 5].map((n) => `第${n}句`));
    await expect.poll(() => told().length).toBe(5);
    // From before the first to the last, so that no delay of the machine's can make it look faster.
    expect((told().at(-1)?.at ?? 0) - since).toBeGreaterThanOrEqual(4_000 - BLUR_MS);
    expect(told().map(({ text }) => /第\d句/.exec(text)?.[0])).toEqual([1, 2, 3, 4, 5].map((n) => `第${n}句`));
  });

  it("a retry_after is obeyed, and what is behind keeps its place", async () => {
    world.mishap({ call: "send", as: { kind: "throttled", retryAfterMs: 3_000 } });
    const since = Date.now();
    await owe("第1句", "第2句");
    await expect.poll(() => told().length).toBe(2);
    expect((told()[0]?.at ?? 0) - since).toBeGreaterThanOrEqual(3_000 - BLUR_MS);
    expect(told().map(({ text }) => /第\d句/.exec(text)?.[0])).toEqual(["第1句", "第2句"]);
  });

  it("a 429 in the middle of a split text: the next piece comes next, and none comes twice", async () => {
    const lines = Array.from({ length: 600 }, (_, line) => `第${line + 1}行照实说`);
    world.mishap({ call: "send", as: { kind: "delay", ms: 1 } });
    world.mishap({ call: "send", as: { kind: "throttled", retryAfterMs: 1_000 } });
    await owe(lines.join("\n"));
    const read = () => told().flatMap(({ text }) => text.match(/第\d+行照实说/g) ?? []);
    await expect.poll(() => read().at(-1)).toBe(lines.at(-1));
    expect(told().length).toBeGreaterThan(1);
    expect(read()).toEqual(lines);
    const tried = async () => (await db.query("SELECT attempts FROM delivery")).rows;
    await expect.poll(tried).toEqual([{ attempts: 2 }]);
  });

  it("a retry_after of a day is capped: after a quarter of an hour we ask again", async () => {
    world.mishap({ call: "send", as: { kind: "throttled", retryAfterMs: 24 * 60 * MINUTE } });
    await owe("第1句");
    const again = "SELECT not_before FROM delivery WHERE attempts = 1";
    await expect.poll(async () => (await db.query(again)).rows).toHaveLength(1);
    const { rows } = await db.query<{ not_before: Date }>(again);
    const wait = (rows[0]?.not_before.getTime() ?? 0) - stage.now();
    expect(wait).toBeLessThanOrEqual(15 * MINUTE);
    expect(wait).toBeGreaterThan(10 * MINUTE);
    expect(told()).toEqual([]);
  });
});
