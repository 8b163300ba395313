import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openTown, type Town } from "./town.js";

describe("an emergency at the board (M80)", () => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown();
  });
  afterAll(() => town?.stop());

  it("is declared and ended by an official, in the words of the chat, and everybody at the board sees it", async () => {
    const zhang = await town.enter(town.staff("zhang"));
    const empty = await zhang.get("/board/duty");
    expect(empty.text).toContain("现在没有应急模式");
    const vague = await zhang.post("/board/emergency", { text: "开 上镇村停水" });
    expect(vague.text).toContain("没看懂在哪里、公告什么");
    const text = "开 上镇村停水 到 今天18:00 公告：水管抢修，预计18点恢复";
    expect((await zhang.post("/board/emergency", { text })).text).toContain("进入应急模式");
    const liu = await town.enter(town.staff("liu"));
    await eventually(async () => expect((await liu.get("/board/duty")).text).toContain("水管抢修，预计18点恢复"));
    expect((await liu.get("/board/duty")).text).not.toContain("提前结束");
    expect((await liu.post("/board/emergency", { text: "关" })).status).toBe(404);
    expect((await zhang.post("/board/emergency", { text: "关 上镇村" })).text).toContain("结束了上镇村的应急模式");
    await eventually(async () => expect((await zhang.get("/board/duty")).text).toContain("现在没有应急模式"));
  });
});
