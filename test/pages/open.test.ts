import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTown, type Town } from "./town.js";

describe.each([
  ["nothing", undefined, 404],
  ["figures", { figures: true }, 200],
  ["outcomes", { outcomes: true }, 200],
] as const)("the public page of an office that publishes %s", (what, publish, status) => {
  let town: Town;

  beforeAll(async () => {
    town = await openTown((office) => {
      if (publish !== undefined) office.publish = publish;
    });
    await town.register("上镇村三组的路灯坏了三天，我叫李小兰，电话13800138000");
    await town.resident.says("撤单");
    await town.resident.hears(/撤/);
  });
  afterAll(() => town?.stop());

  it(`answers ${status}, with no words and no name of anybody`, async () => {
    const page = await town.visitor().get("/open");
    expect(page.status).toBe(status);
    expect(page.text).not.toMatch(/坏了三天|李小兰|13800138000|刘德宏|王秀英/);
  });

  it("shows what it publishes and no more, in both languages", async () => {
    const zh = await town.visitor().get("/open");
    const en = await town.visitor().get("/open?lang=en");
    expect(zh.text.includes("最近 30 天")).toBe(what === "figures");
    expect(zh.text.includes("Q-0001")).toBe(what === "outcomes");
    expect(en.text.includes("The last 30 days")).toBe(what === "figures");
    // One request is fewer than five.
    expect(zh.text.includes("&lt;5")).toBe(what === "figures");
  });
});
