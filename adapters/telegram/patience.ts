import { setTimeout as sleep } from "node:timers/promises";

/** How long to wait before the next try: longer each time, from half a second to half a minute. */
export type Patience = Readonly<{
  /** Waits; at least as long as the platform asked (ms). Ends early, without an error, when the signal says so. */
  wait(signal: AbortSignal, atLeastMs?: number): Promise<void>;
  /** It works again: the next wait is short. */
  renew(): void;
}>;

/** Patience that has not been tried yet. */
export function createPatience(): Patience {
  let ms = 500;
  return {
    wait: async (signal, atLeastMs = 0) => {
      await sleep(Math.max(ms, atLeastMs), undefined, { signal }).catch(() => {});
      ms = Math.min(ms * 2, 30_000);
    },
    renew: () => {
      ms = 500;
    },
  };
}
