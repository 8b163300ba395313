import type { Notice, Say } from "../../core/say.js";
import type { Case, Reply } from "../case.js";

/** Messages whose buttons are one choice: when it is made, none of them means anything any more. */
const choices: ReadonlySet<Say["kind"]> = new Set<Say["kind"]>([
  ...([
    "drafted",
    "draft-waits",
    "ask-place",
    "which-area",
    "which-origin",
    "answered-before",
    "more-or-new",
    "choose",
  ] as const),
  ...(["answered", "question", "referred", "withdrawn", "person-on-duty"] as const),
  ...(["on-duty", "offer", "handover-offer", "nudge", "what-for", "held", "denied"] as const),
  ...(["asked-for", "suspicion-open", "swap-ask", "shift-list", "leave"] as const),
]);

/**
 * The message whose button was pressed, said once more in its place without its buttons: after everything else, as one more
 * errand. It is about no request: that it can no longer be edited is nobody's loss.
 */
export function withoutButtons({ inbound, scene }: Case, { changes, roster }: Reply): readonly Notice[] {
  const { pressed } = scene;
  const ref = inbound.press?.ref;
  const done = (changes?.length ?? 0) + (roster?.length ?? 0) > 0;
  if (pressed === undefined || ref === undefined || !done || inbound.chat.kind === "group") return [];
  return choices.has(pressed.kind) ? [{ to: "here", weight: "reply", say: pressed, edits: ref }] : [];
}
