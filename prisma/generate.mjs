// Makes the Prisma client from the schema, when the schema or Prisma has changed since the last time.
// Plain JavaScript, since it runs before anything else does: after `npm ci`, and again before start, test and check.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const schema = join(root, "prisma/schema.prisma");
const output = join(root, "src/store/generated");
const stamp = join(output, ".made-from");
const turnstile = join(root, "node_modules/.shouwen-generate");
const patienceMs = 60_000;

const require = createRequire(import.meta.url);

try {
  if (!isFresh()) await inTurn(() => void (isFresh() || generate()));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

function isFresh() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();
}

function fingerprint() {
  const { version } = require("prisma/package.json");
  const hash = createHash("sha256").update(readFileSync(schema)).digest("hex");
  return `prisma ${version}, schema ${hash}\n`;
}

function generate() {
  const cli = require.resolve("prisma/build/index.js");
  rmSync(output, { recursive: true, force: true });
  const run = spawnSync(process.execPath, [cli, "generate", "--schema", schema, "--no-hints"], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      // Prisma fetches an engine that generating does not use, unless it is told that it has one: any file will do.
      PRISMA_SCHEMA_ENGINE_BINARY: schema,
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
      NO_UPDATE_NOTIFIER: "1",
    },
  });
  if (run.status !== 0) {
    const said = [run.error?.message, run.stdout, run.stderr].filter(Boolean).join("\n").trim();
    throw new Error(`The Prisma client could not be generated from prisma/schema.prisma:\n\n${said}\n`);
  }
  // Written last: a run that was cut off leaves no stamp, and the next one starts over.
  mkdirSync(output, { recursive: true });
  writeFileSync(stamp, fingerprint());
}

/**
 * One run at a time: a folder is made by exactly one of several that try, and a dead run's folder is taken over.
 * @param {() => void} work
 */
async function inTurn(work) {
  for (const since = Date.now(); ; await sleep(100)) {
    try {
      mkdirSync(turnstile);
      break;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      const age = Date.now() - (statSync(turnstile, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > patienceMs || Date.now() - since > patienceMs) rmSync(turnstile, { recursive: true, force: true });
    }
  }
  try {
    work();
  } finally {
    rmSync(turnstile, { recursive: true, force: true });
  }
}
