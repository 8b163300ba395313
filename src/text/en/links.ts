import type { LinkSay } from "../../core/say-link.js";
import { page } from "../layout.js";
import type { Sentences } from "../types.js";

/** One resident in several chats: how they are joined, where they are told, and how they part. */
export const links = {
  "link-code": ({ code, until }, w) =>
    page(
      `Your code: ${code}, good for one use until ${w.time(until)}.`,
      `From your own chat with me on another platform, send me “link ${code}” in private; then both are one person.`,
      "Give it to nobody: whoever links with it can see your requests.",
    ),
  "link-ask": ({ platform }, w) =>
    page(
      `Make this chat and your account on ${w.channel(platform)} one person?`,
      "Then each shows the requests of both, and news goes to the one you choose. “unlink” parts them at any time.",
      "If you did not ask for this code yourself, and somebody told you to send it, do not link.",
    ),
  linked: ({ platform }, w) =>
    page(
      `Linked: this chat and ${w.channel(platform)} are one person now. Send “status” to see the requests of both.`,
      "News still goes to the chat where you reported, and to the other when it cannot. To have it all here, send “notify me here”. To part them, send “unlink”.",
    ),
  "linked-there": ({ platform }, w) =>
    page(
      `Your account here was just linked with one on ${w.channel(platform)} by your code: your requests can be seen there.`,
      "If that was not you, send “unlink” at once, and they no longer can.",
    ),
  "not-linked": ({ why }) => refusals[why],
  unlinked: ({ platforms }, w) =>
    page(
      `Parted: this chat and ${w.names.list(platforms.map(w.channel))} are no longer one person; your requests here cannot be seen there.`,
      "News goes to the chat where each was reported.",
    ),
  "unlinked-there": ({ platform }, w) =>
    `The account on ${w.channel(platform)} has been parted from this chat: its requests no longer show here, yours here stay as they are.`,
  preferred: ({ platform, others }, w) =>
    page(
      `Noted: news of your requests comes here (${w.channel(platform)}). What you ask is still answered where you ask it.`,
      others.length === 0
        ? "This is your only chat so far. For a second way, send “link” and link a chat on another platform; what cannot reach you here goes there."
        : `What cannot reach you here goes to ${w.names.list(others.map(w.channel))}. To change it, send “notify me here” there.`,
    ),
  spotted: ({ office, where }) =>
    page(
      `Hello, this is the first-asked service of ${office}. The code that you scanned stands here: ${where}.`,
      "Say in a sentence what is the matter; you need not say where, unless it is somewhere else. In danger, call 110, 119 or 120 first.",
    ),
} satisfies Partial<Sentences>;

const refusals: Readonly<Record<Extract<LinkSay, { kind: "not-linked" }>["why"], string>> = {
  no: "All right, nothing was linked. The code is void.",
  late: "Nothing was linked: it is too late. Send “link” for a new code.",
  same: "Both chats are yours already. Send the code from a chat on another platform.",
  alone: "This chat is not linked with another, so there is nothing to part. To link one, send “link”.",
};
