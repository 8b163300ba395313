import type { OutboundFile, OutboundNotice } from "../../src/port/index.js";
import { plain } from "../tencent/text.js";
import { writeXml } from "../tencent/xml.js";

/** A text as a customer-service message. */
export function textMessage(openid: string, text: string): object {
  return { touser: openid, msgtype: "text", text: { content: plain(text) } };
}

/** A notice by one of the account's templates: where it is sent, and its body. What is too long for its field is cut. */
export function noticeCall(openid: string, { template, consent, fields }: OutboundNotice) {
  const data = Object.entries(fields).map(([field, value]) => [field, { value: cut(value, mostOf(field)) }]);
  return {
    path: consent ? "/cgi-bin/message/subscribe/bizsend" : "/cgi-bin/message/template/send",
    body: { touser: openid, template_id: template, data: Object.fromEntries(data) },
  } as const;
}

/** How many characters WeChat takes in a field of each kind; a longer one is refused with 47003 (as of 2026-11-22). */
const mostIn: Readonly<Record<string, number>> = { thing: 20, character_string: 32, phrase: 5, name: 10, const: 20 };

function mostOf(field: string): number {
  return mostIn[field.replace(/\d+$/, "")] ?? 32;
}

function cut(value: string, most: number): string {
  const characters = [...value];
  return characters.length <= most ? value : `${characters.slice(0, most - 1).join("")}…`;
}

/** An uploaded file as a customer-service message. */
export function mediaMessage(openid: string, kind: MediaKind, mediaId: string): object {
  return { touser: openid, msgtype: kind, [kind]: { media_id: mediaId } };
}

/** A text as the body of the response to a person's message. `from` is the account's own name in their message. */
export function passiveReply(to: string, from: string, { text, at }: { text: string; at: number }): string {
  return writeXml({
    ToUserName: to,
    FromUserName: from,
    CreateTime: Math.floor(at / 1000),
    MsgType: "text",
    Content: plain(text),
  });
}

/** The kinds of file that WeChat takes for a chat. */
export type MediaKind = "image" | "voice" | "video";

/** What WeChat takes of each kind (as of 2026-11-22). */
export const media = {
  image: { most: 10 * 1024 * 1024, mimes: ["image/png", "image/jpeg", "image/jpg", "image/gif", "image/bmp"] },
  voice: { most: 2 * 1024 * 1024, mimes: ["audio/amr", "audio/mp3", "audio/mpeg"] },
  video: { most: 10 * 1024 * 1024, mimes: ["video/mp4"] },
} as const satisfies Record<MediaKind, Readonly<{ most: number; mimes: readonly string[] }>>;

/** The kind a file can be sent as; undefined where WeChat would not take it. */
export function mediaKind({ kind, mime, bytes }: OutboundFile): MediaKind | undefined {
  if (kind !== "image" && kind !== "voice" && kind !== "video") return undefined;
  const { most, mimes } = media[kind];
  const format: string = mime.split(";")[0]?.trim().toLowerCase() ?? "";
  return bytes.byteLength <= most && mimes.some((one) => one === format) ? kind : undefined;
}
