import type { RawApi } from "grammy";
import type { Update } from "grammy/types";
import type { Log, Sink } from "../../src/port/index.js";
import { decode } from "./decode.js";
import type { Me } from "./words.js";

/** Takes one update; resolves once it is stored for good (or means nothing), rejects if it could not be stored. */
export type Take = (update: Update) => Promise<void>;

/** Takes updates for this bot into the sink, and then frees the button that was pressed. */
export function createTake(parts: Readonly<{ api: RawApi; me: Me; sink: Sink; log: Log }>): Take {
  const { api, me, sink, log } = parts;
  return async (update) => {
    const inbound = read(update, me, log);
    if (inbound !== undefined) await sink(inbound);
    const query = update.callback_query?.id;
    // The platform forgets a press after seconds: a refusal here is normal, and nobody waits for it.
    if (query !== undefined) void api.answerCallbackQuery({ callback_query_id: query }).catch(() => {});
  };
}

/** An update of a shape that we cannot read is a bug of ours: it is logged, and must not hold up the ones behind it. */
function read(update: Update, me: Me, log: Log) {
  try {
    return decode(update, me, Date.now());
  } catch (error) {
    const reason = error instanceof Error ? error.name : "unknown";
    log.error({ update: update.update_id, reason }, "an update could not be read, and was left out");
    return undefined;
  }
}

/**
 * Takes a batch: each chat's updates in order, the chats side by side. Resolves with the id of the first update that could not
 * be stored, or undefined; what came after it in its chat was not tried.
 */
export async function takeAll(updates: readonly Update[], take: Take): Promise<number | undefined> {
  const chats = new Map<number, Update[]>();
  for (const update of updates) {
    const chat = chatOf(update);
    chats.set(chat, [...(chats.get(chat) ?? []), update]);
  }
  const missed = await Promise.all([...chats.values()].map((line) => takeInOrder(line, take)));
  const ids = missed.filter((id) => id !== undefined);
  return ids.length === 0 ? undefined : Math.min(...ids);
}

async function takeInOrder(line: readonly Update[], take: Take): Promise<number | undefined> {
  for (const update of line) {
    try {
      await take(update);
    } catch {
      // Whoever stores has logged why; here it only matters that the platform keeps the update.
      return update.update_id;
    }
  }
  return undefined;
}

function chatOf({ message, edited_message, callback_query, my_chat_member }: Update): number {
  // Even an update of an unreadable shape has a place in line: `read` leaves it out there.
  return (message ?? edited_message ?? callback_query?.message ?? my_chat_member)?.chat?.id ?? 0;
}
