import { setTimeout as wait } from "node:timers/promises";
import { postHalf } from "../http.js";
import type { Carrier, Delivery, Patience } from "./delivery.js";
import { signedRequest } from "./sign.js";

/** Delivers by signed HTTP POST to `/slack/events` at `origin()`: once for presses and commands, again and again for events. */
export function createPoster(origin: () => string, patience: Patience): Carrier {
  let stopped = false;
  const once = async (delivery: Delivery, retry: number): Promise<boolean> => {
    const { body, type } = spelled(delivery);
    const again = { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_error" };
    const request = signedRequest(`${origin()}/slack/events`, body, { type, ...(retry ? { headers: again } : {}) });
    const signal = AbortSignal.timeout(patience.ackMs);
    const response = await fetch(request, { signal }).catch(() => undefined);
    return response?.status === 200;
  };
  return {
    deliver: async (delivery) => {
      const tries = delivery.kind === "events_api" ? patience.tries : 1;
      for (let retry = 0; retry < tries && !stopped; retry++) {
        if (await once(delivery, retry)) return;
        await wait(patience.pauseMs);
      }
    },
    down: () => {},
    up: () => {},
    stall: () => postHalf(`${origin()}/slack/events`),
    stop: async () => {
      stopped = true;
    },
  };
}

function spelled({ kind, payload }: Delivery): { body: string; type: string } {
  const form = "application/x-www-form-urlencoded";
  if (kind === "events_api") return { body: JSON.stringify(payload), type: "application/json" };
  if (kind === "interactive")
    return { body: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(), type: form };
  const fields = Object.entries(payload).map(([name, value]) => [name, String(value)]);
  return { body: new URLSearchParams(fields).toString(), type: form };
}
