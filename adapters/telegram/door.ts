import { AdapterError, type Log, type Sink } from "../../src/port/index.js";
import { faultOf } from "./faults.js";
import type { Gauge } from "./gauge.js";
import { createPatience } from "./patience.js";

/** Opens the channel once; resolves with what closes it again. */
export type Open = (sink: Sink) => Promise<() => Promise<void>>;

/** Keeps at opening a channel until it is open, or until it is stopped. */
export type Door = Readonly<{ start(sink: Sink): Promise<void>; stop(): Promise<void> }>;

/** A door that this opens; the gauge says why while it does not. */
export function createDoor(open: Open, gauge: Gauge, log: Log): Door {
  const stopping = new AbortController();
  const patience = createPatience();
  let close: (() => Promise<void>) | undefined;
  let trying = Promise.resolve();

  const attempt = async (sink: Sink): Promise<void> => {
    try {
      close = await open(sink);
    } catch (error) {
      const { message, code } = faultOf(error);
      gauge.down(message);
      log.warn({ code }, message);
    }
  };
  const keepTrying = async (sink: Sink): Promise<void> => {
    while (close === undefined && !stopping.signal.aborted) {
      await patience.wait(stopping.signal);
      if (!stopping.signal.aborted) await attempt(sink);
    }
  };
  return {
    start: async (sink) => {
      if (stopping.signal.aborted) throw new AdapterError("unreachable", "This channel was stopped: make a new one.");
      trying = attempt(sink);
      await trying;
      trying = keepTrying(sink);
    },
    stop: async () => {
      stopping.abort();
      await trying;
      await close?.();
      close = undefined;
      gauge.down("stopped");
    },
  };
}
