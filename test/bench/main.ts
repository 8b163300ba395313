import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { contest } from "./contest.js";
import { crash } from "./crash.js";
import { million } from "./million/index.js";
import { endAll, startPlatform } from "./processes.js";
import { crashWords, isSound, raceTable } from "./report.js";
import { type Server, startServer } from "./server.js";
import { writeTown } from "./words.js";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    residents: { type: "string", default: "64" },
    seconds: { type: "string", default: "4" },
    rounds: { type: "string", default: "5" },
    only: { type: "string", multiple: true, default: [] },
    profile: { type: "string" },
    million: { type: "boolean", default: false },
    requests: { type: "string", default: "1000000" },
  },
});
const began = performance.now();
const tell = (line: string) =>
  console.error(`${((performance.now() - began) / 1000).toFixed(0).padStart(4)} s  ${line}`);
const folder = await mkdtemp(join(tmpdir(), "shouwen-bench-"));
const server = await startServer(folder);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void leave().then(() => process.exit(1)));
try {
  if (options.million) await read(server);
  else await race(server);
} finally {
  await leave();
}

/** Messages in, replies out, beside two bare bots; then a kill in the middle. */
async function race(server: Server): Promise<void> {
  const town = join(folder, "town.yaml");
  await writeTown(town);
  const platform = await startPlatform();
  const settings = {
    ...{ platform, server, folder, town, tell },
    secret: randomBytes(16).toString("hex"),
    residents: Number(options.residents),
    ms: Number(options.seconds) * 1000,
    rounds: Number(options.rounds),
    only: options.only,
    profile: options.profile,
  };
  const results = await contest(settings);
  if (!options.json) console.log(raceTable(results));
  const killed = options.only.length === 0 ? await crash(settings) : undefined;
  if (options.json) console.log(JSON.stringify({ results, killed }));
  else if (killed !== undefined) console.log(crashWords(killed));
  if (!isSound(results, killed)) process.exitCode = 1;
  await platform.stop();
}

/** The board and the digest of a large office. */
async function read(server: Server): Promise<void> {
  await million({ server, folder, all: Number(options.requests), tell, show: console.log });
}

async function leave(): Promise<void> {
  endAll();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
