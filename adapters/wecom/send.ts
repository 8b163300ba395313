import { randomUUID } from "node:crypto";
import type { Outbound, Sent } from "../../src/port/index.js";
import type { Answer } from "../tencent/api.js";
import { type Target, targetOf } from "./address.js";
import { boardTexts, cardMessage, fitsCard, type Message, textMessage } from "./encode.js";
import { cardMs, quotas } from "./facts.js";
import { passedOver } from "./faults.js";
import { attach } from "./files.js";
import { createQuota, type Quota } from "./quota.js";
import { type Sending, takeBack, updated } from "./update.js";

type Quotas = Readonly<Record<keyof typeof quotas, Quota>>;

/** Sends one message, within this share of what the platform lets through. Rejects only with `AdapterError`. */
export function createSend(sending: Sending, share: number): (outbound: Outbound) => Promise<Sent> {
  const left: Quotas = {
    member: createQuota(quotas.member, share, sending.clock),
    groups: createQuota(quotas.groups, share, sending.clock),
  };
  return async (outbound) => {
    const target = targetOf(outbound.chat);
    const { edit } = outbound;
    if (edit === undefined || target.kind !== "member") return say(sending, left, target, outbound);
    if (await updated(sending, edit, { ...outbound, chat: target.id })) return { ref: edit };
    const sent = await say(sending, left, target, outbound);
    await takeBack(sending, edit);
    return sent;
  };
}

/** One message of several that together say one thing; the one that tells it gives it its ref. */
type Part = Readonly<{ message: Message; tells: boolean; task?: string }>;

async function say(sending: Sending, left: Quotas, target: Target, outbound: Outbound): Promise<Sent> {
  // Uploads come first: they show nothing to anyone, so that a file that fails is tried again without saying the text twice.
  const files = await attach(sending.api, target, outbound.files ?? []);
  const parts = target.kind === "member" ? memberParts(outbound, files) : boardParts(outbound, files);
  const done = room(left, target, parts.length);
  try {
    let ref: string | undefined;
    for (const part of parts) {
      const told = await post(sending, target, part);
      if (part.tells) ref = told;
    }
    return ref === undefined ? {} : { ref };
  } finally {
    done();
  }
}

/** Words that fit go on the card with the buttons, which stands last; longer ones before it. */
function memberParts({ text, buttons = [] }: Outbound, files: readonly Message[]): readonly Part[] {
  const shown = files.map((message, index) => ({ message, tells: text === "" && index === 0 }));
  const words = text === "" ? [] : [{ message: textMessage(text), tells: buttons.length === 0 }];
  if (buttons.length === 0) return [...words, ...shown];
  const task = `card_${randomUUID()}`;
  const card = { message: cardMessage({ text, buttons, task }), tells: true, task };
  return fitsCard(text) ? [...shown, card] : [...words, ...shown, card];
}

function boardParts(outbound: Outbound, files: readonly Message[]): readonly Part[] {
  const texts = boardTexts(outbound).filter((text) => text !== "");
  return [...texts.map(textMessage), ...files].map((message) => ({ message, tells: false }));
}

function room({ member, groups }: Quotas, { kind, id }: Target, count: number): () => void {
  // A UserID means the same in capitals. A member may be in every group, so that all groups count as one.
  if (kind === "member") return member.take(id.toLowerCase(), count);
  return kind === "group" ? groups.take("all", count) : () => {};
}

/** Posts one message; its ref, where the platform gives something to know it by. */
async function post(sending: Sending, target: Target, { message, task }: Part): Promise<string | undefined> {
  const { cards, clock } = sending;
  const answer = await reach(sending, target, message);
  const { msgid, response_code: code } = "json" in answer ? answer.json : {};
  const known = typeof msgid === "string" ? msgid : undefined;
  if (task === undefined) return known;
  // The card stands by now, whether or not it is remembered: an update of a forgotten one is said anew.
  await cards
    .write(task, { code: typeof code === "string" ? code : undefined, until: clock() + cardMs, msgid: known })
    .catch(() => undefined);
  return task;
}

async function reach({ api, agentId, clock }: Sending, { kind, id }: Target, message: Message): Promise<Answer> {
  if (kind === "robot") return api.bare("/cgi-bin/webhook/send", message, { key: id });
  if (kind === "group") return api.post("/cgi-bin/appchat/send", { chatid: id, ...message });
  const answer = await api.post("/cgi-bin/message/send", { touser: id, agentid: agentId, ...message });
  const fault = "json" in answer ? passedOver(answer.json, clock()) : undefined;
  if (fault !== undefined) throw fault;
  return answer;
}
