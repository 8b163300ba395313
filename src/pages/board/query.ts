import { areaPath } from "../../core/duty.js";
import type { Office } from "../../core/office.js";
import type { Place, Search } from "../../core/search.js";
import { situations } from "./states.js";

/** What the list was asked for, as it stands in the address. */
export type Asked = Readonly<{
  q: string;
  state: string;
  person: string;
  category: string;
  area: string;
  late: boolean;
  before: Place | undefined;
  after: Place | undefined;
  /** One character is no word to search for. */
  tooShort: boolean;
}>;

/** How many requests a page shows. */
export const PAGE = 30;

/** Reads the address; whatever makes no sense is left out. A search for words or for a person closes no state. */
export function readAsked(url: URL): Asked {
  const get = (name: string) => (url.searchParams.get(name) ?? "").trim().slice(0, 100);
  const q = get("q");
  const state = url.searchParams.has("state") ? get("state") : q === "" ? "open" : "";
  return {
    q,
    state: state === "" || state === "open" || situations.has(state) ? state : "open",
    person: get("person"),
    category: get("category"),
    area: get("area"),
    late: get("late") !== "",
    before: placeIn(get("before")),
    after: placeIn(get("after")),
    tooShort: [...q].length === 1 && numberIn(q) === undefined,
  };
}

/** The address of a list, from a place on where one is given. */
export function hrefOf(asked: Asked, from: Partial<Record<"before" | "after", Place>> = {}): string {
  const query = new URLSearchParams();
  for (const name of ["q", "person", "category", "area"] as const) if (asked[name] !== "") query.set(name, asked[name]);
  if (asked.state !== "open" || asked.q !== "") query.set("state", asked.state);
  if (asked.late) query.set("late", "1");
  const { before, after } = from.before || from.after ? from : asked;
  if (before !== undefined) query.set("before", `${before.at}.${before.id}`);
  if (after !== undefined) query.set("after", `${after.at}.${after.id}`);
  const text = query.toString();
  return text === "" ? "/board" : `/board?${text}`;
}

/** The request's number where that is all that was written: 31, Q-0031, q0031. */
export function numberIn(q: string): number | undefined {
  const digits = /^q?[-－ ]?0*(\d{1,9})$/i.exec(q.normalize("NFKC"))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** What the store is asked: one more than a page shows, to know whether it goes on. */
export function toSearch(asked: Asked, office: Office, now: number): Search {
  const named = asked.q === "" ? [] : [...office.staff.values()].filter(({ name }) => name.includes(asked.q));
  const isPerson = named.length > 0 && [...asked.q].length >= 2;
  const people = asked.person === "" ? (isPerson ? named.map(({ id }) => id) : undefined) : [asked.person];
  const words = asked.q === "" || isPerson ? undefined : asked.q;
  const below = [...office.areas.values()].filter(({ id }) =>
    areaPath(office, id).some((one) => one.id === asked.area),
  );
  return {
    ...(asked.late ? { lateAt: now } : asked.state === "" ? {} : { state: asked.state }),
    ...(people === undefined ? {} : { people }),
    ...(words === undefined ? {} : { words }),
    ...(asked.category === "" ? {} : { category: asked.category }),
    ...(asked.area === "" ? {} : { areas: below.map(({ id }) => id) }),
    ...(asked.before === undefined ? {} : { before: asked.before }),
    ...(asked.after === undefined ? {} : { after: asked.after }),
    most: PAGE + 1,
  };
}

function placeIn(text: string): Place | undefined {
  const found = /^(\d{1,15})\.([\w-]{1,64})$/.exec(text);
  return found?.[2] === undefined ? undefined : { at: Number(found[1]), id: found[2] };
}
