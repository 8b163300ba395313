import { decide, isRefusal } from "../../core/decide/index.js";
import type { Approach } from "../../core/first.js";
import type { Beside, Besides, Matter, Request } from "../../core/request.js";
import type { Said } from "../../intent/acts.js";
import { type All, movedAlong, understandEach, wordsOfAll } from "../../intent/besides.js";
import { understand } from "../../intent/matter.js";
import { findSeveral, unjoined } from "../../intent/several.js";
import { isPlace } from "../../intent/where.js";
import type { Change, Stored } from "../../store/types.js";
import { type Case, type Reply, say } from "../case.js";
import { beginWith, draft, inArea, nextNumber, register, understandHere } from "./begin.js";
import { toChange } from "./change.js";
import { joinTwin, twinOf } from "./households.js";
import { materialsOf } from "./materials.js";
import { act, run } from "./run.js";

type Amended = Readonly<{ matter: Matter }> & Besides;

/** 分成几件, 是一件事: what one message tells of is as many matters as the resident says (D6). */
export const severalActs = {
  apart: (about, said) =>
    act(about, said, "amend", ({ request }) => {
      const several = findSeveral(request.matter.text);
      if (several === undefined) return say({ say: { kind: "refused", refused: "stale" } });
      const all = understandEach(about.office, several.texts, (text) => understandHere(about, text));
      return { do: "amend", ...partsAt(all, request.matter) };
    }),
  together: (about, said) =>
    act(about, said, "amend", ({ request }) => {
      const { matter } = understand(about.office, wordsOfAll(request), request.matter.place);
      return { do: "amend", matter: { ...matter, area: matter.area ?? request.matter.area } };
    }),
} satisfies Readonly<Record<"apart" | "together", (about: Case, said: Said) => Reply>>;

/** What an amended draft tells of beside its first matter. */
export function besidesOf({ others, maybe }: All): Besides {
  return { ...(others && { others }), ...(maybe && { maybe }) };
}

/** T1 for texts of a matter each. */
export function beginEach(about: Case, texts: readonly string[]): Reply {
  const all = understandEach(about.office, texts, (text) => understandHere(about, text));
  return beginWith(about, texts.join("\n"), all);
}

/** More words to a draft of one matter may tell of another: 「还有自来水停了」. */
export function oneMore(about: Case, { maybe }: Request, words: string, matter: Matter): Amended {
  const several = findSeveral(words);
  if (several?.sure !== true) return { matter, ...(maybe && several && { maybe }) };
  return partsAt(
    understandEach(about.office, several.texts, (text) => understandHere(about, text)),
    matter,
  );
}

/** More words to a draft of several matters: a place for those without one, more of the matter they are about, or one more. */
export function foldMore(about: Case, draft: Stored, text: string): Reply {
  const { matter, others = [] } = draft.request;
  const kept = materialsOf(about, draft.request.id);
  if (isPlace(about.office, text)) {
    const told = understandHere(about, text).matter;
    const placed = { ...matter, place: told.place ?? text, area: told.area };
    return run(about, draft, { do: "amend", matter: placed, ...movedAlong(draft.request, placed) }, kept);
  }
  const said = findSeveral(text)?.texts ?? [unjoined(text)];
  const parts = said.reduce<readonly Matter[]>(
    (all, more) => withMore(all, more, understandHere(about, more)),
    [matter, ...others],
  );
  const [first = matter, ...rest] = parts;
  return run(about, draft, { do: "amend", matter: first, others: rest }, kept);
}

/** Matters with one text more: of the matter of its kind, a matter of its own, or of the last one where it tells of no kind. */
function withMore(all: readonly Matter[], text: string, next: All): readonly Matter[] {
  const found = all.findIndex(({ category }) => category === next.matter.category);
  if (next.matter.category !== undefined && found < 0) return [...all, partsAt(next, all[0] ?? next.matter).matter];
  const at = found < 0 ? all.length - 1 : found;
  return all.map((one, index) => (index === at ? { ...one, text: `${one.text}\n${next.matter.text || text}` } : one));
}

/** Parts that name no place of their own are where the whole was said to be. */
function partsAt({ matter, others = [] }: All, { place, area }: Matter): Amended {
  const at = (one: Matter) => (one.area === undefined ? { ...one, place: place ?? one.place, area } : one);
  return { matter: at(matter), ...(others.length > 0 && { others: others.map(at) }) };
}

/** T2 for everything that was told in the same words (D6): each has its own number, and knows those of the others. */
export function registerAll(about: Case, draft: Stored): Reply {
  return registerEach(about, { before: draft, request: draft.request, events: [] });
}

/** T1 and T2 for texts of a matter each, in a group: whoever was asked is first asked of all of them. */
export function registerEachAtOnce(about: Case, texts: readonly string[], asked: Approach): Reply {
  const understood = understandEach(about.office, texts, (text) => understandHere(about, text));
  const { request, events } = draft(about, inArea(about, understood, asked.area));
  const materials = materialsOf(about, request.id, texts.join("\n"));
  return { ...registerEach(about, { before: undefined, request, events }, asked), materials };
}

function registerEach(about: Case, first: Omit<Begun, "beside">, asked?: Approach): Reply {
  const begun = (first.request.others ?? []).map((matter) => begin(about, first.request, matter));
  const all = [first, ...begun].map((one) => ({ ...one, beside: { id: one.request.id, no: nextNumber(about) } }));
  const replies = all.map((one) => {
    const beside = all.map((other) => other.beside).filter(({ id }) => id !== one.request.id);
    return registerOne(about, one, { beside, ...(asked && { asked }) });
  });
  return {
    changes: replies.flatMap(({ changes }) => changes ?? []),
    notices: replies.flatMap(({ notices }) => notices),
  };
}

type Begun = Readonly<{ before: Stored | undefined; request: Request; events: Change["events"]; beside: Beside }>;

function registerOne(
  about: Case,
  { before, request, events, beside: { no } }: Begun,
  { beside, asked }: Readonly<{ beside: readonly Beside[]; asked?: Approach }>,
): Reply {
  // Whoever was asked in a group is answerable: what others reported of it is put together by people.
  const twin = asked === undefined ? twinOf(about, request) : undefined;
  const more = { ...(twin && { twin }), ...(beside.length > 0 && { beside }), ...(asked && { asked }) };
  const decision = register(about, { request }, { ...more, no });
  const joined = asked === undefined ? joinTwin(about, decision.request) : { notices: [] };
  const change = toChange(about, before, decision);
  return {
    changes: [{ ...change, events: [...events, ...decision.events] }, ...(joined.changes ?? [])],
    notices: [...decision.notices, ...joined.notices],
  };
}

/** One more request of whoever the draft is of; the words it came in are kept with the draft. */
function begin(about: Case, { origin, language, reporter }: Request, matter: Matter): Omit<Begun, "beside"> {
  const command = { do: "draft", id: about.id(), sealed: false, origin, language, reporter, matter } as const;
  const decision = decide({ ...about, request: undefined, command });
  if (isRefusal(decision)) throw new Error(`a draft was refused: ${decision.refused}`);
  return { before: undefined, request: decision.request, events: decision.events };
}
