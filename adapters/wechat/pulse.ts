import type { PuppetInterface } from "wechaty-puppet/impls";

/** How often a puppet is asked for a sign of life, and how long it may give none until it counts as dead, ms. */
export type Pulse = Readonly<{ beatMs: number; silenceMs: number }>;

/** How a puppet is watched. */
export type Watch = Readonly<{ pulse?: Pulse | undefined; isDeaf?(): boolean }>;

const calm: Pulse = { beatMs: 15_000, silenceMs: 40_000 };

/**
 * Resolves when the signal says so, when the puppet gives no sign of life although it is asked for one, or when it lives and is
 * deaf all the same.
 */
export function untilEnd(
  puppet: PuppetInterface,
  signal: AbortSignal,
  { pulse: { beatMs, silenceMs } = calm, isDeaf = () => false }: Watch = {},
): Promise<void> {
  return new Promise((resolve) => {
    let sign = Date.now();
    const alive = () => {
      sign = Date.now();
    };
    const end = () => {
      clearInterval(beat);
      puppet.off("heartbeat", alive);
      puppet.off("dong", alive);
      resolve();
    };
    const beat = setInterval(() => {
      try {
        if (Date.now() - sign > silenceMs || isDeaf()) end();
        else puppet.ding("shouwen");
      } catch {
        // A puppet whose connection is closed cannot even be asked.
        end();
      }
    }, beatMs);
    puppet.on("heartbeat", alive);
    puppet.on("dong", alive);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end, { once: true });
  });
}
