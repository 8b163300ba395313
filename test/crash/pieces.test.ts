import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";
import { settled } from "./deaths.js";
import type { Life } from "./life.js";
import { openTrial, type Trial } from "./trial.js";

describe("a long answer and a picture outlive the program", () => {
  let db: pg.Client;
  let world: World;
  let house: Trial;
  let life: Life;
  let resident: Talker;
  let cadre: Talker;

  beforeAll(async () => {
    world = await openTelegram();
    house = await openTrial(world);
    db = house.db;
    life = await house.begin();
    resident = talker(world, { id: "9001", name: "居民甲", language: "zh" });
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("路灯"), /登记/);
    const { text } = await resident.hears("Q-0001");
    cadre = talker(
      world,
      text.includes("首问责任人：刘德宏") ? { id: "1001", name: "刘德宏" } : { id: "1002", name: "王秀英" },
    );
  });
  afterAll(() => house?.leave());

  it("is killed between two pieces of a split text, and goes on with the second", async () => {
    const words = Array.from({ length: 450 }, (_, line) => `第${line}行照实说`)
      .join("\n")
      .slice(0, 4090);
    await life.order({ point: "after send", do: "wait" });
    const writing = cadre.says(`留言 1 ${words}`);
    await life.reached("after send");
    await life.order({ point: "before send", do: "die" });
    life.goOn();
    await life.ended;
    life = await house.begin();
    await writing;
    await resident.hears(words.slice(-12));
    await settled(db);
    const heard = resident.chat().map(({ text }) => text);
    for (const line of ["第3行照实说", words.slice(-12)])
      expect(heard.filter((text) => text.includes(line))).toHaveLength(1);
  });

  it.each([
    ["before fetch", 1],
    ["after fetch", 2],
    ["before rename", 3],
    ["after rename", 4],
  ] as const)("is killed %s of a picture, and has it whole afterwards", async (point, shade) => {
    const bytes = new Uint8Array(50_000).map((_, index) => index + shade);
    await life.order({ point, do: "die" });
    const sending = resident.does({ text: "补充 1 照片", file: { kind: "image", bytes, mime: "image/jpeg" } });
    await life.ended;
    life = await house.begin();
    await sending;
    const wanted = "SELECT request, path FROM material WHERE file IS NOT NULL AND state = 'kept' ORDER BY at DESC, id";
    await expect.poll(async () => (await open(db)).length).toBe(0);
    const { rows } = await db.query<{ request: string; path: string }>(wanted);
    const kept = await Promise.all(rows.map(({ path }) => readFile(join(house.dataDir, "files", path))));
    expect(kept.filter((file) => Buffer.compare(file, bytes) === 0)).toHaveLength(1);
    const files = await readdir(join(house.dataDir, "files", rows[0]?.request ?? ""));
    expect(files.filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

async function open(db: pg.Client): Promise<readonly unknown[]> {
  return (await db.query("SELECT id FROM material WHERE state = 'wanted'")).rows;
}
