import { describe, expect, it } from "vitest";
import { z } from "zod";
import { files, read } from "./tree.js";

const Lock = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).default({}) })),
});

const folders = new Set(files.filter((path) => path.startsWith("adapters/")).map((path) => path.split("/")[1] ?? ""));

describe("an adapter's folder", () => {
  // adapters/tencent is what two doors of one company share: it is no adapter, and is never started.
  it.each([...folders].filter((folder) => folder !== "tencent"))("has the same four parts in %s", (folder) => {
    const parts = ["index.ts", "decode.ts", "encode.ts", "faults.ts"].map((name) => `adapters/${folder}/${name}`);
    expect(parts.filter((part) => !files.includes(part))).toEqual([]);
  });
});

describe("the top level", () => {
  it("holds what it was agreed to hold", () => {
    const agreed =
      /^(src|adapters|prisma|test|examples|docs)\/|^(package(-lock)?|tsconfig|biome|knip)\.json$|^(README(\.\w+)?|CHANGELOG)\.md$|^LICENSE$|^vitest\.config\.ts$|^\./;
    expect(files.filter((path) => !agreed.test(path))).toEqual([]);
  });
});

describe("the lock file", () => {
  it("names every package of every system, so that `npm ci` works on all of them", () => {
    const { packages } = Lock.parse(JSON.parse(read("package-lock.json").text));
    const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies));
    const kept = Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, ""));
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((name) => !kept.includes(name))).toEqual([]);
  });
});

describe("the README", () => {
  const { scripts } = JSON.parse(read("package.json").text);

  it("says how to start and how to test", () => {
    expect(read("README.md").text).toContain("npm ci && npm start");
    expect(read("README.md").text).toContain("npm ci && npm test");
  });

  it("names only commands that exist", () => {
    const named = [...read("README.md").text.matchAll(/\bnpm (?:run ([\w:-]+)|(test|start))\b/g)];
    expect(named.map(([, run, short]) => run ?? short).filter((name) => !Object.hasOwn(scripts, name ?? ""))).toEqual(
      [],
    );
  });

  it("names only files that exist", () => {
    const linked = [...read("README.md").text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = ""]) => path);
    expect(linked.filter((path) => !files.some((file) => file === path || file.startsWith(`${path}/`)))).toEqual([]);
  });
});
