import { afterAll, beforeAll, expect, it } from "vitest";
import { openTown, type Town, type Visitor } from "./town.js";

const DAY = 86_400_000;

let town: Town;
let official: Visitor;

beforeAll(async () => {
  town = await openTown();
  await town.register("上镇村三组的路灯坏了三天");
  town.stage.pass(7 * DAY);
  official = await town.enter(town.staff("zhang"));
});
afterAll(() => town?.stop());

it("the digest's page shows the last week, and each number opens to its requests with its definition", async () => {
  const page = await official.get("/board/digest");
  expect([page.status, page.path]).toEqual([200, "/board/digest/2026-W10"]);
  const href = /href="(\/board\/digest\/2026-W10\/open\?metric=received)"/.exec(page.text)?.[1];
  const list = await official.get(href ?? "");
  expect(list.text).toContain("Q-0001");
  expect(list.text).toContain("本期登记了编号的诉求件数");
  const tables = await official.get("/board/digest/2026-W10/file/file");
  expect(tables.headers.get("content-disposition")).toContain("2026-W10.xlsx");
});

it("says of an empty list that there is nothing", async () => {
  const { text } = await official.get("/board/digest/2026-W08");
  for (const part of ["topics", "overdue"])
    expect(text).toMatch(new RegExp(`id="${part}">[^<]*</h2><p class="soft">没有。`));
});

it("speaks English, and knows no week that has not begun, and no number that is none", async () => {
  expect((await official.get("/board/digest/2026-W10?lang=en")).text).toContain("How each figure is counted");
  for (const path of ["2026-W40", "2026-W99", "x", "2026-W10/open?metric=toString", "2026-W10/file/voice"])
    expect([path, (await official.get(`/board/digest/${path}`)).status]).toEqual([path, 404]);
});

it("gives a cadre the digest of their own village", async () => {
  const cadre = await town.enter(town.staff("zhao"));
  const { text } = await cadre.get("/board/digest/2026-W10");
  expect(text).toContain("下营村");
  expect(text).not.toContain("上镇村");
});
