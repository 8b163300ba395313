import type { Opening } from "../../src/port/index.js";
import { type Content, headOf, messages, scanned, type Told } from "../tencent/content.js";
import { word, type Xml } from "../tencent/xml.js";
import { consents, reports } from "./events.js";

/**
 * Events that a person causes and may expect an answer to. Every other one needs none: WeChat's own reports, a menu link that
 * opened a page, a menu key whose picture or place follows as a message of its own, a profile that was changed, the position
 * that a phone reports by itself, which would be tracking to keep, and those of tomorrow.
 */
const events = new Map<string, (xml: Xml) => Content>([
  ["subscribe", (xml) => ({ event: "started", ...spotted(word(xml, "EventKey").replace(/^qrscene_/, "")) })],
  ["unsubscribe", () => ({ event: "stopped" })],
  ["scan", (xml) => ({ event: "entered", ...spotted(word(xml, "EventKey")) })],
  ["click", (xml) => ({ text: word(xml, "EventKey") })],
  ["scancode_push", (xml) => ({ text: scanned(xml) })],
  ["scancode_waitmsg", (xml) => ({ text: scanned(xml) })],
]);

/** Reads one message or event; undefined where it names no sender, time or kind. */
export function decode(xml: Xml): Told | undefined {
  const head = headOf(xml);
  if (head === undefined) return undefined;
  const { key, at, from: id, kind, event } = head;
  const told = reports(event, xml, id);
  if (told !== undefined) return { key, inbound: undefined, reports: told };
  const agreed = consents(event, xml, at);
  const read = event === undefined ? messages.get(kind) : events.get(event);
  if (event !== undefined && read === undefined && agreed === undefined) return { key, inbound: undefined };
  const { text = "", ...content } = read?.(xml) ?? {};
  const chat = { id, kind: "private" } as const;
  if (agreed !== undefined)
    return { key, inbound: { key, at, chat, from: { id }, text: "", addressed: true, event: "agreed", opens: agreed } };
  return {
    key,
    inbound: { key, at, chat, from: { id }, text, addressed: true, ...content, opens: openings(event, at) },
  };
}

const hour = 3600_000;

/** What the platform lets us say after this: in the response, and as customer-service messages (as of 2026-11-22). */
function openings(event: string | undefined, at: number): readonly Opening[] {
  if (event === "unsubscribe") return [];
  const passive = { slot: "passive", count: 1, until: at + 5000 };
  if (event === undefined) return [passive, { slot: "service", count: 5, until: at + 48 * hour }];
  return [passive, { slot: "service", count: 3, until: at + 60_000 }];
}

/** What the code that was scanned stands for, as words after a greeting. */
function spotted(scene: string): Content {
  return scene === "" ? {} : { text: `/start ${scene}` };
}
