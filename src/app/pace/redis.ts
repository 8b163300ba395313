import Bottleneck from "bottleneck";
import { Redis } from "ioredis";
import type { Log } from "../../port/index.js";

/** What processes of one account share through Redis: when the next message may go, and rests that a platform asked for. */
export interface SharedClock {
  readonly connection: Bottleneck.IORedisConnection;
  /** Whether Redis can be asked now. */
  answers(): boolean;
  /** Resolves to false when the connection is lost. */
  lost(): Promise<false>;
  tell(message: string): void;
  onTold(listener: (message: string) => void): void;
  stop(): Promise<void>;
}

/** An answer that takes longer is none, ms. */
const PATIENCE_MS = 2_000;
const CHANNEL = "shouwen:rests";

/** Connects to the Redis at `url`; while it is away each process keeps the pace by itself, and the log says so once. */
export function openSharedClock(url: string, log: Log): SharedClock {
  const client = new Redis(url, { commandTimeout: PATIENCE_MS, maxRetriesPerRequest: 1 });
  const ear = client.duplicate();
  const connection = new Bottleneck.IORedisConnection({ client });
  let lose: (lost: false) => void = () => undefined;
  let losing = new Promise<false>((resolve) => (lose = resolve));
  let away = false;
  client.on("ready", () => {
    if (away) log.info({}, "REDIS_URL answers again: the pace is shared by all processes");
    away = false;
  });
  client.on("close", () => {
    lose(false);
    losing = new Promise((resolve) => (lose = resolve));
    if (!away)
      log.warn({}, "REDIS_URL does not answer: until it does, every process keeps the platforms' pace by itself");
    away = true;
  });
  // Each lost connection is told above; without a listener an error would end the process.
  ear.on("error", () => undefined);
  void ear.subscribe(CHANNEL).catch(() => undefined);
  return {
    connection,
    answers: () => client.status === "ready",
    lost: () => losing,
    tell: (message) => void client.publish(CHANNEL, message).catch(() => undefined),
    onTold: (listener) => void ear.on("message", (_channel, message) => listener(message)),
    async stop() {
      client.removeAllListeners("close");
      ear.disconnect();
      await connection.disconnect(false);
    },
  };
}
