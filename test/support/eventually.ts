import { vi } from "vitest";

/** Waits until a check passes. Nobody is timed here: a machine may be ten times slower than another. */
export function eventually<T>(check: () => T | Promise<T>, timeout = 60_000): Promise<T> {
  return vi.waitFor(check, { timeout, interval: 20 });
}
