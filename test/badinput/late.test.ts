import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { openPlay, type Play } from "../support/play.js";
import { type Office, type Talker, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

const MONTH = 31 * 86_400_000;

describe("buttons that come too late, twice, or from elsewhere", () => {
  let world: TelegramWorld;
  let stage: Play;
  let resident: Talker;
  let liu: Talker;
  let wang: Talker;
  let no = 0;

  beforeAll(async () => {
    world = await openTelegram();
    stage = await openPlay([world]);
    liu = talker(world, { id: "1001", name: "刘德宏" });
    wang = talker(world, { id: "1002", name: "王秀英" });
  });
  afterAll(() => stage?.leave());
  beforeEach(() => {
    no += 1;
    resident = talker(world, { id: String(9000 + no), name: `居民${no}`, language: "zh" });
  });

  /** Another place each time: the same one twice would be one matter with two who asked. */
  const matter = () => `上镇村${"一二三四五"[no - 1]}组的路灯坏了三天`;
  const registered = async () => {
    await resident.says(matter());
    const draft = await resident.hears("路灯");
    await resident.picks(draft, /登记/);
    const said = await resident.hears("首问责任人");
    const number = /Q-\d{4}/.exec(said.text)?.[0] ?? "";
    const card = await liu.hears(number, { chat: world.group });
    return { draft, number, card };
  };
  const events = async (number: string) =>
    (
      await stage.rows<{ is: string }>(
        "SELECT fact->>'is' AS is FROM event JOIN request r ON r.id = request WHERE r.no = $1 ORDER BY seq",
        [Number(number.slice(2))],
      )
    ).map(({ is }) => is);

  it("pressed twice at once: done once, and the second is told how it stands", async () => {
    await resident.says(matter());
    const draft = await resident.hears("路灯");
    await Promise.all([resident.picks(draft, /登记/), resident.picks(draft, /登记/)]);
    const number = /Q-\d{4}/.exec((await resident.hears("首问责任人")).text)?.[0] ?? "";
    await resident.hears(/没有做|已登记/);
    const facts = await events(number);
    expect(facts.filter((is) => is === "registered")).toHaveLength(1);
  });

  it("pressed again a month later: nothing happens, and it says where to look", async () => {
    const { draft, number, card } = await registered();
    const before = await events(number);
    stage.pass(MONTH);
    await resident.picks(draft, /登记/);
    await resident.hears(/没有做.*进度/);
    await liu.picks(card, /我办/);
    await resident.hears(/刘德宏.*签收/);
    stage.pass(MONTH);
    const facts = await events(number);
    expect(facts.filter((is) => is === "registered")).toHaveLength(1);
    expect(facts.length).toBeGreaterThan(before.length);
  });

  it("the button of one resident, pressed in another's chat, does nothing and tells nothing", async () => {
    await resident.says(matter());
    const draft = await resident.hears("路灯");
    const rows = await stage.rows<{ id: string }>("SELECT id FROM request ORDER BY drafted_at DESC LIMIT 1");
    const other = talker(world, { id: "9500", name: "别人", language: "zh" });
    const chat = { id: 9500, type: "private", first_name: "别人" };
    const from = { id: 9500, is_bot: false, first_name: "别人", language_code: "zh" };
    await world.raw("9500", {
      callback_query: {
        ...{ id: "77", from, chat_instance: "1", data: `confirm:${rows[0]?.id}` },
        message: { message_id: Number(draft.ref), date: 1, chat, from: { id: 4242, is_bot: true, first_name: "首问" } },
      },
    });
    expect((await other.hears(/./)).text).toMatch(/没有找到/);
    await resident.picks(draft, /登记/);
    await resident.hears("首问责任人");
  });

  it("claimed after another has it: the second is told who", async () => {
    const { number, card } = await registered();
    await Promise.all([liu.picks(card, /我办/), wang.picks(card, /我办/)]);
    await liu.hears(new RegExp(`${number} 已由(刘德宏|王秀英)（.*签收`), { chat: world.group });
    const facts = await events(number);
    expect(facts.filter((is) => is === "claimed")).toHaveLength(1);
  });

  it("a cadre who was taken off the list can claim no more, and is told to whom to turn", async () => {
    const { number } = await registered();
    await liu.says("我的清单");
    await liu.hears(/./);
    const file = join(stage.dataDir, "office.yaml");
    // The stage wrote it from the example.
    const office = parse(await readFile(file, "utf8")) as Office;
    office.people = office.people.map((person) =>
      person.id === "liu" ? { ...person, accounts: { telegram: "1999" } } : person,
    );
    await writeFile(file, stringify(office));
    const before = await events(number);
    await expect
      .poll(
        async () => {
          await liu.says(`签收 ${Number(number.slice(2))}`);
          return (await liu.hears(/./)).text;
        },
        { interval: 300 },
      )
      .toMatch(/名单|没有找到/);
    const after = await events(number);
    await liu.says(`答复 ${Number(number.slice(2))} 修好了`);
    await liu.hears(/名单|没有找到|对吗|在什么地方/);
    expect(await events(number)).toEqual(after);
    expect(after.length).toBeLessThanOrEqual(before.length + 1);
  });
});
