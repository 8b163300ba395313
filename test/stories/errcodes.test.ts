import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { MONDAY, type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechatOfficial } from "../world/wechat-official/index.js";
import type { World } from "../world/world.js";

/** What becomes of a message that a platform refuses: its fate, the channel's, and what the cadre is told. */
type Case = Readonly<{
  code: string;
  times?: number;
  why: string;
  fate: Readonly<{ state: string; held?: string | null; error?: RegExp }>;
  /** Whether the channel is shown as working meanwhile. */
  up?: boolean;
  told?: RegExp;
  /** Whether it arrives in the end: by itself, or when the resident writes again. */
  arrives: "at once" | "at the next contact" | "when it is mended" | "never";
}>;

const cases: readonly Case[] = [
  {
    ...{ code: "45015", why: "window closed", told: /不让我们现在主动发消息[\s\S]*打电话、上门/ },
    ...{ fate: { state: "queued", held: "no-window" }, arrives: "at the next contact" },
  },
  {
    ...{ code: "45047", why: "count used up", told: /不让我们现在主动发消息/ },
    ...{ fate: { state: "queued", held: "no-window" }, arrives: "at the next contact" },
  },
  { code: "40001", why: "a token that ended is renewed", fate: { state: "accepted" }, arrives: "at once" },
  { code: "42001", why: "a token that expired is renewed", fate: { state: "accepted" }, arrives: "at once" },
  { code: "-1", why: "busy: tried again", fate: { state: "accepted" }, arrives: "at once" },
  {
    ...{ code: "40001", times: 2, why: "credentials that are not accepted", up: false },
    ...{
      fate: { state: "queued", held: null, error: /WECHAT_APP_SECRET.*errcode 40001/ },
      arrives: "when it is mended",
    },
  },
  {
    ...{ code: "48001", why: "no permission", up: false },
    ...{ fate: { state: "queued", held: null, error: /permissions.*errcode 48001/ }, arrives: "when it is mended" },
  },
  {
    ...{ code: "43004", why: "does not follow any more", told: /停用了聊天|不再接收/ },
    ...{ fate: { state: "failed", error: /^gone: .*43004/ }, arrives: "never" },
  },
  {
    ...{ code: "45002", why: "can never be taken", told: /没能送到居民手里/ },
    ...{ fate: { state: "failed", error: /^unfit: .*45002/ }, arrives: "never" },
  },
  {
    ...{ code: "45009", why: "the day's calls used up", told: /额度今天用完/ },
    ...{ fate: { state: "queued", held: "quota" }, arrives: "when it is mended" },
  },
];

describe("every errcode, through the whole program", () => {
  let stage: Play;
  let wechat: World;
  let telegram: World;
  let resident: Talker;
  let liu: Talker;

  beforeAll(async () => {
    wechat = await openWechatOfficial({ clock: () => stage?.now() ?? MONDAY, stamps: Date.now });
    telegram = await openTelegram();
    stage = await openPlay([wechat, telegram], {
      office: (office) => {
        office.deadlines = { budget: 1000 };
      },
    });
    resident = talker(wechat, { id: "o_9001", name: "居民甲" });
    liu = talker(telegram, { id: "1001", name: "刘德宏" });
  });
  afterAll(() => stage?.leave());

  const last = async () => {
    const [row] = await stage.rows(
      "SELECT state, held, error FROM delivery WHERE recipient = 'reporter' AND notice #>> '{say,kind}' = 'wrote' ORDER BY id DESC LIMIT 1",
    );
    return row;
  };
  const shown = async (path: string) => (await fetch(`${stage?.origin}${path}`)).text();

  it.each(cases.map((one, index) => [`${one.code}, ${one.why}`, one, index + 1] as const))("%s", async (_, one, no) => {
    const group = "一二三四五"[(no - 1) % 5];
    await resident.says(`新诉求 上镇村${group}组${no <= 5 ? "的路灯坏了" : "有人乱堆乱放"}`);
    await resident.picks(await resident.hears("我记下的是"), /登记/);
    await resident.hears(`Q-${String(no).padStart(4, "0")}`);
    await liu.says(`签收 ${no}`);
    await resident.hears(/签收/);

    wechat.mishap({ call: "send", times: one.times ?? 1, as: { kind: "refused", code: one.code } });
    const words = `第${group}组的事，${no}号留言`;
    await liu.says(`留言 ${no} ${words}`);
    await eventually(async () => {
      const row = await last();
      const { state, held, error } = one.fate;
      expect(row).toMatchObject({ state, ...(held === undefined ? {} : { held }) });
      if (error !== undefined) expect(row?.error).toMatch(error);
    });
    const channel = `shouwen_channel_up{platform="wechat-official"} ${one.up === false ? 0 : 1}`;
    expect(await shown("/metrics")).toContain(channel);
    const { state, held } = one.fate;
    expect(await shown("/metrics")).toContain(
      `shouwen_deliveries_day{state="${state}"${held ? `,held="${held}"` : ""}}`,
    );
    const ready = await shown("/readyz");
    if (one.up === false) expect(ready).toContain(`errcode ${one.code}`);
    else expect(ready).not.toContain("errcode");
    if (one.told !== undefined) expect((await liu.hears("没能送到")).text).toMatch(one.told);
    await settle(one, words);
  });

  /** How it ends, so that nothing of one case is left for the next. */
  async function settle({ arrives, code }: Case, words: string): Promise<void> {
    if (arrives === "never") {
      expect(resident.chat().filter(({ text }) => text.includes(words))).toEqual([]);
      return;
    }
    if (arrives === "at the next contact") {
      await resident.says("进度");
      await resident.hears(/有 1 条存着/);
    }
    // What cannot be called today is tried again every quarter of an hour, all else every minute.
    if (arrives === "when it is mended") stage?.pass(code === "45009" ? 16 * 60_000 : 61_000);
    await resident.hears(words);
    await eventually(async () => expect(await shown("/metrics")).toContain('{platform="wechat-official"} 1'));
  }
});
