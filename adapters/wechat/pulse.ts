import type { PuppetInterface } from "wechaty-puppet/impls";

/** How often a puppet is asked for a sign of life, and how long it may give none until it counts as dead, ms. */
export type Pulse = Readonly<{ beatMs: number; silenceMs: number }>;

const calm: Pulse = { beatMs: 15_000, silenceMs: 40_000 };

/** Resolves when the signal says so, or when the puppet gives no sign of life although it is asked for one. */
export function untilEnd(puppet: PuppetInterface, signal: AbortSignal, { beatMs, silenceMs } = calm): Promise<void> {
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
        if (Date.now() - sign > silenceMs) end();
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
