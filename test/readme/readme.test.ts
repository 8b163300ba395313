import { readdir, readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { withTables } from "./tables.js";

/** `WRITE=1 npx vitest run test/readme` writes the tables anew. */
const writes = process.env.WRITE !== undefined;

const first = await readFile("README.md", "utf8");
if (writes) await writeFile("README.md", withTables(first));
const readme = await readFile("README.md", "utf8");
// Our own manifest, in npm's shape.
const manifest = JSON.parse(await readFile("package.json", "utf8")) as {
  dependencies: Record<string, string>;
};

describe("the README", () => {
  it("shows the lifecycle, what can be typed, and the environment as the code has them", () => {
    expect(readme, "WRITE=1 npx vitest run test/readme writes them").toBe(withTables(readme));
  });

  it("names every command of the program, and no other", async () => {
    const cli = await sources(["src"], (name) => /(^|\/)cli/.test(name));
    const known = [...cli.matchAll(/\.command\("([\w-]+)/g)].map(([, name]) => name ?? "");
    const named = [...readme.matchAll(/npx shouwen ([\w-]+)(?: ([a-z][\w-]*))?/g)].flatMap(([, one, two]) => [
      one ?? "",
      ...(two === undefined ? [] : [two]),
    ]);
    expect(new Set(named)).toEqual(new Set(known));
  });

  it("says why each dependency is there", () => {
    const told = new Set([...readme.matchAll(/^\| `(@?[\w./-]+)`/gm)].map(([, name]) => name));
    const part = readme.slice(readme.indexOf("## Dependencies"));
    const missing = Object.keys(manifest.dependencies).filter(
      (name) => !told.has(name) && !part.includes(`\`${name}\``),
    );
    expect(missing).toEqual([]);
  });

  it("shows as many migrations at the start as there are", async () => {
    const all = await readdir("prisma/migrations", { withFileTypes: true });
    expect(readme).toContain(`database: ${all.filter((one) => one.isDirectory()).length} migration(s) applied`);
  });

  it("names only HTTP paths that are mounted", async () => {
    const all = await sources(["src", "adapters"], () => true);
    const named = [...readme.matchAll(/^\| `(?:[A-Z|]+ )?(\/[\w./-]*)`/gm)].map(([, path]) => path ?? "");
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !all.includes(`"${path}"`))).toEqual([]);
  });
});

async function sources(folders: readonly string[], wanted: (name: string) => boolean): Promise<string> {
  const names = (
    await Promise.all(
      folders.map(async (folder) => (await readdir(folder, { recursive: true })).map((name) => `${folder}/${name}`)),
    )
  ).flat();
  const files = names.filter((name) => name.endsWith(".ts") && !name.includes("generated") && wanted(name));
  return (await Promise.all(files.map((name) => readFile(name, "utf8")))).join("\n");
}
