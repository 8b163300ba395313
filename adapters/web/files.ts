import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** The files that went through the playground, either way. */
export type Files = Readonly<{
  /** Keeps the bytes; their id. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes; rejects with the system's error where they are no more. */
  get(id: string): Promise<Uint8Array<ArrayBuffer>>;
}>;

const shape = /^[0-9a-f-]{36}$/;

/** Opens the folder. Beyond `most` bytes the oldest files go. */
export async function openFiles(folder: string, most: number): Promise<Files> {
  await mkdir(folder, { recursive: true });
  const sizes = await measure(folder);
  let total = [...sizes.values()].reduce((sum, size) => sum + size, 0);

  const makeRoom = async () => {
    for (const [id, size] of sizes) {
      if (total <= most || sizes.size === 1) return;
      sizes.delete(id);
      total -= size;
      await rm(join(folder, id), { force: true });
    }
  };
  return {
    put: async (bytes) => {
      const id = randomUUID();
      await writeFile(join(folder, id), bytes);
      sizes.set(id, bytes.length);
      total += bytes.length;
      await makeRoom();
      return id;
    },
    get: async (id) => {
      // The id comes from outside: nothing but our own shape may become a path.
      if (!shape.test(id)) throw Object.assign(new Error("no such file"), { code: "ENOENT" });
      return new Uint8Array(await readFile(join(folder, id)));
    },
  };
}

/** Each file's size, oldest first. */
async function measure(folder: string): Promise<Map<string, number>> {
  const names = (await readdir(folder)).filter((name) => shape.test(name));
  const found = await Promise.all(names.map(async (name) => ({ name, ...(await facts(join(folder, name))) })));
  return new Map(found.sort((a, b) => a.mtimeMs - b.mtimeMs).map(({ name, size }) => [name, size]));
}

async function facts(path: string): Promise<{ mtimeMs: number; size: number }> {
  const { mtimeMs, size } = await stat(path);
  return { mtimeMs, size };
}
