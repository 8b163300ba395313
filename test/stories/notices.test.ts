import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { MONDAY, type Talker, talker } from "../support/stage.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechatOfficial, type WechatOfficialWorld } from "../world/wechat-official/index.js";
import type { World } from "../world/world.js";

const HOUR = 3_600_000;
const ask = "https://mp.weixin.qq.com/s/agree";
const fields = { character_string1: "no", thing2: "what", time3: "time", thing4: "next" };
const forms = {
  standing: { platform: "wechat-official", template: "T-lasting", kind: "standing", ask, fields },
  once: { platform: "wechat-official", template: "T-once", kind: "once", ask, fields },
};

describe("a service account, beyond its windows", () => {
  let stage: Play;
  let wechat: WechatOfficialWorld;
  let telegram: World;
  let resident: Talker;
  let liu: Talker;

  beforeAll(async () => {
    const clock = () => stage?.now() ?? MONDAY;
    wechat = await openWechatOfficial({ windows: true, clock, stamps: Date.now });
    telegram = await openTelegram();
    stage = await openPlay([wechat, telegram], {
      office: (office) => {
        office.notices = [forms.standing, forms.once];
        office.menu = [
          { name: "查进度", say: "进度" },
          {
            name: "更多",
            keys: [
              { name: "怎么用", say: "帮助" },
              { name: "公开栏", url: "https://example.org/open" },
            ],
          },
        ];
        office.spots = [{ id: "lamp-12", area: "sz-3", place: "12号灯杆" }];
      },
    });
    resident = talker(wechat, { id: "o_9001", name: "居民甲" });
    liu = talker(telegram, { id: "1001", name: "刘德宏" });
  });
  afterAll(() => stage?.leave());

  const fates = () =>
    stage.rows(
      `SELECT notice->'say'->>'kind' AS kind, state, held, slot, arrived IS NOT NULL AS arrived, error FROM delivery
       WHERE conversation = 'wechat-official:o_9001' ORDER BY id`,
    );
  const waitFor = (kind: string, wanted: object) =>
    eventually(async () => expect((await fates()).filter((row) => row.kind === kind).at(-1)).toMatchObject(wanted));
  const event = (Event: string, more: object = {}) => wechat.push(resident.actor, { MsgType: "event", Event, ...more });
  const agreed = (template: string, SubscribeStatusString: "accept" | "reject") =>
    event("subscribe_msg_popup_event", {
      SubscribeMsgPopupEvent: { List: { TemplateId: template, SubscribeStatusString, PopupScene: "2" } },
    });
  const sent = (no: number, ErrorCode: number, ErrorStatus: string) =>
    event("subscribe_msg_sent_event", {
      SubscribeMsgSentEvent: { List: { TemplateId: "T", MsgID: String(no), ErrorCode, ErrorStatus } },
    });

  it("has the menu of the office file, whose keys do what their words do", async () => {
    await eventually(async () => expect(wechat.account.menus).toHaveLength(1));
    expect(wechat.account.menus[0]).toEqual({
      button: [
        { type: "click", name: "查进度", key: "进度" },
        {
          name: "更多",
          sub_button: [
            { type: "click", name: "怎么用", key: "帮助" },
            { type: "view", name: "公开栏", url: "https://example.org/open" },
          ],
        },
      ],
    });
    await event("CLICK", { EventKey: "帮助" });
    await resident.hears("您还可以发");
  });

  it("takes the place of a code that was scanned for what is reported next, and asks for consent under the acknowledgement", async () => {
    await event("subscribe", { EventKey: "qrscene_lamp-12" });
    await resident.hears("您扫的码在：上镇三组12号灯杆");
    await resident.says("路灯不亮");
    const draft = await resident.hears("我记下的是");
    expect(draft.text).toContain("上镇三组");
    await resident.picks(draft, /登记/);
    expect((await resident.hears("Q-0001")).text).toContain(ask);
    const [row] = await stage.rows("SELECT area FROM request WHERE no = 1");
    expect(row).toEqual({ area: "sz-3" });
  });

  it("a code that was scanned says nothing of what words place elsewhere", async () => {
    await event("SCAN", { EventKey: "lamp-12" });
    await resident.hears("您扫的码在");
    await resident.says("下营村一组的井盖坏了");
    expect((await resident.hears("我记下的是")).text).toContain("下营");
    await resident.says("算了");
    await resident.hears(/没有登记|不登记|好/);
  });

  it("knocks by a lasting notice when the window is shut, and tells the whole at the next contact", async () => {
    await liu.picks(await liu.hears("Q-0001", { chat: telegram.group ?? "" }), /我办/);
    await resident.hears("签收");
    await liu.says("已联系 1 电话");
    wechat.account.standing.add("o_9001 T-lasting");
    await agreed("T-lasting", "accept");
    stage?.pass(49 * HOUR);
    await liu.says("答复 1 灯泡换好了");
    await waitFor("answered", { state: "queued", held: "noticed", slot: "notice:T-lasting", arrived: false });
    expect(wechat.account.notices).toEqual([
      {
        openid: "o_9001",
        template: "T-lasting",
        data: {
          character_string1: { value: "Q-0001" },
          thing2: { value: "办理有了结果" },
          time3: { value: expect.stringMatching(/^2026年3月4日 10:0\d$/) },
          thing4: { value: "回到聊天发“进度”看全文" },
        },
      },
    ]);
    await sent(1, 0, "success");
    await waitFor("answered", { state: "queued", held: "noticed", arrived: true });
    await resident.says("进度");
    await resident.hears("有 1 条存着");
    await resident.picks(await resident.hears("灯泡换好了"), /联系了/);
    await waitFor("answered", { state: "accepted" });
    expect(wechat.account.notices).toHaveLength(1);
  });

  it("spends a one-time consent once; then what waits is told at the next contact", async () => {
    wechat.account.standing.clear();
    await event("subscribe_msg_change_event", {
      SubscribeMsgChangeEvent: { List: { TemplateId: "T-lasting", SubscribeStatusString: "reject" } },
    });
    wechat.account.consents.push("o_9001 T-once");
    await agreed("T-once", "accept");
    stage?.pass(49 * HOUR);
    await liu.says("留言 1 灯杆要不要刷漆");
    await waitFor("wrote", { state: "queued", held: "noticed", slot: "notice:T-once" });
    await liu.says("留言 1 刷绿的行吗");
    await waitFor("wrote", { state: "queued", held: "no-window" });
    expect(wechat.account.notices.map(({ template }) => template)).toEqual(["T-lasting", "T-once"]);
    await resident.says("进度");
    await resident.hears("刷漆");
    await resident.hears("刷绿的");
  });

  it("believes the platform that nobody agreed (43101), and keeps what waits", async () => {
    const before = wechat.calls("/cgi-bin/message/subscribe/bizsend");
    await agreed("T-once", "accept");
    stage?.pass(49 * HOUR);
    await liu.says("留言 1 周五来刷");
    await waitFor("wrote", { state: "queued", held: "no-window" });
    expect(wechat.account.notices).toHaveLength(2);
    // Asked once; a second call is only that of a renewed token.
    expect([1, 2]).toContain(wechat.calls("/cgi-bin/message/subscribe/bizsend") - before);
    await resident.says("好");
    await resident.hears("周五来刷");
  });

  it("they report another matter, and stay away", async () => {
    await resident.says("新诉求 上镇村三组的井盖坏了");
    await resident.picks(await resident.hears(/我记下的是[\s\S]*井盖/), /登记/);
    await resident.hears("Q-0002");
    await liu.says("签收 2");
    await liu.hears(/Q-0002[\s\S]*联系/);
    stage?.pass(49 * HOUR);
  });

  it.each([
    ["subscribe_msg_sent_event", "换成白漆行吗", (ref: number) => sent(ref, 2, "user_block")],
    [
      "TEMPLATESENDJOBFINISH",
      "换成灰漆行吗",
      (ref: number) => event("TEMPLATESENDJOBFINISH", { MsgID: ref, Status: "failed:user block" }),
    ],
  ])(
    "a notice that its person blocks is a failure (%s): whoever is answerable is told of another way",
    async (_, words, told) => {
      wechat.account.consents.push("o_9001 T-once");
      stage?.pass(2_000);
      await agreed("T-once", "accept");
      await liu.says(`留言 2 ${words}`);
      await waitFor("wrote", { state: "queued", held: "noticed" });
      await told(wechat.account.notices.length);
      await waitFor("wrote", { state: "failed", error: expect.stringContaining("blocks its notices") });
      await eventually(async () =>
        expect(
          await stage.rows("SELECT 1 FROM delivery WHERE state = 'failed' AND recipient = 'reporter' AND NOT told"),
        ).toEqual([]),
      );
    },
  );

  it("a notice that the platform lost is planned anew: here, for the next contact", async () => {
    wechat.account.consents.push("o_9001 T-once");
    stage?.pass(2_000);
    await agreed("T-once", "accept");
    await liu.says("留言 2 漆刷好了");
    await waitFor("wrote", { state: "queued", held: "noticed" });
    await event("TEMPLATESENDJOBFINISH", { MsgID: wechat.account.notices.length, Status: "failed: system failed" });
    await waitFor("wrote", { state: "queued", held: "no-window" });
    await resident.says("进度");
    await resident.hears("漆刷好了");
  });

  it("refuses a report of what was never sent, so that it comes again", async () => {
    const attempts = await sent(4711, 0, "success");
    expect(attempts.map(({ status }) => status)).toEqual([503, 503, 503]);
  });
});
