import bundled from "gcoord";
import type { Inbound, InboundFile, Place, Report } from "../../src/port/index.js";
import { word, type Xml } from "./xml.js";

/** What Tencent told us: its key, and what a person did; undefined for an event of the machine, which needs no answer, but may report. */
export type Told = Readonly<{ key: string; inbound: Inbound | undefined; reports?: readonly Report[] | undefined }>;

/** What a message or event says, beside who and when. */
export type Content = Omit<Inbound, "key" | "at" | "chat" | "from" | "text" | "addressed" | "opens"> & {
  readonly text?: string;
};

/** The fields that every message and event has. `event` is its name in lower case; undefined for a message. */
export type Head = Readonly<{ key: string; at: number; from: string; kind: string; event: string | undefined }>;

// gcoord's types describe its bundler build: in Node its module is what they call the default export.
const gcoord = bundled as unknown as typeof bundled.default;

/** The head of a message or event; undefined where it names no sender, time or kind. */
export function headOf(xml: Xml): Head | undefined {
  const from = word(xml, "FromUserName");
  const created = word(xml, "CreateTime");
  const kind = word(xml, "MsgType").toLowerCase();
  if (from === "" || kind === "" || !/^\d{1,12}$/.test(created)) return undefined;
  const event = kind === "event" ? word(xml, "Event").toLowerCase() : undefined;
  return { key: keyOf(xml, [from, created, event ?? kind]), at: Number(created) * 1000, from, kind, event };
}

/** Messages have a MsgId. Events have none: their sender, second, kind, and the card or menu key stand for it. */
function keyOf(xml: Xml, fallback: readonly string[]): string {
  const id = word(xml, "MsgId");
  if (id !== "") return id;
  return [...fallback, word(xml, "TaskId"), word(xml, "EventKey")].filter((part) => part !== "").join(":");
}

/** Kinds of message. A kind that is not here comes in without words: the person is answered all the same. */
export const messages: ReadonlyMap<string, (xml: Xml) => Content> = new Map([
  ["text", (xml) => ({ text: word(xml, "Content").replace(unshown, "") })],
  ["image", (xml) => withFile(xml, { kind: "image" })],
  ["voice", (xml) => withFile(xml, { kind: "voice", ...voiceOf(xml) })],
  ["video", (xml) => withFile(xml, { kind: "video", mime: "video/mp4" })],
  ["shortvideo", (xml) => withFile(xml, { kind: "video", mime: "video/mp4" })],
  ["location", withPlace],
  ["link", (xml) => ({ text: lines(word(xml, "Title"), word(xml, "Description"), word(xml, "Url")) })],
]);

/** What Tencent writes in the place of a sticker, a card or a transfer, as if the person had written it. */
const unshown = /^(?:【收到不支持的消息类型，暂无法显示】|\[Unsupported Message\])$/;

/** The text of a code that was scanned by a menu key. */
export function scanned({ ScanCodeInfo: info }: Xml): string {
  return typeof info === "object" && "ScanResult" in info ? word(info, "ScanResult") : "";
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

function lines(...parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join("\n");
}
