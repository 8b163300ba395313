import { GrammyError } from "grammy";
import { AdapterError, type Fault } from "../../src/port/index.js";

type Row = Readonly<{ words: RegExp; fault: Fault; mend: string }>;

const groupGone = "The bot is no longer in this group: add it again, or remove the group from the office file.";
const noRight = "The bot may not write there: give it the right to send messages in the group.";

/** The platform's own words (English, never a resident's) and what they mean; the first that fits. */
const rows: readonly Row[] = [
  { words: /blocked by the user/, fault: "gone", mend: "The person has blocked the bot." },
  { words: /user is deactivated/, fault: "gone", mend: "The account no longer exists." },
  {
    words: /can't initiate conversation|bot can't send messages to bots/,
    fault: "gone",
    mend: "The person has never written to the bot.",
  },
  { words: /kicked|not a member|group chat was deleted/, fault: "gone", mend: groupGone },
  {
    words: /upgraded to a supergroup/,
    fault: "gone",
    mend: "The group has a new id since it became a supergroup: put it into the office file.",
  },
  {
    words: /chat not found|PEER_ID_INVALID|USER_ID_INVALID/i,
    fault: "gone",
    mend: "There is no such chat, or the person has never written to the bot.",
  },
  { words: /thread not found|TOPIC_DELETED/, fault: "gone", mend: "The topic of the group was deleted." },
  {
    words: /not enough rights|have no rights|WRITE_FORBIDDEN|SEND_\w+_FORBIDDEN|administrator rights|RESTRICTED/,
    fault: "forbidden",
    mend: noRight,
  },
  { words: /TOPIC_CLOSED/, fault: "forbidden", mend: "The topic of the group is closed: open it." },
  { words: /too long/, fault: "unfit", mend: "The text is longer than the platform takes." },
  { words: /too big|Too Large/, fault: "unfit", mend: "The file is larger than the platform takes." },
  {
    words: /message to edit not found|can't be edited/,
    fault: "unfit",
    mend: "The message cannot be edited: it was deleted, or is too old.",
  },
  { words: /BUTTON_DATA_INVALID/, fault: "unfit", mend: "A button carries more than 64 bytes." },
];

/** What a code means where the words say nothing. */
const codes: Readonly<Record<number, Omit<Row, "words">>> = {
  401: { fault: "forbidden", mend: "The token is refused: take a new one from @BotFather and set TELEGRAM_BOT_TOKEN." },
  403: { fault: "gone", mend: "The chat is closed to the bot." },
  404: {
    fault: "forbidden",
    mend: "The token is malformed or refused: check TELEGRAM_BOT_TOKEN and TELEGRAM_API_ROOT.",
  },
  409: { fault: "unreachable", mend: "Another program receives for this bot: stop it, or give this one its own bot." },
  413: { fault: "unfit", mend: "The file is larger than the platform takes." },
  429: { fault: "throttled", mend: "Too many messages: wait." },
};

const away: Omit<Row, "words"> = {
  fault: "unreachable",
  mend: "The Bot API did not answer: check the network and TELEGRAM_API_ROOT; it is tried again.",
};
const other: Omit<Row, "words"> = { fault: "unfit", mend: "The Bot API refuses this." };

/**
 * The fault behind whatever grammY threw. The error itself is left behind: it holds the payload, and a network error's text
 * holds the URL with the token.
 */
export function faultOf(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  if (!(error instanceof GrammyError)) return new AdapterError(away.fault, away.mend);
  const { error_code: code, description, parameters } = error;
  const { fault, mend } = meaning(code, description);
  const { retry_after: seconds, migrate_to_chat_id: moved } = parameters;
  return new AdapterError(fault, moved === undefined ? mend : `${mend} It is ${moved}.`, {
    code: String(code),
    ...(seconds !== undefined && { retryAfterMs: seconds * 1000 }),
  });
}

function meaning(code: number, description: string): Omit<Row, "words"> {
  if (code >= 500) return away;
  const row =
    code === 400 || code === 403 || code === 413 ? rows.find(({ words }) => words.test(description)) : undefined;
  return row ?? codes[code] ?? other;
}

/** Whether the edit was refused because the message stands so already: then what was wanted is done. */
export function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/.test(error.description);
}

/** Whether the message has no text to edit because its words stand beside a file. */
export function isCaptioned(error: unknown): boolean {
  return error instanceof GrammyError && /no text in the message to edit/.test(error.description);
}

/** Whether the topic in which it should stand is no longer there. */
export function isTopicless(error: unknown): boolean {
  return error instanceof GrammyError && /thread not found|TOPIC_DELETED|TOPIC_ID_INVALID/.test(error.description);
}
