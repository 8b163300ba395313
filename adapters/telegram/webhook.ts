import { createHmac, timingSafeEqual } from "node:crypto";
import type { RawApi } from "grammy";
import type { Update } from "grammy/types";
import type { Route } from "../../src/port/index.js";
import { wanted } from "./facts.js";
import type { Gauge } from "./gauge.js";
import type { Take } from "./take.js";

const path = "/telegram/webhook";

/** The receiving end: closed (503, so that the platform keeps the update) until opened. */
export type Receiver = Readonly<{
  route: Route;
  /** Tells the platform to post to this address. */
  open(api: RawApi, publicUrl: string, to: Readonly<{ take: Take; gauge: Gauge }>): Promise<void>;
  /** Takes no more, and waits for what is in hand. The platform keeps posting, and keeps what comes until the next start. */
  close(): Promise<void>;
}>;

/**
 * The secret for a bot whose operator named none: made from the token, so that all processes of the bot and all its starts
 * know the same one, and nobody without the token can guess it.
 */
export function deriveSecret(token: string): string {
  return createHmac("sha256", token).update("shouwen telegram webhook").digest("hex");
}

/** A receiver that knows the platform by this secret. */
export function createReceiver(secret: string): Receiver {
  let take: Take | undefined;
  const isSecret = comparing(secret);
  const inHand = new Set<Promise<unknown>>();
  const handle = async (request: Request): Promise<Response> => {
    if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
    if (!isSecret(request.headers.get("x-telegram-bot-api-secret-token") ?? "")) return answer(401);
    const update = await readUpdate(request);
    if (update === undefined) return answer(400);
    if (take === undefined) return answer(503);
    // In hand only from here on: a post that breaks off in the middle must not hold up the end of the program.
    const taking = take(update);
    const done = taking.catch(() => undefined).finally(() => inHand.delete(done));
    inHand.add(done);
    return taking.then(
      () => answer(200),
      // Whoever stores has logged why; 503 makes the platform post it again.
      () => answer(503),
    );
  };
  return {
    route: { path, handle },
    open: async (api, publicUrl, to) => {
      // Before the platform knows, since it may post at once.
      take = to.take;
      const url = publicUrl.replace(/\/+$/, "") + path;
      await api.setWebhook({ url, secret_token: secret, allowed_updates: wanted, max_connections: 40 });
      to.gauge.up("webhook");
    },
    close: async () => {
      take = undefined;
      await Promise.all(inHand);
    },
  };
}

function answer(status: number): Response {
  return new Response(null, { status });
}

/** Compares digests, which are of one length, so that neither the words nor their length show in the time. */
function comparing(secret: string): (given: string) => boolean {
  const digest = (text: string) => createHmac("sha256", secret).update(text).digest();
  const expected = digest(secret);
  return (given) => timingSafeEqual(digest(given), expected);
}

async function readUpdate(request: Request): Promise<Update | undefined> {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body !== "object" || body === null || !("update_id" in body) || !Number.isSafeInteger(body.update_id)) {
    return undefined;
  }
  // The platform's own word for it, now that the secret has been seen; `decode` is guarded against other shapes.
  return body as Update;
}
