import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { noBrowser, openBrowser } from "../support/browser.js";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openTelegram, type TelegramWorld } from "../world/telegram/index.js";

const screens = {
  "a desktop": { width: 1440, height: 900 },
  "a phone": { width: 390, height: 844 },
} as const;

/** With PICTURES=folder every page is photographed there. */
const folder = process.env.PICTURES;

describe.skipIf(noBrowser)(`the board${noBrowser ? ` (not here: ${noBrowser})` : ""}`, () => {
  let browser: Browser;
  let database: TestDatabase;
  let world: TelegramWorld;
  let stage: Stage;
  let context: BrowserContext;
  let page: Page;
  let resident: Talker;
  const complaints: string[] = [];

  const person = (id: string, name: string) => talker(world, { id, name, language: "zh" });
  const linkFor = async (who: Talker) => {
    await who.says("看板");
    return /https?:\S+/.exec((await who.hears("/board/login")).text)?.[0] ?? "";
  };
  const open = async (viewport: { width: number; height: number }, dark = false) => {
    context = await browser.newContext({ viewport, timezoneId: "Asia/Shanghai", colorScheme: dark ? "dark" : "light" });
    page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (said) => said.type() === "error" && complaints.push(said.text()));
  };
  const picture = async (name: string) => {
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  const enter = async (who: Talker) => {
    await page.goto(await linkFor(who));
    expect(new URL(page.url()).pathname).toBe("/board");
  };
  /** One request, registered, with a name and a phone that nobody at the board sees. */
  const register = async (words: string) => {
    await resident.says(words);
    await resident.picks(await resident.hears(/登记|对/), /登记|对/);
    return /Q-(\d+)/.exec((await resident.hears(/已登记 Q-/)).text)?.[0] ?? "";
  };

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    database = await freshDatabase();
    world = await openTelegram();
    stage = await openStage({ worlds: [world], databaseUrl: database.url });
    resident = person("9001", "居民甲");
  });
  afterEach(async () => {
    await context?.close();
    await stage.stop();
    await world.stop();
    await database.drop();
  });

  it.each(Object.entries(screens))("shows what is open and who answers for it, on %s", async (name, viewport) => {
    const no = await register("上镇村三组的路灯坏了三天");
    await open(viewport);
    await enter(person("1008", "张立新"));
    await page.getByRole("link", { name: no }).waitFor();
    await picture(`${name}-list`);
    await page.getByRole("link", { name: no }).click();
    await page.getByRole("heading", { name: "台账" }).waitFor();
    await picture(`${name}-request`);
    await page.goto(`${stage.origin}/board/duty`);
    await picture(`${name}-duty`);
    expect(complaints.splice(0)).toEqual([]);
  });
});
