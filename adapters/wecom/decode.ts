import { type Content, headOf, messages, scanned, type Told } from "../tencent/content.js";
import { word, type Xml } from "../tencent/xml.js";

/** Events by which a member says something, or begins or ends. */
const events = new Map<string, (xml: Xml) => Content>([
  ["subscribe", () => ({ event: "started" })],
  ["unsubscribe", () => ({ event: "stopped" })],
  ["click", (xml) => ({ text: word(xml, "EventKey") })],
  ["scancode_push", (xml) => ({ text: scanned(xml) })],
  ["scancode_waitmsg", (xml) => ({ text: scanned(xml) })],
  ["template_card_event", (xml) => ({ press: { data: word(xml, "EventKey"), ref: word(xml, "TaskId") } })],
]);

/**
 * Reads one message or event; undefined where it names no sender, time or kind. An event that is not in the table needs no
 * answer: the company's own changes come to the same path, and `enter_agent`, which comes whenever a member so much as opens
 * the application.
 */
export function decode(xml: Xml): Told | undefined {
  const head = headOf(xml);
  if (head === undefined) return undefined;
  const { key, at, from: id, kind, event } = head;
  const read = event === undefined ? messages.get(kind) : events.get(event);
  if (event !== undefined && read === undefined) return { key, inbound: undefined };
  const { text = "", ...content } = read?.(xml) ?? {};
  const chat = { id, kind: "private" } as const;
  return { key, inbound: { key, at, chat, from: { id }, text, addressed: true, ...content } };
}

/** The card whose button was pressed, and the code for its next update; undefined where none was. */
export function pressed(xml: Xml): Readonly<{ ref: string; code: string }> | undefined {
  const [ref, code] = [word(xml, "TaskId"), word(xml, "ResponseCode")];
  return ref === "" || code === "" ? undefined : { ref, code };
}
