import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cast, openCast, profiles } from "./cast.js";

const DAY = 86_400_000;

describe.each(Object.entries(profiles))("an objection to what was decided, with %s", (_name, open) => {
  let cast: Cast;

  beforeAll(async () => {
    cast = await openCast(open);
  });
  afterAll(() => cast?.leave());

  it("V35: 异议 修改 after a decision is logged, has a time for its answer, and is seen by everybody concerned", async () => {
    const { play, registers, rows, learns } = cast;
    const resident = play("9001");
    const no = await registers("9001", "上镇三组半夜施工太吵");
    await resident.says(`异议 ${no} 修改 我觉得不该归城管`);
    await resident.hears(/还没有|眼下不能这样办/);
    await play("feng").says(`我办 ${no}`);
    await play("feng").hears(/现在由您负责/);
    await resident.says(`异议 ${no} 修改 我觉得不该归城管`);
    await resident.hears(/还没有裁决、延期或挂账的决定/);
    await play("feng").says(`会商 ${no} 责任清单第8项，归住建物业岗办理`);
    await play("sun").hears(/归谁办有分歧/);
    await play("sun").says(`裁决 ${no} 主办 城管岗 协办 住建物业岗 依据 责任清单第9项，噪声扰民`);
    await play("feng").hears(/裁决不能拒绝/);
    await learns("9001", /由冯大勇/);
    await resident.says(`异议 ${no} 修改 请住建物业岗主办，城管管不了工地`);
    await resident.hears(/异议（修改）已经记下，最迟 .*回应您/);
    await play("sun").hears(/居民对决定有异议，要求修改：请住建物业岗主办/);
    await play("feng").hears(/居民对决定有异议，要求修改/);
    await play("li").hears(/居民对决定有异议，要求修改/);
    await resident.says(`异议 ${no} 撤销 再说一次`);
    await resident.hears(/已经有一项申请在等批|异议/);
    const facts = await rows(
      `SELECT e.fact->>'change' AS change, e.fact->>'text' AS text FROM event e JOIN request r ON r.id = e.request
       WHERE r.no = ${no} AND e.fact->>'is' = 'contested'`,
    );
    expect(facts).toEqual([{ change: "modify", text: "请住建物业岗主办，城管管不了工地" }]);
  });

  it("is answered by those who decide, late ones are reminded, and the answer is read by all who take part", async () => {
    const { play, stage, learns } = cast;
    await play("feng").says("回应 1 我来回应一下");
    await play("feng").hears(/这一步要由对方来做|不由您办/);
    stage.pass(8 * DAY);
    await play("sun").hears(/异议（要求修改）应在 .*前回应，已经过了/);
    await play("sun").says("回应 1 工地夜间施工由城管执法，住建已一起上门");
    await play("sun").hears(/回应已发给居民/);
    await learns("9001", /王?孙建民.*回应：工地夜间施工由城管执法|回应：工地夜间施工由城管执法/);
    await play("feng").hears(/回应：工地夜间施工由城管执法/);
    await play("li").hears(/回应：工地夜间施工由城管执法/);
    await play("sun").says("回应 1 再说一次吧");
    await play("sun").hears(/没有要定的事/);
  });
});
