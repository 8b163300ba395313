import { type App, type Logger, type Receiver, SocketModeReceiver, type webApi } from "@slack/bolt";
import type { Log } from "../../src/port/index.js";
import { acknowledgeLast, nameOf, type Track } from "./receiver.js";

/** A receiver for Bolt over Socket Mode, whose connection is ours to open and to close. */
export type SocketReceiver = Receiver & Readonly<{ connect(): Promise<void>; disconnect(): Promise<void> }>;

type Settings = Readonly<{
  appToken: string;
  clientOptions: webApi.WebClientOptions;
  logger: Logger;
  log: Log;
  track: Track;
  onLost(): void;
}>;

/** How long Slack may take to say hello, and to say goodbye, ms. */
const helloMs = 10_000;
const goodbyeMs = 2000;

/**
 * Socket Mode through Bolt's own receiver. Its reconnecting is turned off, since it gives up for good, with an unhandled
 * rejection, when Slack cannot be reached at that moment: `onLost` is told instead.
 */
export function createSocketReceiver({
  appToken,
  clientOptions,
  logger,
  log,
  track,
  onLost,
}: Settings): SocketReceiver {
  const bolt = new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions },
    processEventErrorHandler: async ({ error }) => {
      log.warn({ platform: "slack", reason: nameOf(error) }, "not stored; Slack will deliver it again");
      return false;
    },
  });
  const { client } = bolt;
  client.on("disconnected", onLost);
  let closed = false;
  const hangUp = () => Promise.race([client.disconnect().catch(() => {}), after(goodbyeMs)]);
  const disconnect = () => {
    closed = true;
    return hangUp();
  };
  const connect = async () => {
    const hello = client.start();
    // It rejects with nothing at all when the connection closes before the hello.
    const greeted = hello.catch((error: unknown) => {
      throw error ?? new Error("closed before the hello");
    });
    const isLate = await Promise.race([greeted.then(() => false), after(helloMs).then(() => true)]);
    // It may have been stopped while Slack was thinking.
    if (isLate || closed) await hangUp();
    if (isLate) throw new Error("no hello");
  };
  return {
    init: (app: App) => bolt.init(acknowledgeLast(app, track)),
    start: connect,
    stop: disconnect,
    connect,
    disconnect,
  };
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
