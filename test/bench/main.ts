import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Contest, contest } from "./contest.js";
import { table } from "./print.js";
import { endAll, startPlatform } from "./processes.js";
import { startServer } from "./server.js";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    residents: { type: "string", default: "32" },
    seconds: { type: "string", default: "4" },
    rounds: { type: "string", default: "3" },
    only: { type: "string", multiple: true, default: [] },
    profile: { type: "string" },
  },
});
const folder = await mkdtemp(join(tmpdir(), "shouwen-bench-"));
await mkdir(join(folder, "shouwen"));
const platform = await startPlatform();
const server = await startServer(folder);
try {
  const settings = {
    platform,
    server,
    folder,
    secret: randomBytes(16).toString("hex"),
    residents: Number(options.residents),
    ms: Number(options.seconds) * 1000,
    rounds: Number(options.rounds),
    only: options.only,
    profile: options.profile,
  };
  const result = await contest(settings);
  if (options.json) console.log(JSON.stringify(result));
  else console.log(show(result));
} finally {
  await platform.stop();
  await server.stop();
  endAll();
  await rm(folder, { recursive: true, force: true });
}

function show({ laps, ratios }: Contest): string {
  const head = [
    "",
    "replies/s",
    "ratio",
    "(lowest–highest)",
    "p50 ms",
    "p95",
    "p99",
    "CPU ms",
    "+ database",
    "statements",
    "calls",
    "drain ms",
    "wrong",
    "RSS MiB",
  ];
  const rows = laps.map((lap, row) => {
    const { median = Number.NaN, lowest = Number.NaN, highest = Number.NaN } = ratios[row] ?? {};
    return [
      lap.name,
      lap.replies,
      median,
      `${lowest.toFixed(2)}–${highest.toFixed(2)}`,
      lap.p50,
      lap.p95,
      lap.p99,
      lap.cpuMs,
      lap.databaseMs,
      lap.statements,
      lap.calls,
      lap.drainMs,
      lap.wrong,
      lap.rssMiB,
    ];
  });
  return table(head, rows);
}
