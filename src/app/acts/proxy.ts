import { type Decision, decide, isRefusal } from "../../core/decide/index.js";
import type { Source } from "../../core/request.js";
import { understand } from "../../intent/matter.js";
import { normal } from "../../intent/normal.js";
import type { Material } from "../../store/types.js";
import { type Case, type Reply, say } from "../case.js";
import { NO_CHAT } from "../passon.js";
import { register } from "./begin.js";
import { toChange } from "./change.js";
import type { Handler } from "./resident.js";

/** 登记 三组路灯坏了，王大爷来访，电话 138…: a cadre registers for somebody who was met or phoned, and is the first asked (F6). */
export const proxyActs = {
  "register-for": (about, said) => {
    // A number at the start belongs to the words here: 登记 3组路灯坏了.
    const text = said.no === undefined ? said.text : `${said.no}${said.text}`;
    if (about.inbound.chat.kind === "group")
      return say({ say: { kind: "duty-fault", why: "private", act: "register-for" } });
    if (text === "") return say({ say: { kind: "ask-register" }, expects: "register-for:" });
    return registerFor(about, text, { source: sourceIn(text) });
  },
} satisfies Partial<Record<"register-for", Handler>>;

/** How a cadre came to know of it, and where it is if the words name no place. */
type Heard = Readonly<{ source: Source; place?: string }>;

/** Registers what somebody of the staff was told or saw: they are the first asked (F6). */
export function registerFor(about: Case, text: string, heard: Heard): Reply {
  const phone = phoneIn(text);
  const reporter = { id: about.id(), name: undefined, phone, preferred: undefined };
  const first = draft(about, text, { ...heard, reporter: reporter.id });
  const asked = { by: "registrar", staff: [about.actor.id] } as const;
  const decision = register(about, { request: first.request }, { asked });
  const { request } = decision;
  const words: Material = {
    id: about.id(),
    request: request.id,
    at: about.now,
    by: about.actor,
    kind: "text",
    text,
    platform: undefined,
    file: undefined,
  };
  return {
    changes: [{ ...toChange(about, undefined, decision), events: [...first.events, ...decision.events] }],
    materials: [words],
    person: reporter,
    notices: [
      {
        to: "here",
        weight: "reply",
        say: { kind: "registered-for", no: request.no, phone: phone !== undefined },
        request: request.id,
      },
      ...decision.notices,
    ],
  };
}

function draft(
  about: Case,
  text: string,
  { source, place, reporter }: Heard & Readonly<{ reporter: string }>,
): Decision {
  const { matter, sealed } = understand(about.office, text, place);
  const decision = decide({
    ...about,
    request: undefined,
    command: {
      do: "draft",
      id: about.id(),
      origin: `${NO_CHAT}:${reporter}`,
      language: about.office.language,
      matter,
      sealed,
      reporter,
      source,
    },
  });
  if (isRefusal(decision)) throw new Error(`a draft was refused: ${decision.refused}`);
  return decision;
}

/** A mobile or a landline number in the words; it is sealed with the resident, and the matter is told without it. */
function phoneIn(text: string): string | undefined {
  const found = /(?<!\d)(?:(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|0\d{2,3}[- ]?\d{7,8})(?!\d)/.exec(
    normal(text),
  )?.[0];
  return found?.replaceAll(/[ -]/g, "");
}

const sources: readonly (readonly [Source, RegExp])[] = [
  ["round", /走访|入户|巡查|\bround\b/],
  ["phone", /来电|电话(?:反映|打来|说|里)|打电话|\b(?:phoned|called|by phone)\b/],
];

function sourceIn(text: string): Source {
  return sources.find(([, pattern]) => pattern.test(normal(text)))?.[0] ?? "visit";
}
