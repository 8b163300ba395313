import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SCHEMA = `
generator client {
  provider = "prisma-client"
  output   = "../src/store/generated"
}
datasource db {
  provider = "postgresql"
}
model Lamp {
  id Int @id
}
`;

/** Six runs of Prisma's own generator, some side by side: slow where the machine is busy. */
const LONG = 180_000;

let house: string;
const client = () => join(house, "src/store/generated/models/Lamp.ts");

beforeEach(async () => {
  house = await mkdtemp(join(tmpdir(), "shouwen-generate-"));
  await mkdir(join(house, "prisma"));
  await mkdir(join(house, "node_modules"));
  await cp(join(ROOT, "prisma/generate.mjs"), join(house, "prisma/generate.mjs"));
  for (const name of ["prisma", "@prisma"]) {
    await symlink(join(ROOT, "node_modules", name), join(house, "node_modules", name));
  }
  await writeFile(join(house, "prisma/schema.prisma"), SCHEMA);
});

afterEach(() => rm(house, { recursive: true }));

test(
  "several at once make the client once, quietly, and it stays until the schema changes",
  async () => {
    expect(await Promise.all([generate(), generate(), generate()])).toEqual(Array(3).fill({ code: 0, printed: "" }));
    const made = (await stat(client())).mtimeMs;
    expect(await generate()).toEqual({ code: 0, printed: "" });
    expect((await stat(client())).mtimeMs).toBe(made);

    await writeFile(join(house, "prisma/schema.prisma"), SCHEMA.replace("id Int @id", "id Int @id\n  lit Boolean"));
    expect(await generate()).toEqual({ code: 0, printed: "" });
    expect(await readFile(client(), "utf8")).toContain("lit");
  },
  LONG,
);

test(
  "a mistake in the schema is shown, and the next run tries again",
  async () => {
    await writeFile(join(house, "prisma/schema.prisma"), SCHEMA.replace("Int", "Intt"));
    const { code, printed } = await generate();
    expect(code).toBe(1);
    expect(printed).toContain('Type "Intt" is neither a built-in type');
    await writeFile(join(house, "prisma/schema.prisma"), SCHEMA);
    expect(await generate()).toEqual({ code: 0, printed: "" });
  },
  LONG,
);

async function generate() {
  const child = spawn(process.execPath, [join(house, "prisma/generate.mjs")], { stdio: ["ignore", "pipe", "pipe"] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  return { code, printed: out + err };
}
