import type { RawApi } from "grammy";
import type { Update } from "grammy/types";
import { AdapterError } from "../../src/port/index.js";
import { wanted } from "./facts.js";
import { faultOf } from "./faults.js";
import type { Gauge } from "./gauge.js";
import { createPatience } from "./patience.js";
import type { Clients } from "./send.js";
import { type Take, takeAll } from "./take.js";

const limits = { limit: 100, allowed_updates: wanted };
const unstored = "Messages cannot be stored: see the log. The platform keeps them meanwhile.";

/**
 * Long polling. The offset moves only past what is stored, so that the platform gives everything else again; the keys make the
 * second time harmless. Resolves with what ends it. Rejects if the first ask fails; later failures show on the gauge and are tried again.
 */
export async function startPolling(
  clients: Clients,
  { gauge, take, longPollMs }: Readonly<{ gauge: Gauge; take: Take; longPollMs: number }>,
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  // grammY's types name the signal of the package `abort-controller`; at run time it takes any.
  const signal = stopping.signal as unknown as NonNullable<Parameters<RawApi["getUpdates"]>[1]>;
  const patience = createPatience();
  let offset = 0;
  const ask = (timeout: number) => clients.slow.getUpdates({ ...limits, offset, timeout }, signal);
  const store = async (updates: readonly Update[]): Promise<void> => {
    const missed = await takeAll(updates, take);
    // Never backwards: an update can be given again after a later one was stored.
    offset = Math.max(offset, missed ?? (updates.at(-1)?.update_id ?? -1) + 1);
    if (missed !== undefined) throw new AdapterError("unreachable", unstored);
    gauge.up("long polling");
    patience.renew();
  };
  const turn = async (updates?: readonly Update[]): Promise<void> => {
    try {
      // After a failure an answer is wanted at once, to know that the channel works.
      await store(updates ?? (await ask(gauge.read().up ? longPollMs / 1000 : 0)));
    } catch (error) {
      if (stopping.signal.aborted) return;
      const { message, retryAfterMs } = faultOf(error);
      gauge.down(message);
      await patience.wait(stopping.signal, retryAfterMs);
    }
  };
  const first = await ask(0);
  gauge.up("long polling");
  const running = turn(first).then(async () => {
    while (!stopping.signal.aborted) await turn();
  });
  return async () => {
    stopping.abort();
    await running;
    // Tells the platform how far we came; if it does not hear, the same comes again at the next start, and the keys know it.
    await clients.quick.getUpdates({ ...limits, offset, timeout: 0 }).catch(() => {});
  };
}
