import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { eventually } from "../support/eventually.js";
import { rowsOf } from "../support/rows.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openSlackWorld, type SlackWorld } from "../world/slack/index.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";
import type { World } from "../world/world.js";
import { profiles } from "./cast.js";

type Scene = Readonly<{
  world: World;
  resident(): Talker;
  requests(who: Talker): Promise<unknown>;
  leave(): Promise<void>;
}>;

async function openScene<W extends World>(world: W, at?: number): Promise<Scene & Readonly<{ world: W }>> {
  const database: TestDatabase = await freshDatabase();
  const stage: Stage = await openStage({ worlds: [world], databaseUrl: database.url, ...(at && { at }) });
  let residents = 0;
  return {
    world,
    resident: () => {
      residents += 1;
      const id = `${world.platform === "slack" ? "U" : ""}${9000 + residents}`;
      return talker(world, { id, name: `居民${residents}`, language: "zh" });
    },
    requests: ({ actor }) =>
      rowsOf(
        database.url,
        `SELECT r.status, r.category, r.area, r.state #>> '{matter,text}' AS text FROM request r
         JOIN account a ON a.person = r.reporter WHERE a."user" = '${actor.id}' ORDER BY r.no`,
      ),
    leave: async () => {
      await stage.stop();
      await world.stop();
      await database.drop();
    },
  };
}

describe.each(Object.entries(profiles))("what comes in the wrong order, on %s", (_, open) => {
  let scene: Scene;

  beforeAll(async () => {
    scene = await openScene(await open());
  });
  afterAll(() => scene?.leave());

  it("a place that overtakes its matter: one request, which has both", async () => {
    const li = scene.resident();
    const deliver = await scene.world.late(li.actor, { text: "上镇村的路灯坏了三天" });
    await li.says("就在三组老槐树旁边");
    await li.hears("三组");
    await deliver();
    const draft = await li.hears(/路灯坏了三天[\s\S]*地点：上镇三组/);
    await li.picks(draft, /登记/);
    await li.hears(/已登记 Q-/);
    expect(await scene.requests(li)).toEqual([
      {
        ...{ status: "registered", category: "市政设施/路灯", area: "sz-3" },
        text: "就在三组老槐树旁边\n上镇村的路灯坏了三天",
      },
    ]);
  });

  it("what is said once more while it waits to be confirmed: it stands in the request once", async () => {
    const li = scene.resident();
    const words = "上镇村三组的路灯坏了三天，我电话13812345678";
    await li.says(words);
    await li.hears("三组");
    await li.says(words);
    await li.says("晚上看不见路");
    await li.picks(await li.hears("看不见路"), /登记/);
    await li.hears(/已登记 Q-/);
    const text = "上镇村三组的路灯坏了三天，我电话〔电话〕\n晚上看不见路";
    expect(await scene.requests(li)).toEqual([{ status: "registered", category: "市政设施/路灯", area: "sz-3", text }]);
  });

  it("what was said before the draft was confirmed, and comes after it: more of the same request", async () => {
    const li = scene.resident();
    await li.says("上镇村二组的路灯坏了三天");
    const draft = await li.hears("路灯");
    const deliver = await scene.world.late(li.actor, { text: "灯杆也歪了，怕砸到人" });
    await li.picks(draft, /登记/);
    const number = /Q-\d{4}/.exec((await li.hears(/已登记 Q-/)).text)?.[0];
    await deliver();
    expect((await li.hears("已补充到")).text).toContain(number);
    expect(await scene.requests(li)).toHaveLength(1);
  });
});

/** Where people can change what they said: WeChat has no such thing. */
const changing = [
  ["Telegram", () => openTelegram()],
  ["Slack", () => openSlackWorld({ mode: "http" })],
] as const;

describe.each(changing)("a message that its sender changed on %s", (_, open) => {
  let scene: Scene & Readonly<{ world: TelegramWorld | SlackWorld }>;

  beforeAll(async () => {
    // The platform's clock is the machine's: here the program's is too, since it is told which was said first.
    scene = await openScene<TelegramWorld | SlackWorld>(await open(), Date.now());
  });
  afterAll(() => scene?.leave());

  const three = "上镇村三组的路灯坏了三天";
  const four = "上镇村四组的路灯坏了三天";
  const registered = (area: string, text: string) => [{ status: "registered", category: "市政设施/路灯", area, text }];

  it("takes the place of its words in the draft", async () => {
    const li = scene.resident();
    const ref = await li.says(three);
    await li.hears("三组");
    await li.says("晚上看不见路");
    await li.hears("看不见路");
    await scene.world.edit(ref, four);
    await li.picks(await li.hears(/四组/), /登记/);
    await li.hears(/已登记 Q-/);
    expect(await scene.requests(li)).toEqual(registered("sz-4", `${four}\n晚上看不见路`));
  });

  it("is heard although it overtakes its original, which then brings about nothing", async () => {
    const li = scene.resident();
    const deliver = await scene.world.overtaken(li.actor, three, four);
    const draft = await li.hears("四组");
    await deliver();
    await li.picks(draft, /登记/);
    await li.hears(/已登记 Q-/);
    expect(await scene.requests(li)).toEqual(registered("sz-4", four));
    expect(li.chat().filter(({ text }) => text.includes("三组"))).toEqual([]);
  });

  it("of a request that is registered goes to whoever is answerable for it, and begins no other", async () => {
    const li = scene.resident();
    const ref = await li.says(three);
    await li.picks(await li.hears("三组"), /登记/);
    const number = /Q-\d{4}/.exec((await li.hears(/已登记 Q-/)).text)?.[0];
    await scene.world.edit(ref, four);
    expect((await li.hears("已补充到")).text).toContain(number);
    await eventually(async () => expect(await scene.requests(li)).toEqual(registered("sz-3", three)));
  });
});
