import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openPrivatePostgres } from "../../src/store/postgres.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the run's database server lives, from the first test that wants one. */
    databaseDir: string;
  }
}

const PREFIX = "shouwen-test-";

/** Gives the whole run one place for its database server, and takes it away at the end. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const databaseDir = await mkdtemp(join(tmpdir(), `${PREFIX}${process.pid}-`));
  project.provide("databaseDir", databaseDir);
  return () => takeAway(databaseDir);
}

/** A run that was killed leaves its server and its folder. */
async function sweep() {
  for (const name of (await readdir(tmpdir())).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split("-")[0]);
    const folder = join(tmpdir(), name);
    const { uid } = await stat(folder);
    if (!isAlive(pid) && uid === process.getuid?.()) await takeAway(folder).catch(() => undefined);
  }
}

async function takeAway(folder: string) {
  const used = await stat(join(folder, "postgres")).catch(() => undefined);
  if (used) await (await openPrivatePostgres({ dataDir: folder, log: () => {} })).stop();
  await rm(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
