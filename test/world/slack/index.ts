import { createSlack } from "../../../adapters/slack/index.js";
import type { Adapter, Log } from "../../../src/port/index.js";
import { serveFar } from "../http.js";
import { createMishaps } from "../mishaps.js";
import type { Actor, World } from "../world.js";
import { type Acts, createActs } from "./acts.js";
import { type Api, createApi } from "./api.js";
import type { Delivery, Patience } from "./delivery.js";
import { app, startEmulator } from "./emulator.js";
import { createWorkspace, type Workspace } from "./people.js";
import { createPoster } from "./post.js";
import { refOf, toSeen } from "./shown.js";
import { startSocket } from "./socket.js";

/**
 * How Slack is played: its way to the bot, how patient it is, and where the adapter's log lines go; `timeoutMs` is the adapter's,
 * and its clock is behind Slack's by `skewMs`.
 */
export type SlackWorldOptions = Readonly<{
  mode: "socket" | "http";
  /** Who is of the workspace before they do anything. */
  people?: readonly Actor[];
  patience?: Partial<Patience>;
  log?: Log;
  /** How many people there is room for; default 200. */
  seats?: number;
  timeoutMs?: number | undefined;
  skewMs?: number | undefined;
}>;

/** A played Slack, with what only Slack has. */
export type SlackWorld = World &
  Pick<Acts, "command" | "form" | "fill" | "edit" | "overtaken"> &
  Readonly<{
    /** Delivers this, whatever it is; resolves once it is acknowledged, or Slack has given up. */
    deliver(delivery: Delivery): Promise<void>;
    /** Asks the bot to leave its socket and come again. */
    refresh(): void;
  }>;

const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/** Opens a played Slack on 127.0.0.1, over `emulate`'s Web API, by Socket Mode or by signed HTTP. */
export async function openSlackWorld(options: SlackWorldOptions): Promise<SlackWorld> {
  const { mode, people = [], patience } = options;
  const patient: Patience = { ackMs: 3000, tries: 20, pauseMs: 100, ...patience };
  let program = "";
  const socket = mode === "socket" ? await startSocket(patient) : undefined;
  const carrier = socket ?? createPoster(() => program, patient);
  const emulator = await startEmulator(options.seats);
  const workspace = createWorkspace(emulator, people);
  const mishaps = createMishaps();
  const api = createApi({ emulator, workspace, mishaps, socketUrl: () => socket?.url(), origin: () => far.origin });
  const far = await serveFar(api.answer);
  const apiUrl = `${far.origin}/api/`;
  return {
    ...{ platform: "slack", group: app.group, mishap: mishaps.add, deliver: carrier.deliver },
    ...createActs({ emulator, workspace, api, carrier, origin: far.origin }),
    env: (origin) => environment(mode, apiUrl, origin),
    adapter: () => adapterOf(options, apiUrl),
    stall: carrier.stall,
    deliverTo: (origin) => {
      program = origin;
    },
    refresh: () => socket?.refresh(),
    ...createView(api, workspace),
    down: async () => {
      far.down();
      carrier.down();
    },
    up: async () => {
      far.up();
      carrier.up();
    },
    stop: async () => {
      await carrier.stop();
      await far.stop();
      await emulator.close();
    },
  };
}

/** What people see of the bot. */
function createView({ kept, bytes }: Api, workspace: Workspace): Pick<World, "seen" | "fileBytes"> {
  return {
    seen: (chat) => {
      const all = kept.map((one) => toSeen(one, workspace.ofDm(one.channel) ?? one.channel, workspace.name));
      return chat === undefined ? all : all.filter((one) => one.chat === chat);
    },
    fileBytes: (ref) => kept.find((one) => refOf(one) === ref)?.files.map(({ id }) => bytes(id)) ?? [],
  };
}

function environment(
  mode: SlackWorldOptions["mode"],
  apiUrl: string,
  origin?: string,
): Readonly<Record<string, string>> {
  const common = { SLACK_BOT_TOKEN: app.botToken, SLACK_API_URL: apiUrl };
  if (mode === "socket") return { ...common, SLACK_APP_TOKEN: app.appToken };
  const web = { ...common, SLACK_SIGNING_SECRET: app.signingSecret };
  return origin === undefined ? web : { ...web, PUBLIC_URL: origin };
}

function adapterOf({ mode, log = silent, timeoutMs, skewMs = 0 }: SlackWorldOptions, apiUrl: string): Adapter {
  const way = mode === "socket" ? { appToken: app.appToken } : { signingSecret: app.signingSecret };
  return createSlack({ botToken: app.botToken, apiUrl, log, timeoutMs, clock: () => Date.now() - skewMs, ...way });
}
