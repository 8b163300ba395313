import { localTime } from "../../core/calendar.js";
import type { Twin } from "../../core/command.js";
import { type Decision, decide, isRefusal } from "../../core/decide/index.js";
import { areaName, areaPath } from "../../core/duty.js";
import type { Approach } from "../../core/first.js";
import type { Area, Office } from "../../core/office.js";
import type { Beside, Request } from "../../core/request.js";
import type { Notice } from "../../core/say.js";
import { findAlarm } from "../../intent/alarm.js";
import { type All, understandAll } from "../../intent/besides.js";
import { mayEndanger } from "../../intent/hint.js";
import { type Understood, understand } from "../../intent/matter.js";
import { normal } from "../../intent/normal.js";
import { placedIn } from "../../intent/spread.js";
import type { Stored } from "../../store/types.js";
import type { Case, Reply } from "../case.js";
import { toChange } from "./change.js";
import { materialsOf } from "./materials.js";

/** T1: a new draft of what was understood, shown to confirm or mend; perhaps of what was answered lately (D3). */
export function begin(about: Case, text: string, repeats?: string): Reply {
  const all = understandAll(about.office, text, (part) => understandHere(about, part));
  return beginWith(about, text, all, repeats);
}

/** T1 for what was understood already. */
export function beginWith(about: Case, text: string, understood: All, repeats?: string): Reply {
  const decision = draft(about, understood, repeats);
  const asks = mayEndanger(normal(text), understood.matter.category)
    ? decision.notices.map(inCaseOfDanger)
    : decision.notices;
  return {
    changes: [toChange(about, undefined, decision)],
    materials: materialsOf(about, decision.request.id, text),
    notices: understood.between.length > 1 ? [whichArea(about, decision.request.id, understood)] : asks,
  };
}

/** The numbers to call stand above the question, whatever else is asked. */
function inCaseOfDanger(notice: Notice): Notice {
  const { say } = notice;
  return say.kind === "drafted" || say.kind === "ask-place" ? { ...notice, say: { ...say, danger: true } } : notice;
}

/** T1 and T2 in one: where nobody can be asked first, as in a group, or nothing may wait, as in danger. */
export function registerAtOnce(about: Case, text: string, asked?: Approach): Reply {
  const understood = inArea(about, understandHere(about, text), asked?.area);
  const secret = understood.sealed || (asked?.subjects ?? []).length > 0;
  const first = draft(about, { ...understood, sealed: secret });
  const decision = register(about, { request: first.request }, asked === undefined ? {} : { asked });
  return {
    changes: [{ ...toChange(about, undefined, decision), events: [...first.events, ...decision.events] }],
    materials: materialsOf(about, decision.request.id, text),
    notices: [...warnings(about, decision.request, text), ...decision.notices],
  };
}

/**
 * The numbers to call come first, before anything else is said (§8.7). Whoever speaks of ending a life is answered warmly (V10):
 * in private, since in a group nobody may see why.
 */
export function warnings({ inbound }: Case, { id }: Request, text: string): readonly Notice[] {
  const alarm = findAlarm(normal(text));
  if (alarm === undefined) return [];
  const { numbers, sealed } = alarm;
  const notice = { to: "here", weight: "critical", request: id, expects: `supplement:${id}` } as const;
  const plain = { ...notice, say: { kind: "emergency", numbers } } as const;
  const warm = { ...notice, say: { kind: "emergency", numbers, sealed: true } } as const;
  if (!sealed) return [plain];
  return inbound.chat.kind === "group" ? [plain, { ...warm, to: "reporter" }] : [warm];
}

/** T2: takes the next number. Only called where the act is allowed, so that no number is lost. */
export function register(
  about: Case,
  { request }: Pick<Stored, "request">,
  {
    no = nextNumber(about),
    ...more
  }: Readonly<{ asked?: Approach; twin?: Twin; beside?: readonly Beside[]; no?: number }>,
): Decision {
  const { year } = localTime(about.office.zone, about.now);
  const decision = decide({ ...about, request, command: { do: "register", no, year, ...more } });
  if (isRefusal(decision)) throw new Error(`a draft that may be registered was refused: ${decision.refused}`);
  return decision;
}

/** Takes the next number of the year. */
export function nextNumber({ office, now, numbers }: Case): number {
  return numbers(office.id, localTime(office.zone, now).year);
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

/** What somebody says, with the place that they shared or scanned. */
export function understandHere(about: Case, text: string): Understood {
  const shared = about.inbound.place;
  return understand(about.office, text, shared?.label ?? about.spot, shared);
}

/** What is said in a group of an area, and names no other place, is about that area; so are other matters of the same words. */
export function inArea(about: Case, understood: All, area: string | undefined): All {
  const { matter, between } = understood;
  if (area === undefined || matter.area !== undefined) return understood;
  const inside = between.find(({ id }) => areaPath(about.office, id).some((one) => one.id === area));
  const placed = placedIn(matter, inside?.id ?? area, about.office, understood.spread);
  const others = understood.others?.map((one) => (one.area === undefined ? { ...one, area: placed.area } : one));
  return { ...understood, matter: placed, between: [], ...(others && { others }) };
}

/** What was understood as a draft that nobody has seen yet. */
export function draft(about: Case, { matter, sealed, others, maybe }: All, repeats?: string): Decision {
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
      ...(others && { others }),
      ...(maybe && { maybe }),
      ...(repeats !== undefined && { repeats }),
    },
  });
  if (isRefusal(decision)) throw new Error(`a draft was refused: ${decision.refused}`);
  return decision;
}
