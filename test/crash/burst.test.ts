import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { verifyLedger } from "../../src/store/verify.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";
import { settled } from "./deaths.js";
import { openTrial, type Trial } from "./trial.js";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const RESIDENTS = 50;
const places = [
  "上镇村一组",
  "上镇村二组",
  "上镇村三组",
  "上镇村四组",
  "上镇村五组",
  "下营村一组",
  "下营村二组",
  "下营村三组",
  "梨花苑北区",
  "梨花苑南区",
];
const matters = ["路灯坏了三天", "井盖丢了", "垃圾没人清", "自来水停了", "下水道堵了"];
/** What the resident of this index says, in a row: everybody about another matter, since the same one would be joined. */
const storyOf = (index: number) =>
  [`${places[index % 10]}的${matters[Math.floor(index / 10)]}`, "就在小卖部门口那一片", "登记"] as const;

describe("three messages in a row from each of fifty residents, one in ten delivered twice", () => {
  let db: pg.Client;
  let world: World;
  let house: Trial;

  beforeAll(async () => {
    world = await openTelegram();
    house = await openTrial(world);
    db = house.db;
  });
  afterAll(() => house?.leave());

  it("are stored once each, in order, numbered without gaps, though the program is killed in the middle", async () => {
    const life = await house.begin();
    const done = sendAll(world);
    await expect.poll(() => count(db, "SELECT count(*)::int AS count FROM inbox"), { interval: 5 }).toBeGreaterThan(60);
    await life.end("SIGKILL");
    await alone(db);
    const heardThen = everyone.map((id) => world.seen(id).length);
    const knownThen = await knownTo(db);
    const second = await house.begin();
    await done;
    await settled(db);

    expect(await count(db, "SELECT count(*)::int AS count FROM inbox")).toBe(RESIDENTS * 3);
    const { rows } = await db.query<{ no: number; words: string }>(
      "SELECT no, state->'matter'->>'text' AS words FROM request",
    );
    expect(rows.map(({ no }) => no).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: RESIDENTS }, (_, i) => i + 1),
    );
    const told = Array.from({ length: RESIDENTS }, (_, i) => storyOf(i).slice(0, 2).join("\n"));
    expect(rows.map(({ words }) => words).toSorted()).toEqual(told.toSorted());
    expect((await verifyLedger(db, () => {})).faults).toEqual([]);

    const heard = everyone.map((id) => world.seen(id).map(({ text }) => text));
    for (const [index, texts] of heard.entries()) {
      const story = storyOf(index);
      const [first, second, third, ...more] = [...new Set(texts)];
      expect([first, second, third]).toEqual([
        expect.stringContaining(story[0]),
        expect.stringContaining(story[1]),
        expect.stringContaining("首问责任人"),
      ]);
      expect(more).toEqual([]);
    }
    // Said once more is at most the one message of a chat that was said, and not yet known to be said, when the program died.
    for (const [index, texts] of heard.entries()) {
      const unknown = (heardThen[index] ?? 0) - (knownThen.get(`telegram:${9001 + index}`) ?? 0);
      expect([0, 1]).toContain(unknown);
      expect(texts.length - new Set(texts).size).toBeLessThanOrEqual(unknown);
    }
    await second.end("SIGTERM");
  });
});

const everyone = Array.from({ length: RESIDENTS }, (_, i) => String(9001 + i));

/** How many messages to each chat are known to be said. */
async function knownTo(db: pg.Client): Promise<ReadonlyMap<string, number>> {
  const known = "SELECT conversation, count(*)::int AS count FROM delivery WHERE state = 'accepted' GROUP BY 1";
  const { rows } = await db.query<{ conversation: string; count: number }>(known);
  return new Map(rows.map(({ conversation, count }) => [conversation, count]));
}

/** Resolves once nobody but us works in the database: what the dead had sent there is done or undone. */
async function alone(db: pg.Client): Promise<void> {
  const others = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
  await expect.poll(async () => (await db.query(others)).rowCount).toBe(0);
}

/** Everyone says everything at once, without waiting to be heard; resolves when the platform has been told that all is taken. */
async function sendAll(world: World): Promise<void> {
  const sent: Promise<unknown>[] = [];
  let messages = 0;
  for (const turn of [0, 1, 2] as const)
    for (let i = 0; i < RESIDENTS; i++) {
      const text = storyOf(i)[turn];
      sent.push(world.act({ id: String(9001 + i), name: `居民${i + 1}`, language: "zh" }, { text }));
      messages += 1;
      if (messages % 10 === 0) sent.push(world.repeat());
    }
  await Promise.all(sent);
}

async function count(db: pg.Client, query: string): Promise<number> {
  return (await db.query<{ count: number }>(query)).rows[0]?.count ?? 0;
}
