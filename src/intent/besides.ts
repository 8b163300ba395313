import type { Office } from "../core/office.js";
import type { Besides, Matter, Request } from "../core/request.js";
import { villageOf } from "../core/unit.js";
import type { Understood } from "./matter.js";
import { findSeveral } from "./several.js";

/** What a text tells of: the first matter, with the others of the same words where there are any (D6). */
export type All = Understood & Besides;

/** How one matter is understood where it is said. */
type How = (text: string) => Understood;

/** Understands a text as one matter, or as the several that the resident parted; else notes that there may be several. */
export function understandAll(office: Office, text: string, how: How): All {
  const several = findSeveral(text);
  if (several?.sure === true) return understandEach(office, several.texts, how);
  return { ...how(text), ...(several !== undefined && { maybe: true }) };
}

/** Understands texts as a matter each. Who names a place once means it for all: 「三组路灯坏了，还有水停了」. */
export function understandEach(office: Office, texts: readonly string[], how: How): All {
  const all = texts.map(how);
  const told = all.find(({ matter }) => matter.place !== undefined);
  const [first, ...others] = all.map((one) => settled(office, one, told));
  if (first === undefined) throw new Error("no text is no matter");
  return { ...first, between: told?.between ?? [], others: others.map(({ matter }) => matter) };
}

/** The matter as one again, in the words of all its parts. */
export function wordsOfAll({ matter, others = [], language }: Pick<Request, "matter" | "others" | "language">): string {
  return [matter, ...others].map(({ text }) => text).join(language === "en" ? "; " : "；");
}

/** The others of a draft after its first matter was given a place: those of the same place, or of none, go along. */
export function movedAlong({ matter, others }: Pick<Request, "matter" | "others">, to: Matter): Besides {
  const moved = others?.map((one) =>
    one.place === undefined || (one.place === matter.place && one.area === matter.area) ? at(one, to) : one,
  );
  return moved === undefined ? {} : { others: moved };
}

/** The place that was told for another matter is this one's too; 三组 alone is that of the village that was named. */
function settled(office: Office, one: Understood, told: Understood | undefined): Understood {
  if (told === undefined || one === told) return one;
  if (one.matter.place === undefined) return { ...one, matter: at(one.matter, told.matter) };
  const village = villageOf(office, told.matter.area)?.id;
  const near = one.between.filter(({ id }) => village !== undefined && villageOf(office, id)?.id === village);
  return near.length === 1 && near[0] !== undefined ? { ...one, matter: { ...one.matter, area: near[0].id } } : one;
}

function at(matter: Matter, { place, area }: Matter): Matter {
  return { ...matter, place, area };
}
