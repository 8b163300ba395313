import { localTime } from "../../core/calendar.js";
import type { Twin } from "../../core/command.js";
import { type Decision, decide, isRefusal } from "../../core/decide/index.js";
import { areaName, areaPath } from "../../core/duty.js";
import type { Approach } from "../../core/first.js";
import type { Area, Office } from "../../core/office.js";
import { findAlarm } from "../../intent/alarm.js";
import { type Understood, understand } from "../../intent/matter.js";
import { normal } from "../../intent/normal.js";
import { placedIn } from "../../intent/spread.js";
import type { Stored } from "../../store/types.js";
import type { Case, Reply } from "../case.js";
import { toChange } from "./change.js";
import { materialsOf } from "./materials.js";

/** T1: a new draft of what was understood, shown to confirm or mend; perhaps of what was answered lately (D3). */
export function begin(about: Case, text: string, repeats?: string): Reply {
  const understood = understandHere(about, text);
  const decision = draft(about, understood, repeats);
  return {
    changes: [toChange(about, undefined, decision)],
    materials: materialsOf(about, decision.request.id, text),
    notices: understood.between.length > 1 ? [whichArea(about, decision.request.id, understood)] : decision.notices,
  };
}

/** T1 and T2 in one: where nobody can be asked first, as in a group, or nothing may wait, as in danger. */
export function registerAtOnce(about: Case, text: string, asked?: Approach): Reply {
  const understood = understandHere(about, text, asked?.area);
  const secret = understood.sealed || (asked?.subjects ?? []).length > 0;
  const first = draft(about, { ...understood, sealed: secret });
  const decision = register(
    about,
    { request: first.request, version: 0, head: "" },
    asked === undefined ? {} : { asked },
  );
  const alarm = findAlarm(normal(text));
  const warning =
    alarm === undefined
      ? []
      : [
          {
            to: "here",
            weight: "critical",
            say: { kind: "emergency", numbers: alarm.numbers },
            request: decision.request.id,
            expects: `supplement:${decision.request.id}`,
          } as const,
        ];
  return {
    changes: [{ ...toChange(about, undefined, decision), events: [...first.events, ...decision.events] }],
    materials: materialsOf(about, decision.request.id, text),
    notices: [...warning, ...decision.notices],
  };
}

/** T2: takes the next number. Only called where the act is allowed, so that no number is lost. */
export function register(
  about: Case,
  { request }: Stored,
  more: Readonly<{ asked?: Approach; twin?: Twin }>,
): Decision {
  const { year } = localTime(about.office.zone, about.now);
  const no = about.numbers(about.office.id, year);
  const decision = decide({ ...about, request, command: { do: "register", no, year, ...more } });
  if (isRefusal(decision)) throw new Error(`a draft that may be registered was refused: ${decision.refused}`);
  return decision;
}

/** The areas to choose from where the words fit several: 三组 of which village, or from which of two villages it comes? */
export function whichArea(about: Case, request: string, understood: Understood): Reply["notices"][number] {
  const { between, matter, spread } = understood;
  return {
    to: "here",
    weight: "reply",
    request,
    say: spread === undefined ? { kind: "which-area", words: matter.place ?? "" } : { kind: "which-origin" },
    options: between
      .slice(0, 9)
      .map((area) => ({ data: `area:${request}:${area.id}`, label: { as: fullName(about.office, area) } })),
    expects: `place:${request}`,
  };
}

function fullName(office: Office, area: Area): string {
  return areaName(office, area.id) ?? area.name;
}

/** What is said in a group of an area, and names no other place, is about that area. */
function understandHere(about: Case, text: string, area?: string): Understood {
  const shared = about.inbound.place;
  const understood = understand(about.office, text, shared?.label, shared);
  const { matter, between } = understood;
  if (area === undefined || matter.area !== undefined) return understood;
  const inside = between.find(({ id }) => areaPath(about.office, id).some((one) => one.id === area));
  return { ...understood, matter: placedIn(matter, inside?.id ?? area, about.office, understood.spread), between: [] };
}

function draft(about: Case, { matter, sealed }: Understood, repeats?: string): Decision {
  const { platform, from } = { platform: about.platform, from: about.inbound.from };
  const decision = decide({
    ...about,
    request: undefined,
    command: {
      do: "draft",
      id: about.id(),
      origin: `${platform}:${from.id}`,
      language: about.language,
      matter,
      sealed,
      ...(repeats !== undefined && { repeats }),
    },
  });
  if (isRefusal(decision)) throw new Error(`a draft was refused: ${decision.refused}`);
  return decision;
}
