import { App, type AuthorizeResult, type Logger, LogLevel, webApi } from "@slack/bolt";
import type { Adapter, Log, Sink } from "../../src/port/index.js";
import { type Door, openDoor } from "./door.js";
import { callTimeoutMs, can, pace } from "./facts.js";
import { download } from "./files.js";
import { createForms } from "./form.js";
import { readSince } from "./history.js";
import { createLink } from "./link.js";
import { listen } from "./listen.js";
import { createPeople } from "./people.js";
import type { Track } from "./receiver.js";
import { createReread } from "./reread.js";
import { createMouth } from "./speak.js";

/** What a Slack app is known by. A signing secret opens `/slack/events`, an app token Socket Mode; one of them is needed. */
export type SlackSettings = Readonly<{
  botToken: string;
  /** For Socket Mode; used if both this and the signing secret are there. */
  appToken?: string;
  /** For HTTP. */
  signingSecret?: string;
  /** The Web API's root, by default Slack's own; a test's. */
  apiUrl?: string;
  /** How long one call of the Web API may take, ms; default 10,000. */
  timeoutMs?: number | undefined;
  clock?: (() => number) | undefined;
  log: Log;
}>;

type Bot = Readonly<{ botUserId: string; botId?: string }>;

/** Bolt's own lines quote bodies and file names; what matters of them reaches `state` and the faults. */
const quiet: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

const title = { "zh-CN": "Slack", en: "Slack" };

/** Slack through Bolt: events, presses and commands come in by Socket Mode or HTTP, words go out through the Web API. */
export function createSlack(settings: SlackSettings): Adapter {
  const { botToken, apiUrl = "https://slack.com/api/", timeoutMs = callTimeoutMs, clock = Date.now } = settings;
  const clientOptions = optionsFor(apiUrl, timeoutMs);
  const client = new webApi.WebClient(botToken, clientOptions);
  const hands = createHands(() => reread.heard());
  let bot: Bot | undefined;
  let sink: Sink | undefined;
  const onLost = () => link.lost();
  const door: Door = openDoor({ ...settings, clock, clientOptions, logger: quiet, track: hands.track, onLost });
  let attempts = 0;
  const link = createLink(async () => {
    attempts += 1;
    bot = await whoAmI(client);
    await door.connect();
    // What was said before the start is the program's to ask for.
    if (attempts > 1) reread.connected();
  }, settings.log);
  const app = createApp(door, clientOptions, () => bot && { botToken, ...bot });
  const forms = createForms(client, clock);
  const hear = listen(app, createPeople(client), () => ({ forms, sink, botId: bot?.botUserId ?? "", now: clock() }));
  const reread = createReread({ read: (since) => readSince(client, since, hear), clock, log: settings.log });
  return {
    ...{ title, platform: "slack", can, pace, routes: door.routes, state: () => reread.told(link.state()) },
    start: (given) => {
      sink = given;
      return link.open();
    },
    send: createMouth(client, forms),
    catchUp: (since) => readSince(client, since, hear),
    fetch: (file) => download(client, { token: botToken, apiUrl }, file),
    stop: async () => {
      sink = undefined;
      link.close();
      reread.stop();
      await hands.empty();
      await door.disconnect();
    },
  };
}

function createApp(
  { receiver }: Door,
  clientOptions: webApi.WebClientOptions,
  identity: () => AuthorizeResult | undefined,
): App {
  return new App({
    receiver,
    clientOptions,
    logger: quiet,
    convoStore: false,
    // To reject leaves the event unacknowledged: Slack delivers it again, and by then we know who we are.
    authorize: async () => {
      const known = identity();
      if (known === undefined) throw new Error("not connected");
      return known;
    },
  });
}

function optionsFor(apiUrl: string, timeout: number): webApi.WebClientOptions {
  return {
    slackApiUrl: apiUrl,
    logger: quiet,
    timeout,
    // The program decides when to try again; in here nothing waits.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
  };
}

async function whoAmI(client: webApi.WebClient): Promise<Bot> {
  const { user_id: botUserId = "", bot_id: botId } = await client.auth.test();
  return { botUserId, ...(botId === undefined ? {} : { botId }) };
}

/** What is being taken at the moment; `empty` resolves when nothing is. Each is a sign of life. */
function createHands(onTaken: () => void): { track: Track; empty(): Promise<void> } {
  const held = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      onTaken();
      const done = work.finally(() => held.delete(done));
      held.add(done);
      return done;
    },
    empty: async () => {
      while (held.size > 0) await Promise.allSettled(held);
    },
  };
}
