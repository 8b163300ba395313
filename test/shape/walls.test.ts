import { execFileSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { furniture, guests, type Intruder, intruders } from "./intruders.js";

const require = createRequire(import.meta.url);
const Rules = z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) });
const Report = z.object({
  summary: z.object({ violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })) }),
});

const rules = Rules.parse(require("../../.dependency-cruiser.cjs")).forbidden;
let house: string;
let refused: readonly string[];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), "shouwen-walls-"));
  await build(house, [...furniture, ...guests, ...Object.values(intruders)]);
  refused = inspect(house);
});

afterAll(() => rm(house, { recursive: true, force: true }));

describe("the walls", () => {
  it("have an intruder for each rule, and say in each what to do instead", () => {
    expect(Object.keys(intruders).sort()).toEqual(rules.map(({ name }) => name).sort());
    expect(rules.filter(({ comment }) => comment.length < 40)).toEqual([]);
  });

  it.each(Object.entries(intruders))("%s refuses its intruder", (rule, { from }) => {
    expect(refused).toContain(`${rule}: ${from}`);
  });

  it.each(guests.map(({ from }) => from))("let %s in", (from) => {
    expect(refused.filter((line) => line.endsWith(`: ${from}`))).toEqual([]);
  });
});

async function build(folder: string, all: readonly Intruder[]) {
  const root = dirname(require.resolve("../../package.json"));
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  for (const name of [".dependency-cruiser.cjs", "package.json", "tsconfig.json"])
    await copyFile(join(root, name), join(folder, name));
  for (const { from, imports } of all) {
    await mkdir(dirname(join(folder, from)), { recursive: true });
    await writeFile(join(folder, from), `${imports}\n`);
  }
}

function inspect(folder: string): readonly string[] {
  const cli = join(folder, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [cli, "src", "adapters", "prisma", "test", "--output-type", "json", "--preserve-symlinks"];
  const stdout = execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", maxBuffer: 1 << 26 });
  return Report.parse(JSON.parse(stdout)).summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
}
