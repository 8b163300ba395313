import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTown, type Town, type Visitor } from "./town.js";

/** Where the first request of a list leads. */
const pathOf = (text: string) => /\/board\/request\/\w+/.exec(text)?.[0] ?? "";
const versionOf = (text: string) => /name="version" value="(\d+)"/.exec(text)?.[1] ?? "";

describe("what each sees at the board (domain.md §15)", () => {
  let town: Town;
  let no: string;
  let path: string;
  let official: Visitor;

  beforeAll(async () => {
    town = await openTown();
    no = await town.register("上镇村三组的路灯坏了三天，我叫李小兰，电话13800138000");
    official = await town.enter(town.staff("zhang"));
    path = pathOf((await official.get("/board")).text);
  });
  afterAll(() => town?.stop());

  it("is everything for officials, coordinators and auditors", async () => {
    for (const who of ["zhang", "sun", "wu"] as const) {
      const visitor = await town.enter(town.staff(who));
      expect((await visitor.get("/board")).text).toContain(no);
      expect((await visitor.get(path)).status).toBe(200);
    }
  });

  it("is the own grid for a cadre; another's number is as good as unknown", async () => {
    const liu = await town.enter(town.staff("liu"));
    expect((await liu.get("/board")).text).toContain(no);
    const zhao = await town.enter(town.staff("zhao"));
    expect((await zhao.get("/board?state=")).text).not.toContain(no);
    const [forbidden, unknown] = [await zhao.get(path), await zhao.get("/board/request/0123456789abcdef")];
    expect(forbidden.status).toBe(404);
    expect(forbidden.text).toBe(unknown.text);
    const act = await zhao.post(`${path}/claim`, { version: "2" });
    expect([act.status, act.text]).toEqual([404, unknown.text]);
    const byNumber = await zhao.get("/board?q=1");
    expect([byNumber.status, byNumber.text]).toEqual([404, unknown.text]);
  });

  it("never is the reporter: neither name nor phone stands on any page", async () => {
    for (const page of ["/board", path, "/board/duty", "/board/breaches"]) {
      const { text } = await official.get(page);
      expect(text).not.toMatch(/13800138000|李小兰|居民甲/);
    }
  });

  it("is the contact only after a reason, under a watermark and in the ledger", async () => {
    const version = versionOf((await official.get(path)).text);
    const short = await official.post(`${path}/reveal`, { version, reason: "看" });
    expect(short.status).toBe(409);
    expect(short.text).not.toContain("居民甲");
    const shown = await official.post(`${path}/reveal`, { version, reason: "居民来电核实进度" });
    expect(shown.text).toContain("居民甲");
    expect(shown.text).toMatch(/watermark.*张立新/s);
    expect((await official.get(path)).text).toContain("张立新 查看了居民联系方式，理由：居民来电核实进度");
    const stale = await official.post(`${path}/reveal`, { version, reason: "再看一次联系方式" });
    expect(stale.status).toBe(409);
  });

  it("is not the contact for a cadre who is not answerable", async () => {
    const page = await (await town.enter(town.staff("liu"))).get(path);
    const wang = await town.enter(town.staff("wang"));
    const both = [page.text, (await wang.get(path)).text].filter((text) => text.includes(`${path}/reveal`));
    expect(both).toHaveLength(1);
  });

  it("finds by number, word, place and person, and says when nothing fits", async () => {
    expect((await official.get("/board?q=Q-0001")).path).toBe(path);
    for (const q of ["路灯", "上镇三组", "坏了三天"])
      expect((await official.get(`/board?q=${encodeURIComponent(q)}`)).text).toContain(no);
    expect((await official.get(`/board?q=${encodeURIComponent("下水道")}`)).text).toContain("没有符合条件的诉求");
    expect((await official.get(`/board?q=${encodeURIComponent("灯")}`)).text).toContain("至少写两个字");
    expect((await official.get("/board?area=xiaying")).text).toContain("没有符合条件的诉求");
    expect((await official.get("/board?category=市政设施")).text).toContain(no);
    expect((await official.get("/board?q=%27%3B--%25_")).status).toBe(200);
  });

  it("is what may be done: an order with its deadline goes the way of the chat", async () => {
    const version = versionOf((await official.get(path)).text);
    const done = await official.post(`${path}/supervise`, { version, due: "2026-03-05T18:00" });
    expect(done.text).toContain("已办理");
    expect(done.text).toContain("督办，3月5日 周四 18:00 前");
    await town.resident.hears(/督办|3月5日/);
    const wu = await (await town.enter(town.staff("wu"))).get(path);
    expect(wu.text).not.toContain(`${path}/supervise`);
    const refused = await (await town.enter(town.staff("wu"))).post(`${path}/supervise`, {
      version: versionOf(wu.text),
    });
    expect(refused.status).toBe(409);
  });

  it("reads in English where somebody asks for it, and stays so", async () => {
    expect((await official.get("/board?lang=en")).text).toContain("Person answerable");
    const page = await official.get(path);
    expect(page.text).toContain("Registered as Q-0001, first asked:");
    expect((await official.get("/board?lang=zh-CN")).text).toContain("当前责任人");
  });
});
