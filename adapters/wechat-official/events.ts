import { noticeSlot, type Opening, type Report } from "../../src/port/index.js";
import { word, type Xml } from "../tencent/xml.js";

/** What a person agreed to or refused: one more notice by a template, or none at all; undefined where the event is none of these. */
export function consents(event: string | undefined, xml: Xml, at: number): readonly Opening[] | undefined {
  const answers = agreements.get(event ?? "");
  if (answers === undefined) return undefined;
  return listOf(xml[answers]).flatMap((one): readonly Opening[] => {
    const template = word(one, "TemplateId");
    const count = word(one, "SubscribeStatusString") === "accept" ? 1 : 0;
    return template === "" ? [] : [{ slot: noticeSlot(template), count, until: at + lasts, adds: true }];
  });
}

/** WeChat names no end of a consent that nobody used. */
const lasts = 10 * 365 * 24 * 3600_000;

const agreements: ReadonlyMap<string, string> = new Map([
  ["subscribe_msg_popup_event", "SubscribeMsgPopupEvent"],
  ["subscribe_msg_change_event", "SubscribeMsgChangeEvent"],
]);

/** What became of notices that WeChat had accepted; undefined where the event tells of none. */
export function reports(event: string | undefined, xml: Xml, chat: string): readonly Report[] | undefined {
  if (event === "templatesendjobfinish") {
    const [ref, status] = [word(xml, "MsgID"), word(xml, "Status")];
    return ref === "" ? [] : [{ chat, ref, outcome: outcomeOf(status) }];
  }
  if (event !== "subscribe_msg_sent_event") return undefined;
  return listOf(xml.SubscribeMsgSentEvent).flatMap((one): readonly Report[] => {
    const [ref, code, status] = [word(one, "MsgID"), word(one, "ErrorCode"), word(one, "ErrorStatus")];
    return ref === "" ? [] : [{ chat, ref, outcome: code === "0" ? "arrived" : outcomeOf(status) }];
  });
}

/** `success`, `failed:user block` and `failed: system failed` are the platform's three words (read on 2026-11-22). */
function outcomeOf(status: string): Report["outcome"] {
  if (status === "success") return "arrived";
  return /block|refuse|reject/i.test(status) ? "refused" : "failed";
}

/** The entries of an event that holds several, or one alone. */
function listOf(held: Xml[string] | undefined): readonly Xml[] {
  const list = typeof held === "object" && "List" in held ? held.List : undefined;
  const all = Array.isArray(list) ? list : [list];
  return all.filter((one): one is Xml => typeof one === "object" && one !== null && !Array.isArray(one));
}
