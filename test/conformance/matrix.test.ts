import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { type Column, cellOf, faultNames, matrix } from "./matrix.js";

// The keys of the table are its columns.
const columns = Object.keys(matrix) as Column[];

describe.each(columns)("the fault matrix: %s", (platform) => {
  it.each(faultNames)("%s is shown by a test that there is, or cannot be had", async (fault) => {
    const cell = cellOf(platform, fault);
    if ("never" in cell) return expect(cell.never).toMatch(/\w.{15}/);
    const { played = false, tests = [] } = cell;
    expect(played || tests.length > 0).toBe(true);
    for (const test of tests) {
      const [path = "", title = ""] = test.split(/: (.*)/);
      expect(title).not.toBe("");
      expect(await readFile(path, "utf8"), path).toContain(`"${title}"`);
    }
  });
});

it("every adapter has a column", async () => {
  const main = await readFile("src/main.ts", "utf8");
  const adapters = [...main.matchAll(/"\.\.\/adapters\/([\w-]+)\/index\.js"/g)].map(([, name]) => name);
  expect(adapters.length).toBeGreaterThan(0);
  expect(new Set(columns)).toEqual(new Set(adapters));
});
