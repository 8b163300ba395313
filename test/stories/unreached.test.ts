import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect } from "../../src/store/connect.js";
import { openUndelivered } from "../../src/store/undelivered.js";
import { eventually } from "../support/eventually.js";
import { openPlay, type Play } from "../support/play.js";
import { type Talker, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import type { World } from "../world/world.js";

describe("every message has a fate, and a resident who was not reached is not forgotten", () => {
  let stage: Play;
  let telegram: World;
  let slack: World;
  let resident: Talker;
  let liu: Talker;

  beforeAll(async () => {
    telegram = await openTelegram();
    slack = await openSlackWorld({ mode: "socket" });
    stage = await openPlay([telegram, slack], {
      // Wang has no account on any channel that is open.
      office: (office) => {
        for (const person of office.people) if (person.id === "wang") person.accounts = { wecom: "wang" };
      },
    });
    resident = talker(slack, { id: "U9001", name: "居民甲" });
    liu = talker(telegram, { id: "1001", name: "刘德宏" });
  });
  afterAll(() => stage?.leave());

  it("tells the accountable cadre once a request, with another way, when a message was refused for good", async () => {
    await resident.says("上镇村三组的路灯坏了三天");
    await resident.picks(await resident.hears("路灯"), /登记/);
    await resident.hears("Q-0001");
    await liu.picks(await liu.hears("Q-0001", { chat: telegram.group ?? "" }), /我办/);
    await resident.hears(/签收/);

    slack.mishap({ call: "send", times: 2, as: { kind: "blocked" } });
    await liu.says("进展 1 电工已经在路上");
    const told = await liu.hears("没能送到居民手里");
    expect(told.text).toMatch(/Q-0001[\s\S]*上门/);
    expect(told.buttons.join()).toMatch(/电话.*上门/);
    await liu.says("进展 1 电工到了，正在换");
    await eventually(async () => {
      const rows = await stage.rows("SELECT FROM delivery WHERE recipient = 'reporter' AND state = 'failed' AND told");
      expect(rows.length).toBe(2);
    });
    expect(liu.chat().filter(({ text }) => text.includes("没能送到")).length).toBe(1);
  });

  it("leaves a failed row for somebody without an open channel", async () => {
    await liu.says("移交 1 @王秀英 需要电工到场");
    await eventually(async () => {
      const rows = await stage.rows(
        "SELECT state, error FROM delivery WHERE recipient = 'wang' AND request IS NOT NULL",
      );
      expect(rows).toContainEqual({ state: "failed", error: expect.stringContaining("no open channel") });
    });
  });

  it("shows the fate of every message about a request", async () => {
    const rows = await stage.rows("SELECT id FROM request");
    const connection = connect(stage.databaseUrl, { max: 1 });
    const ledger = openUndelivered(connection.prisma);
    const fates = await ledger.fates(String(rows[0]?.id));
    expect(
      fates.filter(({ recipient }) => recipient === "reporter").map(({ kind, state }) => `${kind} ${state}`),
    ).toEqual(expect.arrayContaining(["registered accepted", "claimed accepted", "progressed failed"]));
    expect(await ledger.unasked([String(rows[0]?.id)])).toEqual([]);
    await connection.close();
  });
});
