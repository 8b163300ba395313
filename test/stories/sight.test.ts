import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { visit } from "../pages/town.js";
import { type Cast, openCast, profiles } from "./cast.js";

const HOUR = 3_600_000;

describe.each(Object.entries(profiles))("who saw how to reach me, with %s", (_name, open) => {
  let cast: Cast;

  beforeAll(async () => {
    cast = await openCast(open);
  });
  afterAll(() => cast?.leave());

  it("V29: 谁看过 tells a resident the roles of those who saw their contact, and when, and no names", async () => {
    const { play, stage, registers, rows } = cast;
    const resident = play("9001");
    const no = await registers("9001", "上镇三组的路灯坏了三天");
    await resident.says("谁看过");
    await resident.hears(/Q-0001：还没有人看过您的联系方式/);
    const [{ first_asked: first } = {}] = await rows(`SELECT first_asked FROM request WHERE no = ${no}`);
    const handler = play(String(first));
    await handler.says(`我办 ${no}`);
    await handler.hears(/现在由您负责/);
    await expect
      .poll(() => rows("SELECT 1 FROM delivery WHERE notice #>> '{say,kind}' = 'brief' AND state = 'accepted'"))
      .toHaveLength(1);
    stage.pass(HOUR);
    // An official looks it up on the board, with a reason.
    const official = visit(stage.origin);
    await play("zhang").says("看板");
    await official.get(/https?:\S+/.exec((await play("zhang").hears("/board/login")).text)?.[0] ?? "");
    const [{ id, version } = {}] = await rows(`SELECT id, version FROM request WHERE no = ${no}`);
    const fields = { version: String(version), reason: "抽查回访" };
    expect((await official.post(`/board/request/${id}/reveal`, fields)).status).toBe(200);
    await resident.says(`谁看过 ${no}`);
    const { text } = await resident.hears(/Q-0001：看过您联系方式的有/);
    expect(text).toMatch(/· 干部（便民服务岗） .*随单收到/);
    expect(text).toMatch(/· 领导 .*写明理由后查看/);
    expect(text).not.toMatch(/张立新|刘德宏|王秀英|抽查回访/);
  });

  it("is told of one's own requests alone: another's number is as good as unknown", async () => {
    const { play } = cast;
    await play("9002").says("谁看过 1");
    await play("9002").hears(/没有找到这个编号/);
    await play("9002").says("谁看过");
    await play("9002").hears(/没有/);
    await play("sun").says("谁看过 1");
    await play("sun").hears(/没有找到这个编号/);
  });
});
