import type { ActName } from "../../intent/acts.js";
import { say } from "../case.js";
import type { Handler } from "./resident.js";

/** What anybody may ask for. */
export const commonActs = {
  start: (about, said) => greet(about, said),
  help: (about) => say({ say: { kind: "help", staff: about.staff !== undefined } }),
  privacy: (about) => say({ say: { kind: "privacy", office: about.office.name } }),
  language: (_about, said) => ({
    ...say({ say: { kind: "language" } }),
    conversation: { language: said.args[0] === "en" ? "en" : "zh-CN" },
  }),
} satisfies Partial<Record<ActName, Handler>>;

function greet(...[about]: Parameters<Handler>): ReturnType<Handler> {
  return say({ say: { kind: "greeting", office: about.office.name, staff: about.staff?.name } });
}
