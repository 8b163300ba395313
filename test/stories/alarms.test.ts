import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";

describe("danger (§8.7)", () => {
  let world: World;
  let stage: Play;
  let people = 0;

  beforeAll(async () => {
    world = await openTelegram();
    stage = await openPlay([world]);
  });
  afterAll(() => stage?.leave());

  const somebody = (): Talker => {
    people += 1;
    return talker(world, { id: String(9000 + people), name: `居民${people}`, language: "zh" });
  };
  const inGroup = () => world.seen(world.group).map(({ text }) => text);

  it("that no alarm knows: the numbers to call stand above the question, and nobody is rung", async () => {
    const resident = somebody();
    await resident.says("我岳父手脚发麻，嘴唇发紫，我们在上镇村三组");
    const draft = await resident.hears(/^有人有危险的话，请先打 120[\s\S]*对吗/);
    expect(draft.buttons.join()).toContain("登记");
    expect(inGroup()).toEqual([]);
  });

  it("V10 in a group: the numbers there, kind words in private, each time; what was said stands nowhere else", async () => {
    const resident = somebody();
    const chat = world.group ?? "";
    await resident.says("我不想活了", { chat });
    await resident.hears(/您不用一个人扛着[\s\S]*12356/);
    await resident.says("真的不想活了", { chat });
    await resident.hears(/您不用一个人扛着[\s\S]*12356/);
    await eventually(() => expect(inGroup().filter((text) => text.includes("120"))).toHaveLength(2));
    expect(inGroup().join()).not.toMatch(/12356|扛着|不想活/);
    const rows = await stage.rows("SELECT count(*)::int AS count FROM request WHERE state->>'sealed' = 'true'");
    expect(rows).toEqual([{ count: 1 }]);
  });
});
