import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import type { Talker } from "../support/stage.js";
import type { Seen } from "../world/world.js";
import { type Cast, openCast, profiles } from "./cast.js";

const DAY = 86_400_000;

/** Friday 2026-02-27 10:00 in Shanghai: the digest of that week is due on Monday 08:30. */
const FRIDAY = Date.parse("2026-02-27T10:00:00+08:00");

/** Where officials decide: with buttons, and with digits. */
const desks = Object.entries(profiles).filter(([name]) => !name.includes("service account"));

describe.each(desks)("the three decisions of a digest, on %s", (_name, open) => {
  let cast: Cast;
  let digest: Seen;
  const official = () => cast.play("zhang");

  beforeAll(async () => {
    cast = await openCast(open, FRIDAY);
  });
  afterAll(() => cast?.leave());

  /** Registered, claimed and contacted: whoever has it now. */
  async function inHand(resident: string, text: string): Promise<{ no: string; cadre: Talker }> {
    const no = await cast.registers(resident, text);
    const { state, accountable } = await cast.request(no);
    // The column is our own request as JSON.
    const { offer } = state as { offer?: { to: string } };
    const cadre = cast.play(offer?.to ?? String(accountable));
    await cadre.says(`我办 ${no}`);
    await cadre.hears(/现在由您负责/);
    await cadre.says(`已联系 ${no} 电话`);
    await cadre.hears(/记下了/);
    return { no, cadre };
  }

  const asked = async (no: string) => {
    const { state } = await cast.request(no);
    // As above.
    return (state as { asked?: { what: string } }).asked?.what;
  };

  it("asks for each by its own button", async () => {
    const lamp = await inHand("9001", "上镇村三组的路灯坏了三天");
    await lamp.cadre.says(`挂账 ${lamp.no} 等区里资金计划 30天后复核`);
    await official().hears(/申请挂账/);
    const noise = await inHand("9002", "下营村二组半夜施工太吵");
    await noise.cadre.says(`会商 ${noise.no} 责任清单第8项，归住建物业岗办理`);
    await cast.play("sun").hears(/归谁办有分歧/);
    const waste = await inHand("9003", "下营村一组垃圾没人收");
    await waste.cadre.says(`剔除 ${waste.no} 反映的情况经核实不属实`);
    await cast.play("sun").hears(/申请剔除/);
    cast.stage.pass(3 * DAY - 80 * 60_000);
    digest = await official().hears(/^【周报】镇罗营镇/);
    expect(digest.text).toMatch(/① Q-0001 .*挂账\n.*② Q-0002 .*裁决归谁办\n.*③ Q-0003 .*剔除/);
  });

  it("parks, rules and excludes at a press", async () => {
    await official().picks(digest, /准挂账 Q-0001/);
    await cast.play("9001").hears(/一时难以解决，原因：等区里资金计划/);
    await official().picks(digest, /裁决 Q-0002/);
    await official().hears(/请写 Q-0002 的裁决/);
    await official().says("主办 城管岗 依据 责任清单第9项，噪声扰民");
    await cast.play("9002").hears(/已经定了，由冯大勇/);
    await official().picks(digest, /准剔除 Q-0003/);
    await eventually(async () => {
      const { state } = await cast.request("3");
      expect(state).toMatchObject({ exclusion: { is: "granted", by: "zhang" } });
    });
  });

  it("does nothing when pressed once more, and says so", async () => {
    const before = await cast.rows("SELECT count(*)::int AS n FROM event");
    for (const [label, told] of [
      [/准挂账 Q-0001/, /Q-0001 没有要定的事，可能已经有人定过了/],
      [/裁决 Q-0002/, /Q-0002 眼下不能这样办/],
      [/准剔除 Q-0003/, /Q-0003 没有要定的事/],
    ] as const) {
      await official().picks(digest, label);
      await official().hears(told);
    }
    expect(await cast.rows("SELECT count(*)::int AS n FROM event")).toEqual(before);
  });

  it("leaves alone what was asked for since: the button stands for what was read", async () => {
    const { accountable } = await cast.request("1");
    const cadre = cast.play(String(accountable));
    await cadre.says("恢复 1");
    await cadre.hears(/记下了/);
    await cadre.says("延期 1 3天 配件没到");
    await cast.play("sun").hears(/申请延期/);
    await official().picks(digest, /准挂账 Q-0001/);
    await official().hears(/情况已经变了，这一步没有做/);
    expect(await asked("1")).toBe("extend");
    await official().says("准挂账 1");
    await official().hears(/情况已经变了/);
    await official().says("准延期 1");
    await cast.play("9001").hears(/还要一些时间，原因：配件没到/);
  });
});
