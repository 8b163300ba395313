import type { Meaning, OpenPrompt } from "../../intent/interpret.js";
import { normal } from "../../intent/normal.js";
import { isSecondThought } from "../../intent/remark.js";
import { type Case, type Reply, say } from "../case.js";

/** 「算了」 「取消」 to a question that asked for words, or what to do with them: they are not used, and nothing that is registered changes. */
export function retract(about: Case, meaning: Meaning): Reply | undefined {
  const { inbound, scene, staff } = about;
  if (inbound.press !== undefined || inbound.files !== undefined || inbound.chat.kind === "group") return undefined;
  if (!isSecondThought(normal(inbound.text))) return undefined;
  const typed = meaning.is === "text" || (meaning.is === "act" && meaning.prompt?.expects !== undefined);
  const open = scene.conversation.prompts;
  const kept = open.filter((prompt) => !waits(prompt));
  if (!typed || (kept.length === open.length && staff !== undefined)) return undefined;
  return { ...say({ say: { kind: "empty", saw: "dropped" } }), conversation: { prompts: kept } };
}

/** Whether a question waits for words, or keeps some for its answer. */
function waits({ expects, keep }: OpenPrompt): boolean {
  return expects !== undefined || keep !== undefined;
}
