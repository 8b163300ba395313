import bundled from "gcoord";
import type { Inbound, InboundFile, Opening, Place } from "../../src/port/index.js";
import type { Xml } from "./xml.js";

/** What WeChat told us: its key, and what a person did; undefined for an event of the machine, which needs no answer. */
export type Told = Readonly<{ key: string; inbound: Inbound | undefined }>;

type Content = Omit<Inbound, "key" | "at" | "chat" | "from" | "text" | "addressed" | "opens"> & {
  readonly text?: string;
};

// gcoord's types describe its bundler build: in Node its module is what they call the default export.
const gcoord = bundled as unknown as typeof bundled.default;

/** Kinds of message. A kind that is not here comes in without words: the person is answered all the same. */
const messages = new Map<string, (xml: Xml) => Content>([
  ["text", (xml) => ({ text: word(xml, "Content") })],
  ["image", (xml) => withFile(xml, { kind: "image" })],
  ["voice", (xml) => withFile(xml, { kind: "voice", ...voiceOf(xml) })],
  ["video", (xml) => withFile(xml, { kind: "video", mime: "video/mp4" })],
  ["shortvideo", (xml) => withFile(xml, { kind: "video", mime: "video/mp4" })],
  ["location", withPlace],
  ["link", (xml) => ({ text: lines(word(xml, "Title"), word(xml, "Description"), word(xml, "Url")) })],
]);

/** Events that a person causes and may expect an answer to. An event in neither table comes in without words. */
const events = new Map<string, (xml: Xml) => Content>([
  ["subscribe", (xml) => ({ event: "started", ...started(word(xml, "EventKey").replace(/^qrscene_/, "")) })],
  ["unsubscribe", () => ({ event: "stopped" })],
  ["scan", (xml) => ({ event: "entered", ...started(word(xml, "EventKey")) })],
  ["click", (xml) => ({ text: word(xml, "EventKey") })],
  ["scancode_push", (xml) => ({ text: scanned(xml) })],
  ["scancode_waitmsg", (xml) => ({ text: scanned(xml) })],
]);

/**
 * Events that nobody waits on: WeChat's own reports (`…jobfinish`, `subscribe_msg_…`), a menu link that opened a page, a menu
 * key whose picture or place follows as a message of its own, and the position that a phone reports by itself, which would be
 * tracking to keep.
 */
const machine =
  /^(location|view|view_miniprogram|templatesendjobfinish|masssendjobfinish|publishjobfinish|subscribe_msg_\w+|pic_\w+|location_select)$/;

/** Reads one message or event; undefined where it names no sender, time or kind. */
export function decode(xml: Xml): Told | undefined {
  const from = word(xml, "FromUserName");
  const created = word(xml, "CreateTime");
  const kind = word(xml, "MsgType").toLowerCase();
  if (from === "" || kind === "" || !/^\d{1,12}$/.test(created)) return undefined;
  const event = kind === "event" ? word(xml, "Event").toLowerCase() : undefined;
  const key = keyOf(xml, `${from}:${created}:${event ?? kind}`);
  if (event !== undefined && machine.test(event)) return { key, inbound: undefined };
  const at = Number(created) * 1000;
  const read = event === undefined ? messages.get(kind) : events.get(event);
  const { text = "", ...content } = read?.(xml) ?? {};
  const chat = { id: from, kind: "private" } as const;
  return {
    key,
    inbound: { key, at, chat, from: { id: from }, text, addressed: true, ...content, opens: openings(event, at) },
  };
}

/** Messages have a MsgId. Events have none: their sender, second, kind and menu key stand for it. */
function keyOf(xml: Xml, fallback: string): string {
  const id = word(xml, "MsgId");
  if (id !== "") return id;
  const menu = word(xml, "EventKey");
  return menu === "" ? fallback : `${fallback}:${menu}`;
}

const hour = 3600_000;

/** What the platform lets us say after this: in the response, and as customer-service messages (as of 2026-11-22). */
function openings(event: string | undefined, at: number): readonly Opening[] {
  if (event === "unsubscribe") return [];
  const passive = { slot: "passive", count: 1, until: at + 5000 };
  if (event === undefined) return [passive, { slot: "service", count: 5, until: at + 48 * hour }];
  return events.has(event) ? [passive, { slot: "service", count: 3, until: at + 60_000 }] : [passive];
}

function withFile(xml: Xml, file: Omit<InboundFile, "id">): Content {
  const id = word(xml, "MediaId");
  return id === "" ? {} : { files: [{ id, ...file }] };
}

function voiceOf(xml: Xml): Partial<InboundFile> {
  const format = word(xml, "Format").toLowerCase();
  const transcript = word(xml, "Recognition");
  return { ...(format === "" ? {} : { mime: `audio/${format}` }), ...(transcript === "" ? {} : { transcript }) };
}

/** The phone picks the place on Tencent's map, which is in GCJ-02: some 500 m beside the same figures in WGS-84. */
function withPlace(xml: Xml): Content {
  const [x, y] = [Number(word(xml, "Location_X")), Number(word(xml, "Location_Y"))];
  if (!(Math.abs(x) <= 90 && Math.abs(y) <= 180)) return {};
  const position: [number, number] = [y, x];
  const [longitude, latitude] = gcoord.transform(position, gcoord.GCJ02, gcoord.WGS84);
  const label = word(xml, "Label");
  const place: Place = { latitude, longitude, ...(label === "" ? {} : { label }) };
  return { place };
}

function started(scene: string): Content {
  return scene === "" ? {} : { text: `/start ${scene}` };
}

function scanned(xml: Xml): string {
  const { ScanCodeInfo: info } = xml;
  return typeof info === "object" && "ScanResult" in info ? word(info, "ScanResult") : "";
}

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}

/** The text of a child, empty where there is none. A tag that came twice says nothing sure. */
function word(xml: Xml, tag: string): string {
  const value = xml[tag];
  return typeof value === "string" ? value : "";
}
