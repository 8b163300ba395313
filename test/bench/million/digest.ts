import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** How long the digest took from the command to its end, s, and the most memory that it had, MiB. */
type Made = Readonly<{ seconds: number; peakMiB: number }>;

const LOOK_MS = 100;

/** Makes the digest of a week as an operator would, in a process of its own. */
export async function timeDigest(databaseUrl: string, week: string, out: string): Promise<Made> {
  const began = performance.now();
  const script = fileURLToPath(new URL("../../../src/shouwen.mjs", import.meta.url));
  const child = spawn(process.execPath, [script, "digest", "--week", week, "--format", "json", "--out", out], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let peakMiB = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, "utf8").catch(() => "");
    peakMiB = Math.max(peakMiB, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024);
  }, LOOK_MS);
  const [code] = await once(child, "exit");
  clearInterval(watch);
  if (code !== 0) throw new Error(`the digest ended with ${code}`);
  return { seconds: (performance.now() - began) / 1000, peakMiB };
}
