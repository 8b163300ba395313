import { setTimeout as sleep } from "node:timers/promises";
import type { ChannelState, Log } from "../../src/port/index.js";

/** What was said while the connection was away, read again as soon as it stands: Slack gives up an event after some minutes. */
export type Reread = Readonly<{
  /** Something was heard: the connection works. */
  heard(): void;
  /** The connection stands again. */
  connected(): void;
  stop(): void;
  /** The link's state, with what is still to be read again. */
  told(state: ChannelState): ChannelState;
}>;

type Settings = Readonly<{
  /** Reads what was said since then, epoch ms; resolves to how many messages. */
  read(since: number): Promise<number>;
  clock: () => number;
  log: Log;
}>;

/** An event may overtake another, ms; what is read twice is known by its key. */
const overlapMs = 60_000;
/** How long to wait before a past that could not be read is read again, ms. */
const pauseMs = 10_000;

/** Nothing missed yet. */
export function createReread({ read, clock, log }: Settings): Reread {
  const stopping = new AbortController();
  let last = clock();
  let owed: number | undefined;
  let losses = 0;
  let reading = false;
  const readAll = async () => {
    for (reading = true; owed !== undefined && !stopping.signal.aborted; ) {
      const [since, known] = [owed, losses];
      const messages = await read(since - overlapMs).catch(() => undefined);
      if (messages === undefined) await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      // Lost once more meanwhile: there is more to read.
      else if (known === losses) owed = undefined;
      if (messages !== undefined) log.info({ platform: "slack", messages }, "what was said meanwhile was read again");
    }
    reading = false;
  };
  return {
    heard: () => {
      last = clock();
    },
    connected: () => {
      losses += 1;
      owed = Math.min(owed ?? last, last);
      if (!reading) void readAll();
    },
    stop: () => stopping.abort(),
    told: (state) =>
      owed === undefined ? state : { ...state, detail: `${state.detail}; reading what was said since ${time(owed)}` },
  };
}

function time(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
