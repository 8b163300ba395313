import type { FileKind } from "../../../src/port/index.js";
import type { Seen } from "../world.js";

/** A button as it was sent. */
export type ShownButton = Readonly<{ label: string; action_id: string; value: string; block_id: string }>;

/** A message of the bot as Slack keeps it; only what is used. */
export type Kept = Readonly<{
  channel: string;
  ts: string;
  thread_ts?: string;
  text: string;
  blocks: readonly Readonly<Record<string, unknown>>[];
  files: readonly Readonly<{ id: string; name: string }>[];
  edits: number;
  at: number;
}>;

type Node = Readonly<Record<string, unknown>>;

const kinds: readonly (readonly [RegExp, FileKind])[] = [
  [/\.(png|jpe?g|gif|webp)$/i, "image"],
  [/\.(ogg|mp3|m4a|wav|webm)$/i, "voice"],
  [/\.(mp4|mov)$/i, "video"],
];

/** The message as a person reads it: blocks where there are any, and the text only where there are none. */
export function toSeen(kept: Kept, chat: string, nameOf: (id: string) => string | undefined): Seen {
  const { channel, ts, thread_ts: thread, blocks, files, edits, at } = kept;
  const words = blocks.map((block) => wordsOf(block, nameOf)).join("");
  const isShown = blocks.length > 0 || files.length > 0;
  const isAnswer = thread !== undefined && thread !== ts;
  return {
    ref: refOf(kept),
    chat,
    text: isShown ? words : readMarkup(kept.text, nameOf),
    buttons: buttonsOf(kept).map(({ label }) => label),
    files: files.map(({ name }) => kinds.find(([pattern]) => pattern.test(name))?.[1] ?? "file"),
    ...(isAnswer ? { under: `${channel}:${thread}` } : {}),
    edits,
    at,
  };
}

/** `channel:ts`, and the thread where it is an answer in one. */
export function refOf({ channel, ts, thread_ts: thread }: Pick<Kept, "channel" | "ts" | "thread_ts">): string {
  return thread === undefined || thread === ts ? `${channel}:${ts}` : `${channel}:${ts}:${thread}`;
}

/** The buttons under a message, in order. */
export function buttonsOf({ blocks }: Kept): readonly ShownButton[] {
  return blocks.flatMap((block, index) =>
    block.type !== "actions"
      ? []
      : children(block).map((button) => ({
          label: String(child(button, "text").text),
          action_id: String(button.action_id),
          value: String(button.value),
          block_id: String(block.block_id ?? `b${index}`),
        })),
  );
}

function wordsOf(node: Node, nameOf: (id: string) => string | undefined): string {
  if (node.type === "user") return `@${nameOf(String(node.user_id)) ?? node.user_id}`;
  if (node.type === "text") return String(node.text);
  if (node.type === "link") return String(node.text ?? node.url);
  if (node.type === "section") return readMarkup(String(child(node, "text").text), nameOf);
  if (node.type === "actions") return "";
  return children(node)
    .map((one) => wordsOf(one, nameOf))
    .join("");
}

function readMarkup(text: string, nameOf: (id: string) => string | undefined): string {
  const called = text.replace(/<@(\w+)>/g, (_, id: string) => `@${nameOf(id) ?? id}`);
  return called.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function children(node: Node): readonly Node[] {
  return Array.isArray(node.elements) ? node.elements : [];
}

function child(node: Node, name: string): Node {
  const found = node[name];
  // What is no object has no fields to read.
  return typeof found === "object" && found !== null ? (found as Node) : {};
}
