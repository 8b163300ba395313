#!/usr/bin/env node
// The command `shouwen`: makes the Prisma client if it is not there, lets Node read TypeScript, and runs src/cli.ts.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { register } from "tsx/esm/api";

const generated = spawnSync(process.execPath, [fileURLToPath(new URL("../prisma/generate.mjs", import.meta.url))], {
  stdio: ["ignore", "ignore", "inherit"],
});
if (generated.status !== 0) process.exit(generated.status ?? 1);
register();
await import("./cli.ts");
