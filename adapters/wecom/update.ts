import { AdapterError, type Outbound } from "../../src/port/index.js";
import type { Api } from "../tencent/api.js";
import type { CardStore } from "./cards.js";
import { card, fitsCard } from "./encode.js";
import { passedOver } from "./faults.js";

/** What sending and updating need of the adapter. */
export type Sending = Readonly<{ api: Api; agentId: number; cards: CardStore; clock: () => number }>;

/**
 * Changes a card in place, and says whether it could: only a card can be changed, once for each code, into words that fit a
 * card. What cannot is for the caller to say anew.
 */
export async function updated(
  { api, agentId, cards, clock }: Sending,
  ref: string,
  { chat, text, buttons = [], files = [] }: Outbound,
): Promise<boolean> {
  const known = await cards.read(ref).catch(() => undefined);
  if (known?.code === undefined || known.until <= clock() || files.length > 0 || !fitsCard(text)) return false;
  const body = {
    userids: [chat],
    agentid: agentId,
    response_code: known.code,
    template_card: card({ text, buttons }),
  };
  try {
    const answer = await api.post("/cgi-bin/message/update_template_card", body);
    if ("json" in answer && passedOver(answer.json, clock()) !== undefined) return false;
  } catch (error) {
    // A code that another process has used, or that the platform forgot, is refused like a wrong parameter.
    if (error instanceof AdapterError && error.fault === "unfit") return false;
    throw error;
  }
  await cards.write(ref, { ...known, code: undefined }).catch(() => undefined);
  return true;
}

/** Takes the earlier message back where that is possible (for 24 hours). What was said anew already stands, so no fault counts. */
export async function takeBack({ api, cards }: Sending, ref: string): Promise<void> {
  const known = await cards.read(ref).catch(() => undefined);
  const msgid = ref.startsWith("card_") ? known?.msgid : ref;
  if (msgid !== undefined) await api.post("/cgi-bin/message/recall", { msgid }).catch(() => undefined);
}
