import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { openPrivatePostgres } from "../../src/store/postgres.js";
import { type Bot, endAll, startBot, startPlatform } from "./processes.js";
import { race, type Runner } from "./race.js";

const platform = await startPlatform();
const folder = await mkdtemp(join(tmpdir(), "shouwen-bench-"));
const postgres = await openPrivatePostgres({ dataDir: folder, log: () => {} });
const secret = randomBytes(16).toString("hex");
try {
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  for (const name of ["shouwen", "durable"]) await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
  await admin.end();
  const url = (name: string) => Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  const common = { TELEGRAM_BOT_TOKEN: "1:bench", TELEGRAM_API_ROOT: platform.origin, TELEGRAM_WEBHOOK_SECRET: secret };
  const echo = await startBot("./bots/echo.ts", common);
  const durable = await startBot("./bots/durable.ts", { ...common, DATABASE_URL: url("durable") });
  const ours = await startBot("../../src/shouwen.mjs", {
    ...common,
    DATABASE_URL: url("shouwen"),
    DATA_DIR: folder,
    PUBLIC_URL: "https://bench.invalid",
    PORT: "0",
    PACE_SCALE: "1000",
    LOG_LEVEL: "error",
  }, ["start"]);
  const runners: Runner[] = [
    { name: "echo", bot: echo, path: "/", answers: "echo" },
    { name: "durable", bot: durable, path: "/", answers: "echo" },
    { name: "shouwen", bot: ours, path: "/telegram/webhook", answers: "office" },
  ];
  const rounds = await race(runners, { platform, residents: 32, ms: Number(process.argv[2] ?? 3000), rounds: Number(process.argv[3] ?? 3), secret });
  for (const laps of rounds) console.table(laps);
  for (const bot of [echo, durable, ours] as Bot[]) await bot.stop();
} finally {
  await platform.stop();
  await postgres.stop();
  endAll();
  await rm(folder, { recursive: true, force: true });
}
