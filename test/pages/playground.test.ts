import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { noBrowser, openBrowser } from "../support/browser.js";
import { eventually } from "../support/eventually.js";
import { openPlayground, type Playground } from "./playground.world.js";

/** A picture of one red dot. */
const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";
const story = "上镇村三组的路灯坏了三天";

describe.skipIf(noBrowser)(`the playground in a browser${noBrowser ? ` (not here: ${noBrowser})` : ""}`, () => {
  let browser: Browser;
  let world: Playground;
  let page: Page;
  let dataDir: string;
  const complaints: string[] = [];

  const seat = (name: "resident" | "group" | "cadre" | "official") => page.locator(`.pane.${name}`);
  const say = async (name: "resident" | "group" | "cadre", text: string) => {
    await seat(name).getByRole("textbox").fill(text);
    await seat(name).getByRole("textbox").press("Enter");
  };
  const open = async () => {
    await page.goto(world.origin);
    await page.locator(".state.live").waitFor();
  };

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "shouwen-page-"));
    world = await openPlayground(dataDir);
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ["geolocation", "microphone"],
    });
    await context.setGeolocation({ latitude: 40.47125, longitude: 117.11853 });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    complaints.length = 0;
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (said) => {
      if (said.type() === "error" && !said.text().includes("ERR_")) complaints.push(said.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(world.origin) && !request.url().startsWith("blob:")) complaints.push(request.url());
    });
    await open();
  });
  afterEach(async () => {
    await page.context().close();
    await world.stop();
    await rm(dataDir, { recursive: true, force: true });
    expect(complaints).toEqual([]);
  });

  it("plays the story: said, confirmed, claimed, in the cadre's own chat; edits stand in place", async () => {
    await seat("resident").getByRole("button", { name: story }).click();
    const question = seat("resident").getByText("我理解的是");
    await question.waitFor();
    await seat("resident").getByRole("button", { name: "对", exact: true }).click();
    await seat("resident").getByText("已登记 Q-0001").waitFor();
    expect(await seat("resident").locator(".bubble").count()).toBe(3);
    expect(await question.textContent()).toContain("已确认");
    expect(await seat("resident").getByRole("button", { name: "改地点" }).count()).toBe(0);

    await seat("group").getByRole("button", { name: "我来办" }).click();
    await seat("group").getByText("已由 刘德宏 签收").waitFor();
    const contacted = seat("cadre").getByRole("button", { name: "已联系" });
    expect(await contacted.getAttribute("aria-pressed")).toBe("false");
    await contacted.click();
    await expect.poll(() => contacted.getAttribute("aria-pressed")).toBe("true");
    await seat("official").getByText("没有逾期").waitFor();
    expect(world.inbox.map(({ text, press }) => press?.data ?? text)).toEqual([story, "yes", "claim", "contacted"]);
  });

  it("takes a typed number as well as a press, and a line break as none", async () => {
    await say("resident", story);
    await seat("resident").getByText("对吗").waitFor();
    await seat("resident").getByRole("textbox").press("Shift+Enter");
    await say("resident", "1");
    await eventually(() => expect(world.inbox.map(({ text }) => text)).toEqual([story, "1"]));
  });

  it("sends a photo, and shows it", async () => {
    const file = { name: "路灯.png", mimeType: "image/png", buffer: Buffer.from(dot, "base64") };
    await seat("resident").locator("input[type=file]").setInputFiles(file);
    await seat("resident").getByText("路灯.png").waitFor();
    await seat("resident").getByRole("button", { name: "发送", exact: true }).click();
    const shown = seat("resident").getByRole("img", { name: "路灯.png" });
    await expect.poll(() => shown.evaluate((img) => "naturalWidth" in img && img.naturalWidth)).toBe(1);
    const [sent] = world.inbox[0]?.files ?? [];
    expect(sent).toMatchObject({ kind: "image", name: "路灯.png", mime: "image/png" });
    if (sent) expect(Buffer.from((await world.web.fetch(sent)).bytes).toString("base64")).toBe(dot);
  });

  it("records a voice, and sends it", async () => {
    await seat("resident").getByRole("button", { name: "添加照片、语音或位置" }).click();
    await seat("resident").getByRole("button", { name: "录音" }).click();
    const stop = seat("resident").getByRole("button", { name: "停止录音" });
    await stop.getByText("0:01").waitFor();
    await stop.click();
    await seat("resident").locator("audio").waitFor();
    expect(world.inbox[0]?.files).toMatchObject([{ kind: "voice", mime: expect.stringMatching(/^audio\//) }]);
  });

  it("shares a place, taken from the device and named by hand", async () => {
    await seat("resident").getByRole("button", { name: "添加照片、语音或位置" }).click();
    await seat("resident").getByRole("button", { name: "位置", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "位置" });
    await dialog.getByRole("button", { name: "用我现在的位置" }).click();
    await expect.poll(() => dialog.getByLabel("纬度").inputValue()).toBe("40.471250");
    await dialog.getByLabel("地点名称").fill("村委会门口");
    await dialog.getByRole("button", { name: "发送位置" }).click();
    await seat("resident").getByText("村委会门口").waitFor();
    expect(world.inbox[0]?.place).toEqual({ latitude: 40.47125, longitude: 117.11853, label: "村委会门口" });
  });

  it("answers under a message, and calls people by name", async () => {
    await say("resident", story);
    const question = seat("resident").locator(".bubble.bot");
    await question.hover();
    await question.getByRole("button", { name: "回复这一条" }).click();
    await say("resident", "是三组");
    await seat("resident").locator(".mine .above").waitFor();
    expect(world.inbox[1]?.quote).toMatchObject({ fromBot: true });
    await seat("group").getByRole("textbox").fill("@王");
    await seat("group").getByRole("button", { name: "@王芳" }).click();
    await say("group", "@王芳 您看看");
    await eventually(() => expect(world.inbox[2]).toMatchObject({ mentions: [{ id: "wang" }], addressed: false }));
  });

  it("lets another resident in, whose chat is their own", async () => {
    await say("resident", story);
    await seat("resident").getByText("对吗").waitFor();
    await seat("resident").getByRole("combobox").selectOption({ label: "＋ 再来一位居民" });
    await seat("resident").getByText("王建国，您好").waitFor();
    expect(await seat("resident").getByText(story, { exact: true }).count()).toBe(1);
    await seat("resident").getByRole("combobox").selectOption({ label: "李秀英" });
    await seat("resident").getByText("对吗").waitFor();
  });

  it("loses nothing when the program restarts: what was missed comes once, what was said meanwhile arrives", async () => {
    await say("resident", story);
    await seat("resident").getByText("对吗").waitFor();
    const port = Number(new URL(world.origin).port);
    await world.stop();
    await page.getByRole("status").getByText("正在重连").waitFor();
    await say("resident", "还在吗");
    await seat("resident").getByText("还没送到").waitFor();
    world = await openPlayground(dataDir, port);
    await page.locator(".state.live").waitFor({ timeout: 15_000 });
    await eventually(() => expect(world.inbox.map(({ text }) => text)).toEqual(["还在吗"]));
    await expect.poll(() => seat("resident").locator(".bubble").count()).toBe(4);
    await page.reload();
    await expect.poll(() => seat("resident").locator(".bubble").count()).toBe(4);
  });

  it("on a phone shows one seat at a time, counts what is unread, and is moved by the arrow keys", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await seat("resident").getByRole("button", { name: story }).click();
    await seat("resident").getByRole("button", { name: "对", exact: true }).click();
    const tab = page.getByRole("tab", { name: "签收群" });
    await tab.getByLabel("1 条未读").waitFor();
    expect(await seat("group").isVisible()).toBe(false);
    await page.getByRole("tab", { name: "居民" }).press("ArrowRight");
    await seat("group").getByText("新诉求 Q-0001").waitFor();
    await expect.poll(() => tab.getByLabel("1 条未读").count()).toBe(0);
    expect(await tab.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });

  it("on a phone has room to write in a seat that was not shown before", async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open();
    const height = async (name: "resident" | "official") =>
      (await seat(name).getByRole("textbox").boundingBox())?.height ?? 0;
    const shown = await height("resident");
    await page.getByRole("tab", { name: "领导" }).click();
    expect(await height("official")).toBeGreaterThan(30);
    expect(await height("official")).toBeCloseTo(shown, -1);
  });

  it("opens an address that was sent, such as the board's", async () => {
    await say("resident", "在 http://127.0.0.1:3000/board/login?t=a_b-C，请看");
    const link = seat("resident").locator(".bubble.mine a");
    expect(await link.getAttribute("href")).toBe("http://127.0.0.1:3000/board/login?t=a_b-C");
    expect(await link.getAttribute("target")).toBe("_blank");
  });

  it("speaks English too, and remembers it", async () => {
    await page.getByRole("button", { name: "English" }).click();
    await page.reload();
    await seat("resident").getByPlaceholder("What is wrong").waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    await say("resident", "hello");
    await eventually(() => expect(world.inbox[0]?.from.language).toBe("en"));
  });

  it("has a name for every control, and a log that is read out", async () => {
    await seat("resident").getByRole("button", { name: story }).click();
    await seat("resident").getByRole("button", { name: "对", exact: true }).waitFor();
    const controls = await page.locator("button:visible, select:visible, textarea:visible").all();
    expect(controls.length).toBeGreaterThan(15);
    for (const control of controls) {
      const name = await control.evaluate(
        (element) => element.getAttribute("aria-label") ?? element.textContent?.trim(),
      );
      expect(name).toMatch(/\S/);
    }
    expect(await seat("resident").getByRole("log", { name: "李秀英的消息" }).getAttribute("aria-live")).toBe("polite");
    await expect.poll(() => page.getByRole("region", { name: "李秀英" }).count()).toBe(1);
  });
});
