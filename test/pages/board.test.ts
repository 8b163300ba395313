import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { noBrowser, openBrowser } from "../support/browser.js";
import type { Office } from "../support/stage.js";
import { openTown, type Town } from "./town.js";

const screens = {
  "a desktop": { width: 1440, height: 900 },
  "a phone": { width: 390, height: 844 },
} as const;

/** With PICTURES=folder every page is photographed there. */
const folder = process.env.PICTURES;

const square = (x: number, y: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [x, y],
      [x + 0.04, y + 0.004],
      [x + 0.038, y + 0.03],
      [x - 0.002, y + 0.028],
      [x, y],
    ],
  ],
});

/** Three villages side by side on the map, a night without duty in one of them, and a public page. */
function drawn(office: Office) {
  office.publish = { figures: true, outcomes: true };
  // The example's areas and duty are lists of maps; the real loader reads what is made of them.
  const areas = office.areas as { id: string; boundary?: unknown }[];
  areas.forEach((area, index) => {
    area.boundary = square(117.1 + index * 0.05, 40.3);
  });
  // As above.
  office.duty = (office.duty as { area: string; from: string }[]).filter(
    ({ area, from }) => area !== "xiaying" || from !== "20:00",
  );
}

describe.skipIf(noBrowser)(`the board in a browser${noBrowser ? ` (not here: ${noBrowser})` : ""}`, () => {
  let browser: Browser;
  let town: Town;
  let context: BrowserContext;
  let page: Page;
  const complaints: string[] = [];

  const open = async (viewport: { width: number; height: number }, more = {}) => {
    context = await browser.newContext({ viewport, timezoneId: "Asia/Shanghai", ...more });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (said) => said.type() === "error" && complaints.push(said.text()));
    await page.goto(await town.linkFor(town.staff("zhang")));
  };
  const picture = async (name: string) => {
    if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
  };
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);

  beforeAll(async () => {
    browser = await openBrowser();
    town = await openTown(drawn);
    await town.register("上镇村三组的路灯坏了三天");
    const liu = town.staff("liu");
    await liu.says("签收 1");
    await liu.hears(/居民的话|签收/);
    await liu.says("已联系 1");
    await liu.says("进展 1 已经联系电工，承诺 后天中午前修好");
    await town.resident.hears("电工");
    await town.resident.says("新诉求 下营村二组的井盖丢了，晚上看不见");
    await town.resident.picks(await town.resident.hears(/井盖/), /登记|对/);
    await town.resident.hears("Q-0002");
    town.stage.pass(9 * 86_400_000);
    await town.resident.hears(/Q-0001 没有按说好的时间/);
  });
  afterEach(async () => {
    await context?.close();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(async () => {
    await town?.stop();
    await browser?.close();
  });

  it.each(Object.entries(screens))("shows every page whole on %s", async (name, viewport) => {
    await open(viewport);
    const paths = {
      list: "/board",
      duty: "/board/duty",
      map: "/board/map",
      breaches: "/board/breaches",
      channels: "/board/channels",
    };
    for (const [what, path] of Object.entries(paths)) {
      await page.goto(town.stage.origin + path);
      expect(await fits(), what).toBe(true);
      await picture(`${name}-${what}`);
    }
    await page.goto(`${town.stage.origin}/board?q=1`);
    await page.getByRole("heading", { name: "台账" }).waitFor();
    expect(await fits(), "request").toBe(true);
    await picture(`${name}-request`);
  });

  it.each(["light", "dark"] as const)(
    "has nothing that weak eyes or a screen reader stumble over (axe), %s",
    async (colorScheme) => {
      await open(screens["a phone"], { colorScheme });
      const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
      const found: unknown[] = [];
      const request = (await page.locator(".rows a").first().getAttribute("href")) ?? "";
      const parts = ["", "/duty", "/map", "/breaches", "/channels", "/digest/2026-W10"];
      for (const path of [...parts.map((part) => `/board${part}`), request, "/open"])
        for (const language of ["zh-CN", "en"]) {
          await page.goto(`${town.stage.origin}${path}?lang=${language}`);
          expect(await fits(), path).toBe(true);
          await page.evaluate(axe);
          // Its own function, defined by the line above.
          const { violations } = (await page.evaluate("axe.run(document)")) as AxeResults;
          found.push(...violations.map(({ id, nodes }) => ({ path, language, id, at: nodes.map(({ html }) => html) })));
        }
      expect(found).toEqual([]);
    },
  );

  it("finds while one chooses, keeps the address, and goes back", async () => {
    await open(screens["a desktop"]);
    await page.getByLabel("区域").selectOption({ label: "下营村" });
    await page.getByRole("link", { name: "Q-0001" }).waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.get("area")).toBe("xiaying");
    await page.getByRole("link", { name: "Q-0002" }).click();
    await page.getByRole("heading", { name: "Q-0002" }).waitFor();
    await page.goBack();
    await page.getByRole("link", { name: "Q-0002" }).waitFor();
  });

  it("is walked by keyboard alone, each stop with a name", async () => {
    await open(screens["a desktop"]);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("跳到正文");
    const nameless = await page.evaluate(() =>
      [...document.querySelectorAll("a, button, input:not([type=hidden]), select, textarea")]
        .filter((one) => {
          const labels = "labels" in one ? (one.labels as NodeList | null)?.length : 0; // inputs and selects have labels
          return !labels && !one.textContent?.trim() && !one.getAttribute("aria-label");
        })
        .map((one) => one.outerHTML),
    );
    expect(nameless).toEqual([]);
  });

  it("names the gap of a roster, and the breaches that an official settles", async () => {
    await open(screens["a desktop"], { colorScheme: "dark" });
    await page.goto(`${town.stage.origin}/board/duty`);
    await page.getByRole("img", { name: /下营村：值班空档 84 小时/ }).waitFor();
    await picture("dark-duty");
    await page.goto(`${town.stage.origin}/board/breaches`);
    await picture("dark-breaches");
    await page.getByRole("link", { name: /Q-000/ }).first().click();
    await picture("dark-request");
    await page.getByRole("button", { name: "不认定" }).first().click();
    await page.getByText("已办理。").waitFor();
    await page.getByText(/张立新 不认定 B\d\d/).waitFor();
  });

  it("works without JavaScript, and in English", async () => {
    await open(screens["a phone"], { javaScriptEnabled: false });
    await page.getByRole("link", { name: "English" }).click();
    await page.getByLabel("Search").fill("井盖");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("link", { name: "Q-0002" }).click();
    await page.getByRole("heading", { name: "Ledger" }).waitFor();
    await picture("english-request");
  });
});
