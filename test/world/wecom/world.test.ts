import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Far, serveFar } from "../http.js";
import { openWecom, type WecomWorld } from "./index.js";

const liu = { id: "LiuDeHong", name: "刘德宏" };

/** Time, moved by hand. */
let now = 0;
let world: WecomWorld;
let front: Far;
let answers: readonly { status: number; ms?: number }[];

beforeEach(async () => {
  now = Date.now();
  world = await openWecom({ answerMs: 100, clock: () => now });
  answers = [];
  let taken = 0;
  front = await serveFar(async () => {
    const { status, ms = 0 } = answers[taken++] ?? { status: 200 };
    await new Promise((resolve) => setTimeout(resolve, ms));
    return new Response("", { status });
  });
  world.deliverTo(front.origin);
});

afterEach(async () => {
  await front.stop();
  await world.stop();
});

/** The JSON that the API answers, as a client without our code sees it. */
async function ask(path: string, body?: object): Promise<Record<string, unknown>> {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const answer: unknown = await (await fetch(`${world.env().WECOM_API_ROOT}/cgi-bin/${path}`, init)).json();
  return { ...(typeof answer === "object" ? answer : {}) };
}

async function token(): Promise<string> {
  const { WECOM_CORP_ID: id, WECOM_SECRET: secret } = world.env();
  return String((await ask(`gettoken?corpid=${id}&corpsecret=${secret}`)).access_token);
}

const post = async (path: string, body: object) => ask(`${path}?access_token=${await token()}`, body);

const send = (message: object) => post("message/send", { touser: liu.id, agentid: 1000002, ...message });
const sendText = (content = "您好") => send({ msgtype: "text", text: { content } });

const cardOf = (task: string, keys = ["a"]) => ({
  card_type: "button_interaction",
  main_title: { title: "新诉求" },
  task_id: task,
  button_list: keys.map((key) => ({ text: `按钮${key}`, key })),
});

const sendCard = (task: string, keys?: readonly string[]) =>
  send({ msgtype: "template_card", template_card: cardOf(task, keys && [...keys]) });

const update = (code: unknown) =>
  post("message/update_template_card", {
    userids: [liu.id],
    agentid: 1000002,
    response_code: code,
    template_card: { ...cardOf("ignored", []), main_title: { title: "已认领" } },
  });

describe("the played WeCom", () => {
  it("hands out one token until its end, and knows a wrong secret", async () => {
    const first = await token();
    expect(await token()).toBe(first);
    now += 7200_000;
    expect(await token()).not.toBe(first);
    expect(await ask(`message/send?access_token=${first}`, {})).toMatchObject({ errcode: 42001 });
    expect(await ask("message/send?access_token=guessed", {})).toMatchObject({ errcode: 40014 });
    expect(await ask("gettoken?corpid=ww1234567890abcdef&corpsecret=guessed")).toMatchObject({ errcode: 40001 });
  });

  it("takes texts and markdown up to 2,048 bytes", async () => {
    expect(await sendText("灯".repeat(682))).toMatchObject({ errcode: 0 });
    expect(await sendText("灯".repeat(683))).toMatchObject({ errcode: 45002 });
    expect(await send({ msgtype: "markdown", markdown: { content: "**好**" } })).toMatchObject({ errcode: 0 });
    expect(world.seen(liu.id)).toHaveLength(2);
  });

  it("takes cards of a title and up to six different buttons, each task once", async () => {
    expect(await sendCard("t1", ["1", "2", "3", "4", "5", "6"])).toMatchObject({ errcode: 0 });
    expect(await sendCard("t1")).toMatchObject({ errcode: 42014 });
    expect(await sendCard("t 2")).toMatchObject({ errcode: 42014 });
    expect(await sendCard("t3", ["1", "2", "3", "4", "5", "6", "7"])).toMatchObject({ errcode: 40058 });
    expect(await sendCard("t4", ["1", "1"])).toMatchObject({ errcode: 40058 });
  });

  it("updates a card once for each code, within 72 hours, and gives a code with each press", async () => {
    const { response_code: first } = await sendCard("t1");
    expect(await update(first)).toMatchObject({ errcode: 0 });
    expect(await update(first)).toMatchObject({ errcode: 40058 });
    expect(world.seen(liu.id)).toMatchObject([{ text: "已认领", buttons: [], edits: 1 }]);
    const { response_code: second } = await sendCard("t2");
    await world.press(liu, "t2", "按钮a");
    expect(world.attempts).toMatchObject([{ status: 200 }]);
    now += 72 * 3600_000;
    expect(await update(second)).toMatchObject({ errcode: 40058 });
  });

  it("takes a message back for 24 hours", async () => {
    const [{ msgid: early }, { msgid: late }] = [await sendText("一"), await sendText("二")];
    expect(await post("message/recall", { msgid: early })).toMatchObject({ errcode: 0 });
    now += 24 * 3600_000;
    expect(await post("message/recall", { msgid: late })).toMatchObject({ errcode: 40058 });
    expect(world.seen(liu.id).map(({ text }) => text)).toEqual(["二"]);
  });

  it("says ok to the 31st message in a minute, and drops it without a word", async () => {
    for (let count = 0; count < 31; count += 1) expect(await sendText()).toMatchObject({ errcode: 0 });
    expect(world.seen(liu.id)).toHaveLength(30);
    expect(world.company.dropped).toBe(1);
  });

  it("drops what a member gets over 200 a minute in all groups, and says ok", async () => {
    const group = { name: "认领", owner: "a", userlist: ["a", "b"] };
    for (const chatid of ["g1", "g2"]) await post("appchat/create", { chatid, ...group });
    expect(await post("appchat/create", { chatid: "g1", ...group })).toMatchObject({ errcode: 86215 });
    const text = { msgtype: "text", text: { content: "新诉求" } };
    for (let count = 0; count < 202; count += 1) {
      expect(await post("appchat/send", { chatid: `g${(count % 2) + 1}`, ...text })).toMatchObject({ errcode: 0 });
    }
    expect(world.seen()).toHaveLength(200);
    expect(world.company.dropped).toBe(2);
    const card = { msgtype: "template_card", template_card: cardOf("t1") };
    expect(await post("appchat/send", { chatid: "g1", ...card })).toMatchObject({ errcode: 40008 });
    expect(await post("appchat/send", { chatid: "g9", ...text })).toMatchObject({ errcode: 86001 });
  });

  it("refuses a robot's 21st message in a minute, and a wrong key", async () => {
    const text = { msgtype: "text", text: { content: "新诉求" } };
    const robot = (key: string | undefined) => ask(`webhook/send?key=${key}`, text);
    const [key] = world.company.robots;
    for (let count = 0; count < 20; count += 1) expect(await robot(key)).toMatchObject({ errcode: 0 });
    expect(await robot(key)).toMatchObject({ errcode: 45009 });
    expect(await robot("guessed")).toMatchObject({ errcode: 93000 });
  });

  it("delivers once what is answered, and three times in all what is answered late or with an error", async () => {
    await world.act(liu, { text: "在吗" });
    expect(world.attempts.map(({ status }) => status)).toEqual([200]);
    answers = [{ status: 200 }, { status: 500 }, { status: 200, ms: 400 }, { status: 503 }];
    await world.act(liu, { text: "在吗" });
    expect(world.attempts.map(({ status }) => status)).toEqual([200, 500, 0, 503]);
  });
});
