import type { Capabilities } from "../port/index.js";
import type { Owed } from "../store/deliveries.js";
import type { Fate } from "../store/fate.js";
import type { Delivery } from "../store/types.js";
import type { Attempting } from "./attempt.js";

/** The other chat of the same person that can be written to now, the one they prefer first. */
export function otherChat(
  { adapters, clock }: Pick<Attempting, "adapters" | "clock">,
  others: Owed["others"],
): string | undefined {
  return others.find((chat) => mayWrite(adapters.get(chat.platform)?.can, chat, clock()))?.conversation;
}

/** Only a resident is one person in several chats, and nothing is sent around in circles. */
export function mayMove({ recipient, moved, kind }: Delivery): boolean {
  return recipient === "reporter" && moved === undefined && kind === "private";
}

/** What was refused in one chat of a resident's is said in another, where there is one. */
export async function orElsewhere(settings: Attempting, delivery: Delivery, fate: Fate): Promise<Fate> {
  if (fate.state !== "failed" || !fate.error.startsWith("gone") || !mayMove(delivery)) return fate;
  const others = await settings.deliveries.others(delivery.conversation).catch(() => []);
  const to = otherChat(settings, others);
  return to === undefined ? fate : { id: fate.id, state: "moved", to };
}

function mayWrite(can: Capabilities | undefined, { openings }: Owed["others"][number], now: number): boolean {
  if (can === undefined) return false;
  const slots = can.window?.slots ?? [];
  const isOpen = ({ slot, until, count }: Owed["openings"][number]) => slots.includes(slot) && until > now && count > 0;
  return can.window === undefined || openings.some(isOpen);
}
