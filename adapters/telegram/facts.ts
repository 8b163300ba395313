import type { Capabilities, Pace } from "../../src/port/index.js";

/** What the Bot API shows and takes (core.telegram.org/bots/api, read in November 2026). */
export const can: Capabilities = {
  // The platform takes 4,096 UTF-16 units; the rest is room for the names called before the text.
  text: { max: 3900, unit: "chars" },
  buttons: { max: 24, label: 40 },
  edit: true,
  under: true,
  groups: true,
  topics: true,
  mentions: true,
  sends: ["image", "voice", "video", "file"],
  takes: ["image", "voice", "video", "file", "sticker", "place"],
  redelivers: true,
  keepsMs: 24 * 3_600_000,
};

/** What the platform asks of bots (core.telegram.org/bots/faq, read in November 2026). */
export const pace: Pace = {
  account: { count: 30, ms: 1000 },
  chat: { count: 1, ms: 1000 },
  group: { count: 20, ms: 60_000 },
};

/** The kinds of update that we ask for; the platform keeps all others to itself. */
export const wanted: ("message" | "edited_message" | "callback_query" | "my_chat_member")[] = [
  "message",
  "edited_message",
  "callback_query",
  "my_chat_member",
];

/** The most that a bot may download, and the most that `fetch` returns, in bytes. */
export const largestFile = 20 * 1024 * 1024;

/** The longest text beside a file, in UTF-16 units. */
export const longestCaption = 1024;
