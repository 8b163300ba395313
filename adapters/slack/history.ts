import type { webApi } from "@slack/bolt";
import type { SlackMessage } from "./decode.js";
import { asFault } from "./faults.js";

/** A direct message with the bot, or a channel that it sits in. */
type Room = Readonly<{ id: string; is_im?: boolean; is_member?: boolean }>;

const page = 200;
/** How long a throttle is waited for at most, ms. The history's own rate is about 50 calls a minute. */
const mostWaitMs = 60_000;

/**
 * Reads what was said since `since` (epoch ms) in the bot's direct messages and channels, oldest first in each, and gives it to
 * `hear`, which knows what it has heard before. Answers in threads that began earlier are not in a channel's history.
 */
export async function readSince(
  client: webApi.WebClient,
  since: number,
  hear: (message: SlackMessage) => Promise<void>,
): Promise<number> {
  let heard = 0;
  for (const room of await rooms(client)) {
    for (const message of await said(client, room.id, since)) {
      await hear({ ...message, channel: room.id, channel_type: room.is_im ? "im" : "channel" });
      heard += 1;
    }
  }
  return heard;
}

async function rooms(client: webApi.WebClient): Promise<readonly Room[]> {
  const found = await paged((cursor) =>
    client.conversations.list({
      types: "im,public_channel,private_channel",
      exclude_archived: true,
      limit: page,
      ...(cursor && { cursor }),
    }),
  );
  // The typings make every field optional; Slack gives each room its id.
  const all = found.flatMap(({ channels }) => (channels ?? []) as readonly Room[]);
  return all.filter(({ is_im, is_member }) => is_im === true || is_member === true);
}

async function said(client: webApi.WebClient, channel: string, since: number): Promise<readonly SlackMessage[]> {
  const oldest = (since / 1000).toFixed(6);
  const found = await paged((cursor) =>
    client.conversations.history({ channel, oldest, limit: page, ...(cursor && { cursor }) }),
  );
  // The same fields as in the event, the channel aside.
  const messages = found.flatMap((answer) => (answer.messages ?? []) as readonly SlackMessage[]);
  return messages.filter(({ bot_id, user }) => bot_id === undefined && user !== undefined).reverse();
}

type Page = Readonly<{ response_metadata?: Readonly<{ next_cursor?: string }> }>;

async function paged<P extends Page>(ask: (cursor: string | undefined) => Promise<P>): Promise<readonly P[]> {
  const pages: P[] = [];
  let cursor: string | undefined;
  do {
    const answer = await patiently(() => ask(cursor));
    pages.push(answer);
    cursor = answer.response_metadata?.next_cursor || undefined;
  } while (cursor !== undefined);
  return pages;
}

async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const fault = asFault(error, "history");
      if (fault.fault !== "throttled") throw fault;
      await new Promise((resolve) => setTimeout(resolve, Math.min(fault.retryAfterMs ?? 1_000, mostWaitMs)).unref());
    }
  }
}
