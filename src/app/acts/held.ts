import { isBasis } from "../../core/remit.js";
import type { Said } from "../../intent/acts.js";
import { namesBasis, passesBuck } from "../../intent/buck.js";
import { coaxes } from "../../intent/coax.js";
import { type Case, type Reply, say } from "../case.js";

/** Words that reach the resident, or stand as a basis. */
const outgoing: ReadonlySet<string> = new Set(["write", "progress", "answer", "decline"]);

/** Words that the resident reads: none of them may suggest an answer to the three questions (§10.1). */
const toResident: ReadonlySet<string> = new Set(["write", "progress", "answer", "explain", "respond", "review"]);

/**
 * M01: words that pass the buck are held once, with 移交 to choose instead; undefined where they may go. Sent a second time, or
 * by 照样发, they go, and are noted as suspected (B03).
 */
export function hold(about: Case, said: Said, request: Readonly<{ id: string; no: number }>): Reply | undefined {
  if (toResident.has(said.act) && coaxes(said.text))
    return say({ say: { kind: "refused", refused: "suggests", no: request.no } });
  if (about.insisted || !outgoing.has(said.act) || !passesBuck(said.text)) return undefined;
  // A basis that is too short is refused for that; one that names its row or rule is no excuse.
  if (said.act === "decline" && (!isBasis(said.text) || namesBasis(said.text))) return undefined;
  return say({
    say: { kind: "held", no: request.no },
    request: request.id,
    options: [
      { data: `handover:${request.id}`, label: "handover" },
      { data: `anyway:${request.id}:${said.act}`, label: "anyway" },
    ],
    keep: said.text,
  });
}

/** Whether these very words were held for this request just now. */
export function wasHeld({ scene }: Case, said: Said, request: string): boolean {
  return scene.conversation.prompts.some(
    (prompt) => prompt.keep === said.text && prompt.options.includes(`anyway:${request}:${said.act}`),
  );
}

/** 不归我管 typed to the bot, about nothing that is registered: registration is offered (V05). */
export function offerToRegister(): Reply {
  return say({ say: { kind: "held" }, options: [{ data: "register-for:", label: "register-for" }] });
}
