import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openTown, type Town } from "./town.js";

describe("the way into the board", () => {
  let town: Town;
  let no: string;

  beforeAll(async () => {
    town = await openTown();
    no = await town.register("上镇村三组的路灯坏了三天");
  });
  afterAll(() => town?.stop());

  it("is a link that works once", async () => {
    const link = await town.linkFor(town.staff("zhang"));
    const first = await town.visitor().get(link);
    expect(first.status).toBe(200);
    expect(first.text).toContain(no);
    const second = await town.visitor().get(link);
    expect(second.status).toBe(401);
    expect(second.text).toContain("看板</kbd>");
    expect(second.text).not.toContain(no);
  });

  it("is over after ten minutes, and a session after twelve hours", async () => {
    const late = await town.linkFor(town.staff("zhang"));
    const visitor = await town.enter(town.staff("wu"));
    town.stage.pass(10 * 60_000 + 1_000);
    expect((await town.visitor().get(late)).status).toBe(401);
    expect((await visitor.get("/board")).status).toBe(200);
    town.stage.pass(12 * 3_600_000);
    expect((await visitor.get("/board")).status).toBe(401);
  });

  it("is not used up by a program that shows previews", async () => {
    const link = await town.linkFor(town.staff("zhang"));
    const preview = await town.visitor().get(link, { "user-agent": "TelegramBot (like TwitterBot)" });
    expect(preview.headers.getSetCookie()).toEqual([]);
    expect((await town.visitor().get(link)).status).toBe(200);
  });

  it("keeps the cookie from scripts and from other sites, and nothing of a page in caches", async () => {
    const link = await town.linkFor(town.staff("zhang"));
    const raw = await fetch(link, { redirect: "manual" });
    expect(raw.headers.getSetCookie()[0]).toMatch(/HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/i);
    expect(raw.headers.get("cache-control")).toBe("no-store");
    expect(raw.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("is not for residents and volunteers", async () => {
    const ma = town.staff("ma");
    await ma.says("看板");
    expect((await ma.hears(/./)).text).not.toContain("/board/login");
    await town.resident.says("看板");
    expect((await town.resident.hears(/./)).text).not.toContain("/board/login");
  });

  it("closes behind whoever logs out", async () => {
    const visitor = await town.enter(town.staff("zhang"));
    expect((await visitor.post("/board/logout")).text).toContain("您已经退出");
    expect((await visitor.get("/board")).status).toBe(401);
  });

  it("does not open to forms of other sites", async () => {
    const visitor = await town.enter(town.staff("zhang"));
    const forged = await visitor.post("/board/logout", {}, { origin: "https://elsewhere.example" });
    expect(forged.status).toBe(403);
    expect((await visitor.get("/board")).status).toBe(200);
  });
});
