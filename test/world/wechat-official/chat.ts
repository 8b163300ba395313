import type { FileKind } from "../../../src/port/index.js";
import type { Seen } from "../world.js";
import { errcode } from "./codes.js";
import type { Windows } from "./windows.js";

/** A file that the platform keeps. */
type Kept = Readonly<{ kind: string; bytes: Uint8Array; mime: string; name: string }>;

/** The chats of all followers, as they see them. */
export type Chats = Readonly<{
  seen: readonly Seen[];
  media: Map<string, Kept>;
  unfollowed: Set<string>;
  bytesOf(ref: string): readonly Uint8Array[];
  /** Shows a text or a file; its ref, which begins with `passive` where it came in a response. */
  show(openid: string, shown: Readonly<{ text?: string; media?: Kept; passive?: boolean }>): string;
  keep(file: Kept): string;
  /** `/cgi-bin/message/custom/send` */
  take(body: Readonly<Record<string, unknown>>): Response;
}>;

const mostBytes = 2048;

/** Empty chats. `windows` absent: everyone may always be written to. */
export function createChats(windows: Windows | undefined, clock: () => number): Chats {
  const seen: Seen[] = [];
  const shownMedia = new Map<string, Uint8Array>();
  const media = new Map<string, Kept>();
  const unfollowed = new Set<string>();
  const show: Chats["show"] = (chat, { text = "", media: file, passive = false }) => {
    const ref = `${passive ? "passive" : "service"}-${seen.length + 1}`;
    // The platform takes pictures, sounds and films alone, whose kinds bear the port's names.
    const files = file === undefined ? [] : [file.kind as FileKind];
    seen.push({ ref, chat, text, buttons: [], files, edits: 0, at: clock() });
    if (file !== undefined) shownMedia.set(ref, file.bytes);
    return ref;
  };
  return {
    ...{ seen, media, unfollowed, show },
    bytesOf: (ref) => [shownMedia.get(ref)].filter((bytes) => bytes !== undefined),
    keep: (file) => {
      const id = `media-${media.size + 1}-of-three-days`;
      media.set(id, file);
      return id;
    },
    take: ({ touser: openid, msgtype: kind, ...body }) => {
      if (typeof openid !== "string" || openid === "") return errcode(40003);
      if (unfollowed.has(openid)) return errcode(43004);
      const read = contentOf(String(kind), body[String(kind)], media);
      if (typeof read === "number") return errcode(read);
      const shut = windows?.spend(openid);
      if (shut !== undefined) return errcode(shut);
      show(openid, read);
      return errcode(0);
    },
  };
}

type Read = number | Readonly<{ text: string } | { media: Kept }>;

/** What a person will see of a customer-service message, or the errcode that refuses it. */
function contentOf(kind: string, content: unknown, media: ReadonlyMap<string, Kept>): Read {
  const fields: Readonly<Record<string, unknown>> = { ...(typeof content === "object" ? content : {}) };
  switch (kind) {
    case "text": {
      const text = String(fields.content ?? "");
      if (text === "") return 44004;
      return Buffer.byteLength(text) > mostBytes ? 45002 : { text };
    }
    case "image":
    case "voice":
    case "video": {
      const file = media.get(String(fields.media_id));
      return file === undefined || file.kind !== kind ? 40007 : { media: file };
    }
    case "news":
      return { text: JSON.stringify(fields.articles) };
    case "msgmenu": {
      const { head_content: head = "", list = [], tail_content: tail = "" } = fields;
      const choices = Array.isArray(list) ? list.map(({ content: choice }) => String(choice)) : [];
      return { text: [String(head), ...choices, String(tail)].join("\n") };
    }
    default:
      return 40008;
  }
}
