import type { ChannelState, Log } from "../../src/port/index.js";
import { asFault } from "./faults.js";

/** A connection that is tried until it stands, and again whenever it is lost. */
export type Link = Readonly<{
  /** Makes the first attempt; resolves when it is over, well or ill. */
  open(): Promise<void>;
  /** Says that the connection was lost: it is tried again at once. */
  lost(): void;
  /** Gives up trying. */
  close(): void;
  state(): ChannelState;
}>;

const firstWaitMs = 250;
const longestWaitMs = 30_000;

/** What is said of the link, each news once in the log. */
function createStanding(log: Log) {
  let state: ChannelState = { up: false, detail: "not opened yet", since: Date.now() };
  return {
    state: () => state,
    become(up: boolean, detail: string, level: "info" | "warn" = up ? "info" : "warn") {
      if (state.detail !== detail) log[level]({ platform: "slack", up }, detail);
      state = { up, detail, since: state.up === up ? state.since : Date.now() };
    },
  };
}

/** A link over `attempt`, which resolves once the connection stands. */
export function createLink(attempt: () => Promise<void>, log: Log): Link {
  const { state, become } = createStanding(log);
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let misses = 0;
  const again = (afterMs: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), afterMs);
  };
  const run = async () => {
    try {
      await attempt();
      if (closed) return;
      misses = 0;
      become(true, "connected");
    } catch (error) {
      if (closed) return;
      const fault = asFault(error, "connect");
      const waitMs = Math.max(fault.retryAfterMs ?? 0, Math.min(longestWaitMs, firstWaitMs * 2 ** misses++));
      become(false, `${fault.message}; trying again`);
      again(waitMs);
    }
  };
  return {
    open: run,
    lost: () => {
      if (closed || !state().up) return;
      become(false, "the connection to Slack was lost; connecting again");
      again(0);
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      become(false, "stopped", "info");
    },
    state,
  };
}
