import { afterAll, beforeAll, expect, it } from "vitest";
import { openTelegram } from "../world/telegram/index.js";
import { type Cast, openCast } from "./cast.js";

/** Friday 2026-02-27 10:00 in Shanghai: the digest of that week is due on Monday 08:30. */
const FRIDAY = Date.parse("2026-02-27T10:00:00+08:00");

let cast: Cast;
beforeAll(async () => {
  cast = await openCast(() => openTelegram(), FRIDAY);
});
afterAll(() => cast?.leave());

it("V13, 未诉先办: three households at one place in a week, the season and the silent are hinted at on Monday", async () => {
  for (const who of ["9001", "9002", "9003"]) await cast.registers(who, "梨花苑3号楼楼顶漏水");
  cast.stage.pass(2 * 86_400_000 + 22 * 3_600_000 + 40 * 60_000);
  const { text } = await cast.play("zhang").hears(/^【周报】镇罗营镇/);
  expect(text).toMatch(/7 未诉先办 {2}梨花苑北区\S* 3 户\/1 天，建议主办 \S+\n/);
  expect(text).toMatch(/应季：供暖报修、室温/);
  expect(text).toMatch(/两周无诉求：上镇村、下营村/);
});
