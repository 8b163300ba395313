import { AdapterError } from "../../src/port/index.js";

/** Where a message goes: to a member, to a group that the application made, or into a group by its robot. */
export type Target = Readonly<{ kind: "member" | "group" | "robot"; id: string }>;

const boards = {
  /** A chatid, as `createGroup` returned it. */
  group: /^[0-9A-Za-z_-]{1,64}$/,
  /** The key in a robot's webhook address. */
  robot: /^[0-9A-Za-z-]{1,64}$/,
} as const;

/** A member's UserID. What begins otherwise is none: `@all` would reach the whole company, and `|` several people. */
const member = /^[0-9A-Za-z][0-9A-Za-z_.@-]{0,63}$/;

/** Reads a chat's id: `group:` and a chatid, `robot:` and a key, or a UserID. Throws `unfit` where it is none. */
export function targetOf(chat: string): Target {
  for (const kind of ["group", "robot"] as const) {
    const id = chat.slice(kind.length + 1);
    if (chat.startsWith(`${kind}:`) && boards[kind].test(id)) return { kind, id };
  }
  if (member.test(chat)) return { kind: "member", id: chat };
  // The chat itself stays out of the message: a robot's key opens its group to everyone.
  throw new AdapterError("unfit", "this is no WeCom chat: a chat is a UserID, group:CHATID or robot:KEY");
}

/** The chat of a group that the application made. */
export function groupChat(chatId: string): string {
  return `group:${chatId}`;
}
