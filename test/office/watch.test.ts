import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkOfficeFile, type Loaded, type StopWatching, watchOffice } from "../../src/office/index.js";

describe("watching the office file", () => {
  let folder = "";
  let file = "";
  let text = "";
  let stop: StopWatching = () => undefined;
  let seen: Loaded[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "office-"));
    file = join(folder, "office.yaml");
    text = await readFile("examples/office.yaml", "utf8");
    await writeFile(file, text);
    seen = [];
    stop = watchOffice(file, (loaded) => seen.push(loaded));
    await pause(100);
  });

  afterEach(async () => {
    stop();
    await rm(folder, { recursive: true });
  });

  const named = (name: string) => text.replace("name: 镇罗营镇", `name: ${name}`);
  const names = () =>
    seen.map((loaded) => ("office" in loaded ? loaded.office.name : `${loaded.faults.length} faults`));

  it("tells of a new office once, though an editor writes in several steps", async () => {
    await writeFile(file, "office:");
    await writeFile(file, named("新镇"));
    await until(() => seen.length > 0);
    await pause(300);
    expect(names()).toEqual(["新镇"]);
  });

  it("goes on watching after a save by renaming, and says nothing while the file is away", async () => {
    for (const name of ["甲镇", "乙镇"]) {
      await rm(file);
      await pause(300);
      await writeFile(join(folder, "office.yaml.tmp"), named(name));
      await rename(join(folder, "office.yaml.tmp"), file);
      await until(() => names().at(-1) === name);
    }
    expect(names()).toEqual(["甲镇", "乙镇"]);
  });

  it("reports the faults of a wrong file, and the office again once it is mended", async () => {
    await writeFile(file, named("丙镇\n  nam: x"));
    await until(() => seen.length === 1);
    await writeFile(file, named("丁镇"));
    await until(() => seen.length === 2);
    expect(names()).toEqual(["1 faults", "丁镇"]);
  });

  it("says nothing of other files, nor after it was stopped", async () => {
    await writeFile(join(folder, "notes.txt"), "x");
    await pause(300);
    stop();
    await writeFile(file, named("戊镇"));
    await pause(400);
    expect(seen).toEqual([]);
  });

  it("checks a file for the command line: what is in it, or what to mend", async () => {
    expect(await checkOfficeFile(file)).toMatchObject({
      ok: true,
      text: expect.stringMatching(/✓ 镇罗营镇：.*\n✓ zly: /),
    });
    await writeFile(file, named("己镇\n  nam: x"));
    expect(await checkOfficeFile(file, "zh-CN")).toMatchObject({
      ok: false,
      text: expect.stringContaining("没有“nam”这个项目"),
    });
    const gone = await checkOfficeFile(join(folder, "none.yaml"), "en");
    expect(gone).toMatchObject({ ok: false, text: expect.stringMatching(/cannot read the file .*none\.yaml/) });
  });
});

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function until(done: () => boolean): Promise<void> {
  for (let waited = 0; !done() && waited < 10_000; waited += 20) await pause(20);
  expect(done()).toBe(true);
}
