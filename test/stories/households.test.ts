import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Cast, openCast, profiles } from "./cast.js";

describe.each(Object.entries(profiles))("two households with one matter, with %s", (_name, open) => {
  let cast: Cast;

  beforeAll(async () => {
    cast = await openCast(open);
    await cast.registers("9001", "下营村一组垃圾没人收");
    await cast.registers("9002", "下营村一组垃圾堆了好几天没人收");
    await cast.play("feng").says("我办 1");
    await cast.play("feng").hears(/现在由您负责/);
  });
  afterAll(() => cast?.leave());

  /** Each hears it, under the number that is theirs. */
  async function bothHear(pattern: RegExp): Promise<void> {
    for (const [who, no] of [
      ["9001", "Q-0001"],
      ["9002", "Q-0002"],
    ] as const)
      expect((await cast.learns(who, pattern)).text).toMatch(no);
  }

  it("T10–T17, T32: hear both who takes it over, who does not, that it is disputed, decided and ordered", async () => {
    const { play } = cast;
    await play("feng").says("移交 1 @邓晓东 归您这边的车队");
    await bothHear(/正与邓晓东.*交接/);
    await play("deng").says("不接 1 责任清单第1项，垃圾清运归城管岗");
    await bothHear(/没有移交成|仍由冯大勇.*负责/);
    await play("feng").says("会商 1 责任清单第8项，归住建物业岗办理");
    await bothHear(/该由谁办还有不同意见/);
    await play("sun").hears(/归谁办有分歧/);
    await play("sun").says("裁决 1 主办 城管岗 依据 责任清单第1项，垃圾清运");
    await bothHear(/已经定了，由冯大勇/);
    await play("zhang").says("督办 1 周五");
    await bothHear(/领导已经督办/);
  });

  it("M47: hear both of an objection and of its answer, the neighbour without the words of whoever objects", async () => {
    const { play, rows, learns } = cast;
    await play("9001").says("异议 1 修改 我家老人病了，请社区来办");
    await play("9001").hears(/异议（修改）已经记下/);
    await learns("9002", /Q-0002 这件事，一起反映的邻居对决定有异议，要求修改/);
    await play("sun").hears(/我家老人病了/);
    await play("sun").says("回应 1 由城管岗清运，社区每天上门看一次");
    await learns("9001", /异议（我家老人病了.*回应：由城管岗清运/);
    await learns("9002", /Q-0002 这件事，邻居的异议由孙建民.*回应：由城管岗清运/);
    const leaked = await rows(
      "SELECT 1 FROM delivery d JOIN request r ON r.id = d.request WHERE r.no = 2 AND d.notice::text LIKE '%病了%'",
    );
    expect(leaked).toEqual([]);
    const own = await rows(
      "SELECT 1 FROM event e JOIN request r ON r.id = e.request WHERE r.no = 2 AND e.fact->>'is' IN ('offered', 'contested')",
    );
    expect(own).toHaveLength(0);
  });
});
