import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultOf } from "../../src/cli/digest.js";
import { fileFault } from "../../src/cli/fault.js";
import { readWho, whoWas } from "../../src/cli/who.js";
import { MONDAY, office } from "../core/spec.js";

describe("a command that was typed wrongly is answered in one sentence, never with a stack", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "shouwen-command-"));
    await writeFile(join(folder, "file"), "no folder");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it.each([
    ["no/such/folder/out.csv", "没有这个文件或文件夹"],
    ["file/out.csv", "不是文件夹"],
    [".", "这是文件夹"],
  ])("a file that cannot be written: %s", async (name, reason) => {
    const out = join(folder, name);
    const error: unknown = await writeFile(out, "").catch((fault: unknown) => fault);
    expect(fileFault(error, ["export", "--out", out])).toContain(reason);
    // A file that nobody named is the program's own: that is a bug, and is told with everything.
    expect(fileFault(error, ["start"])).toBeUndefined();
  });

  it.each(["2026-W99", "2025-W53", "2026-13", "hello"])("a week that does not exist: %s", (week) => {
    expect(faultOf({ format: "text", week }, office)).toContain("2026-W47");
  });

  it("a week and a month that do", () => {
    for (const week of ["2026-W47", "2026-11"]) expect(faultOf({ format: "text", week }, office)).toBeUndefined();
  });

  it("谁负责 of a number that was never given", () => {
    const wish = readWho("77", undefined, office, MONDAY);
    expect(typeof wish === "string" ? wish : whoWas(office, wish, [])).toContain("没有 Q-0077 这个编号");
  });
});
