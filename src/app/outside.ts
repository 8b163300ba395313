import { localTime } from "../core/calendar.js";
import { category } from "../core/categories.js";
import { type Decision, decide, isRefusal } from "../core/decide/index.js";
import type { Actor, Matter, Request } from "../core/request.js";
import { understand } from "../intent/matter.js";
import type { Point } from "../intent/place.js";
import type { Numbers, Write } from "../store/types.js";
import { toChange } from "./acts/change.js";
import { address } from "./address.js";
import type { World } from "./case.js";
import type { Directory } from "./directory.js";
import { NO_CHAT } from "./passon.js";
import { storableText } from "./storable.js";
import type { Turning } from "./turning.js";

/** A matter that another system reports for somebody, with the category that it chose. */
export type OutsideReport = Readonly<{
  category: string | undefined;
  text: string;
  place: string | undefined;
  /** A point of the map, WGS-84. */
  at?: Point | undefined;
  name: string | undefined;
  phone: string | undefined;
  /** By which it is known again: what was reported under it before makes nothing (`seen`). */
  key?: string;
}>;

/** Registers what another system reports, and says its number and who is first asked. */
export type TakeOutside = (
  report: OutsideReport,
) => Promise<Readonly<{ year: number; no: number; firstAsked: string | undefined; seen: boolean }>>;

/**
 * Makes the way in for other systems (F7). The duty cadre is first asked as for anybody; the reporter has no chat with us, so
 * what they must be told goes to whoever is answerable, as for somebody who phoned.
 */
export function createOutside({ turn, world, directory, onTurned }: Turning): TakeOutside {
  return async (report) => {
    const { id: office } = world().office;
    const key = report.key === undefined ? undefined : `${office}/${report.key}`;
    const query = { office, platform: NO_CHAT, chat: "", kind: "private", user: "", ...(key && { key }) } as const;
    let made: Pick<Request, "year" | "no" | "firstAsked"> = { year: 0, no: 0, firstAsked: undefined };
    const turned = await turn(query, ({ conversation }, numbers): Write => {
      const here = world();
      const { write, request } = take(here, directory, numbers, report);
      made = request;
      const inbox = { platform: NO_CHAT, at: here.now, conversation: conversation.id, sender: "", body: {} };
      return key === undefined ? write : { ...write, inbox: { ...inbox, key, fate: "done" } };
    });
    onTurned(turned);
    return { year: made.year, no: made.no, firstAsked: made.firstAsked, seen: turned.seen };
  };
}

function take(world: World, directory: Directory, numbers: Numbers, report: OutsideReport) {
  const person = {
    id: world.id(),
    name: report.name === undefined ? undefined : storableText(report.name),
    phone: report.phone,
    preferred: undefined,
  };
  const actor: Actor = { is: "resident", id: person.id };
  const text = storableText(report.text);
  const first = draft(world, actor, report, text);
  const { year } = localTime(world.office.zone, world.now);
  const no = numbers(world.office.id, year);
  const decision = sure(
    decide({
      ...world,
      actor,
      request: first.request,
      command: { do: "register", no, year, asked: { by: "import", staff: [] } },
    }),
  );
  const { request } = decision;
  const words = { id: world.id(), request: request.id, at: world.now, by: actor, kind: "text", text };
  const requests = new Map([[request.id, request]]);
  const write: Write = {
    person: { ...person, language: world.office.language },
    changes: [{ ...toChange(world, undefined, decision), events: [...first.events, ...decision.events] }],
    materials: [{ ...words, platform: undefined, file: undefined }],
    errands: address(decision.notices, { world, directory, here: undefined, requests }),
  };
  return { write, request };
}

function draft(world: World, actor: Actor, { category: id, place, at }: OutsideReport, text: string): Decision {
  const understood = understand(world.office, text, place, at);
  const matter = { ...understood.matter, ...chosen(id) };
  return sure(
    decide({
      ...world,
      actor,
      request: undefined,
      command: {
        do: "draft",
        id: world.id(),
        origin: `${NO_CHAT}:${actor.id}`,
        language: world.office.language,
        matter,
        sealed: understood.sealed,
        source: "import",
      },
    }),
  );
}

/** What the other system chose counts; only danger in the words is above it. */
function chosen(id: string | undefined): Partial<Matter> {
  const row = id === undefined ? undefined : category(id);
  return row === undefined ? {} : { category: row.id, class: row.class };
}

function sure(decision: ReturnType<typeof decide>): Decision {
  if (isRefusal(decision)) throw new Error(`a report from outside was refused: ${decision.refused}`);
  return decision;
}
