import type { Logger, Receiver, webApi } from "@slack/bolt";
import type { Log, Route } from "../../src/port/index.js";
import { createHttpReceiver, type Track } from "./receiver.js";
import { createSocketReceiver } from "./socket.js";

/** The way in, whichever it is: Bolt's receiver, the routes it needs, and its connection if it has one. */
export type Door = Readonly<{
  receiver: Receiver;
  routes: readonly Route[];
  /** Rejects where Slack cannot be reached; may be called again. */
  connect(): Promise<void>;
  /** For good. */
  disconnect(): Promise<void>;
}>;

type Settings = Readonly<{
  appToken?: string;
  signingSecret?: string;
  clientOptions: webApi.WebClientOptions;
  logger: Logger;
  log: Log;
  track: Track;
  clock: () => number;
  onLost(): void;
}>;

/** Socket Mode where there is an app token, and HTTP where there is a signing secret instead. */
export function openDoor({ appToken, signingSecret, log, track, clock, ...more }: Settings): Door {
  if (appToken !== undefined) {
    const receiver = createSocketReceiver({ appToken, log, track, ...more });
    return { receiver, routes: [], connect: receiver.connect, disconnect: receiver.disconnect };
  }
  if (signingSecret === undefined)
    throw new Error("Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP)");
  const receiver = createHttpReceiver({ signingSecret, track, log, clock });
  return { receiver, routes: [receiver.route], connect: async () => {}, disconnect: async () => {} };
}
