import { join } from "node:path";
import { type Bot, type Platform, startBot } from "./processes.js";
import type { Runner } from "./race.js";
import type { Server } from "./server.js";

/** What bots are started with. */
export type Ground = Readonly<{
  platform: Platform;
  server: Server;
  folder: string;
  secret: string;
  /** The office file of the program. */
  town: string;
  /** A folder for CPU profiles of the bots. */
  profile: string | undefined;
}>;

/** Two bare grammY bots and the program: how each is started, in a process of its own, on the same platform and server. */
export const entries: Readonly<Record<string, (ground: Ground) => Promise<Runner>>> = {
  echo: async (ground) => ({
    name: "echo",
    bot: await startBot("./bots/echo.ts", { env: telegram(ground), profile: ground.profile }),
    path: "/",
    answers: "echo",
    database: undefined,
  }),
  durable: async (ground) => {
    const env = { ...telegram(ground), DATABASE_URL: await ground.server.database("durable") };
    const bot = await startBot("./bots/durable.ts", { env, profile: ground.profile });
    return { name: "durable", bot, path: "/", answers: "echo", database: "durable" };
  },
  shouwen: async (ground) => {
    const url = await ground.server.database("shouwen");
    return {
      name: "shouwen",
      bot: await startProgram(ground, url),
      path: WEBHOOK,
      answers: "office",
      database: "shouwen",
    };
  },
};

/** Where the program takes the platform's updates. */
export const WEBHOOK = "/telegram/webhook";

/** Starts the program as an operator would; Telegram's pace times a thousand, since its pace is not ours to measure. */
export function startProgram(ground: Ground, databaseUrl: string, port = 0): Promise<Bot> {
  const env = {
    ...telegram(ground),
    DATABASE_URL: databaseUrl,
    OFFICE_FILE: ground.town,
    DATA_DIR: join(ground.folder, new URL(databaseUrl).pathname),
    PUBLIC_URL: "https://bench.invalid",
    PORT: String(port),
    PACE_SCALE: "1000",
    LOG_LEVEL: "error",
  };
  return startBot("../../src/shouwen.mjs", { env, profile: ground.profile });
}

function telegram({ platform, secret }: Ground): Readonly<Record<string, string>> {
  return {
    TELEGRAM_BOT_TOKEN: "1:bench",
    TELEGRAM_API_ROOT: platform.origin,
    TELEGRAM_WEBHOOK_SECRET: secret,
  };
}
