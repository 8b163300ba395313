import { areaName, areaPath } from "../../core/duty.js";
import type { Home } from "../../core/office.js";
import type { VisitFault } from "../../core/say-visit.js";
import { homeOf } from "../../core/unit.js";
import { isFull, missed, type OpenVisit, type Visit } from "../../core/visit.js";
import type { ActName } from "../../intent/acts.js";
import { findPlace } from "../../intent/place.js";
import { doorKey, readVisit, type VisitWords } from "../../intent/visit.js";
import { type Case, type Reply, say } from "../case.js";
import { registerFor } from "./proxy.js";
import type { Handler } from "./resident.js";

/** 走访 三组5号 开始 … 结束: to whom cadres went, for how long, and what they found there (M19, V26). */
export const visitActs = {
  visit: (about, said) => {
    const refused = refusal(about);
    if (refused !== undefined) return fault(refused);
    // A number at the start belongs to the door: 走访 3组5号.
    const words = readVisit(said.no === undefined ? said.text : `${said.no}${said.text}`);
    if (words.door === "" && words.does === "begin") return due(about);
    if (words.does === "begin") return begin(about, words.door);
    return words.does === "end" ? end(about, words) : finish(about, words, words.does.minutes);
  },
  "visit-end": (about, said) => {
    const open = openVisits(about).find(({ id }) => id === said.id);
    return refusal(about) !== undefined || open === undefined ? fault("none") : ended(about, open, "");
  },
  "visit-found": (about, said) => {
    const [area] = said.args;
    const refused = refusal(about);
    if (refused !== undefined) return fault(refused);
    if (said.text !== "") return found(about, said.text, area);
    return say({ say: { kind: "ask-found" }, expects: `visit-found:${said.id ?? ""}:${area ?? ""}` });
  },
} satisfies Partial<Record<ActName, Handler>>;

const MINUTE = 60_000;

/** Visits are for cadres, and a door is for no group. */
function refusal({ staff, inbound }: Case): VisitFault | undefined {
  const roles = staff?.roles ?? [];
  if (!roles.includes("cadre") && !roles.includes("coordinator")) return "role";
  return inbound.chat.kind === "group" ? "private" : undefined;
}

function begin(about: Case, words: string): Reply {
  const place = placeOf(about, words);
  if (typeof place === "string") return fault(place);
  const open = openVisits(about).find((one) => isSame(one, place));
  const id = open?.id ?? about.id();
  const reply = say({
    say: { kind: "visit-begun", door: doorOf(about, place), at: open?.at ?? about.now, again: open !== undefined },
    options: [{ data: `visit-end:${id}`, label: "visit-end" }],
  });
  return open === undefined ? { ...reply, ...note(about, "visit began", { id, ...place }) } : reply;
}

/** The one that is named, else the only one that is open. */
function end(about: Case, { door, found: problem }: VisitWords): Reply {
  const open = openVisits(about);
  const [only, another] = open;
  if (door === "")
    return only === undefined ? fault("none") : another === undefined ? ended(about, only, problem) : fault("which");
  const place = placeOf(about, door);
  if (typeof place === "string") return fault(place);
  const one = open.find((each) => isSame(each, place));
  return one === undefined ? fault("none") : ended(about, one, problem);
}

function ended(about: Case, open: OpenVisit, problem: string): Reply {
  const { id, at, ...place } = open;
  return over(about, { id, ...place }, { minutes: Math.floor((about.now - at) / MINUTE), problem });
}

/** Told in one line, when it is over. */
function finish(about: Case, { door, found: problem }: VisitWords, minutes: number): Reply {
  const place = placeOf(about, door);
  return typeof place === "string" ? fault(place) : over(about, { id: about.id(), ...place }, { minutes, problem });
}

type Where = Pick<Visit, "home" | "area" | "door">;

function over(
  about: Case,
  place: Where & Readonly<{ id: string }>,
  { minutes, problem }: Readonly<{ minutes: number; problem: string }>,
): Reply {
  const answer = say({
    say: {
      kind: "visit-ended",
      ...{ door: doorOf(about, place), minutes, full: isFull({ minutes }), listed: place.home !== undefined },
    },
    ...(problem === ""
      ? { options: [{ data: `visit-found:${place.id}:${place.area ?? ""}`, label: "visit-found" as const }] }
      : {}),
  });
  const noted = note(about, "visit ended", place, minutes);
  if (problem === "") return { ...answer, ...noted };
  const registered = found(about, problem, place.area);
  return { ...registered, ...noted, notices: [...answer.notices, ...registered.notices] };
}

/** What was found becomes a request, whose first asked is whoever found it (F6). */
function found(about: Case, text: string, area: string | undefined): Reply {
  const place = findPlace(about.office, text) === undefined ? areaName(about.office, area) : undefined;
  return registerFor(about, text, { source: "round", ...(place === undefined ? {} : { place }) });
}

/** 走访 and nothing else: which homes of one's village still wait for a full visit this week. */
function due(about: Case): Reply {
  const own = about.office.homes?.filter(({ area }) => isNear(about, area)) ?? [];
  const left = missed(own, about.scene.visits?.full ?? []);
  return say({ say: { kind: "visits-due", doors: left.map((home) => doorOf(about, toWhere(home))), all: own.length } });
}

/** A home of the office file, else the door as it was said in an area; one's own village first, where several have a 三组. */
function placeOf(about: Case, words: string): Where | VisitFault {
  const { office } = about;
  const areas = findPlace(office, words)?.areas ?? [];
  const near = areas.filter(({ id }) => isNear(about, id));
  const meant = near.length > 0 ? near : areas;
  const homes = (office.homes ?? []).filter((home) =>
    areas.length === 0
      ? isNear(about, home.area) && doorKey(home.door) === doorKey(words)
      : meant.some((area) => areaPath(office, home.area).some(({ id }) => id === area.id)) &&
        endsWith(words, home.door),
  );
  const [home, other] = homes;
  if (other !== undefined) return "which";
  if (home !== undefined) return toWhere(home);
  const [area, another] = meant;
  if (another !== undefined) return "which";
  if (area === undefined && !/\d|[一二三四五六七八九十]/u.test(words)) return "where";
  return { home: undefined, area: area?.id ?? homeOf(office, about.actor.id), door: words };
}

function endsWith(words: string, door: string): boolean {
  const [said, key] = [doorKey(words), doorKey(door)];
  return said.endsWith(key) && !/\d$/.test(said.slice(0, -key.length));
}

function toWhere({ id, area }: Home): Where {
  return { home: id, area, door: undefined };
}

function isNear({ office, actor }: Case, area: string): boolean {
  const own = homeOf(office, actor.id);
  return areaPath(office, area).some(({ id }) => id === own);
}

function isSame(one: Where, other: Where): boolean {
  if (one.home !== undefined || other.home !== undefined) return one.home === other.home;
  return one.area === other.area && doorKey(one.door ?? "") === doorKey(other.door ?? "");
}

/** The door as its own visitor may read it. */
function doorOf({ office }: Case, { home, area, door }: Where): string {
  const listed = office.homes?.find(({ id }) => id === home);
  return door ?? `${areaName(office, listed?.area ?? area) ?? ""}${listed?.door ?? ""}`;
}

function openVisits({ scene }: Case): readonly OpenVisit[] {
  return scene.visits?.open ?? [];
}

/** The visit as a row that is never changed; a home of the office file stands there by its id, without its door. */
function note(
  about: Case,
  what: "visit began" | "visit ended",
  { id, home, area, door }: Where & Readonly<{ id: string }>,
  minutes?: number,
): Pick<Reply, "audited"> {
  const row = {
    visit: id,
    office: about.office.id,
    ...(home === undefined ? {} : { home }),
    ...(area === undefined ? {} : { area }),
    ...(door === undefined ? {} : { door }),
    ...(minutes === undefined ? {} : { minutes }),
  };
  return { audited: [{ by: about.actor.id, what, about: row }] };
}

function fault(why: VisitFault): Reply {
  return say({ say: { kind: "visit-fault", why } });
}
