import { stringify } from "yaml";
import { type Fault, type Finding, found, type Path, severityOf } from "../fault.js";
import { judge } from "../load.js";
import { readSource, type Source } from "../source.js";
import { plans, type Section } from "./columns.js";
import { type Made, type Names, readRows, resolve, type Sheet, sectionOf, strangeHeads } from "./read.js";

/** The office file that sheets make, or everything that is wrong with them, each with its sheet and row. */
export type Imported =
  | Readonly<{ yaml: string; sections: readonly Section[]; warnings: readonly Fault[] }>
  | Readonly<{ faults: readonly Fault[] }>;

/**
 * Makes an office file out of a workbook's sheets: each that is named like a section takes its place, the others stay as they
 * are in `base`, and whoever is in `base` by name keeps the id there. Faults point into the sheets. Never throws.
 */
export function importOffice(sheets: readonly Sheet[], base: string | undefined): Imported {
  const known = sheets.flatMap((sheet) => {
    const section = sectionOf(sheet);
    return section === undefined ? [] : [{ sheet, section }];
  });
  const before = base === undefined ? undefined : readSource(base);
  if (known.length === 0) return { faults: [{ ...found("noSheet", [], {}), severity: "error", line: 0, where: "" }] };
  const old = isFile(before?.raw) ? before.raw : {};
  const rows = known.flatMap(({ sheet, section }) => readRows(sheet, section));
  giveIds(rows, old);
  const { raw, places } = assemble(rows, old);
  const names = namesIn(raw);
  const wrong = places.flatMap(({ made, at }) => resolve(made.section, made.row, names, at));
  const strange = known.flatMap(({ sheet, section }) => strangeHeads(sheet, section));
  const locate = locator(places, before);
  const judged = judge({ raw, faults: [], locate });
  const said = "faults" in judged ? judged.faults : judged.warnings;
  const faults = [...[...strange, ...wrong].map(locate), ...said.filter(notFor(wrong.map(locate)))];
  if (faults.some(({ severity }) => severity === "error")) return { faults };
  return { yaml: stringify(raw, { lineWidth: 120 }), sections: known.map(({ section }) => section), warnings: faults };
}

type File = Readonly<Record<string, unknown>>;
type Place = Readonly<{ made: Made; at: Path }>;

function isFile(raw: unknown): raw is File {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

/** Rows without an id are given one: what they had in the former file under the same name, else a new one. */
function giveIds(rows: readonly Made[], old: File): void {
  const taken = new Set(rows.flatMap(({ row }) => (typeof row.id === "string" ? [row.id] : [])));
  const former = namesIn(old);
  const kinds = { areas: "area", posts: "post", people: "person" } as const;
  for (const { section, row } of rows) {
    if (row.id !== undefined || !(section in kinds)) continue;
    // Just looked up: `in` does not narrow a union of words.
    const kind = kinds[section as keyof typeof kinds];
    const had = former[kind].get(String(row.name ?? row.title));
    let id = had;
    for (let next = 1; id === undefined || taken.has(id); next++) id = `${kind}-${next}`;
    row.id = id;
    taken.add(id);
  }
}

/** The office file as plain values, and where each row of the sheets went. */
function assemble(rows: readonly Made[], old: File): Readonly<{ raw: File; places: readonly Place[] }> {
  const raw: Record<string, unknown> = { ...old };
  const places: Place[] = [];
  const of = (section: Section) => rows.filter((made) => made.section === section);
  for (const section of ["people", "posts", "duty", "remits", "groups", "digests", "homes"] as const) {
    const own = of(section);
    if (own.length === 0) continue;
    raw[section] = own.map(({ row }) => row);
    places.push(...own.map((made, index) => ({ made, at: [section, index] })));
  }
  for (const { row } of of("people")) gatherAccounts(row);
  const [office] = of("office");
  if (office !== undefined) {
    raw.office = office.row;
    places.push({ made: office, at: ["office"] });
  }
  const areas = of("areas");
  if (areas.length > 0) raw.areas = plant(areas, places);
  // In the order of the example, whatever the order of the sheets.
  const order = [...Object.keys(plans), "deadlines", "assessment", "publish", "calendar"];
  return { raw: Object.fromEntries(order.flatMap((key) => (raw[key] === undefined ? [] : [[key, raw[key]]]))), places };
}

const platforms: ReadonlySet<string> = new Set(["telegram", "slack", "wechat", "wechat-official", "wecom", "web"]);

function gatherAccounts(row: Record<string, unknown>): void {
  const accounts = Object.entries(row).filter(([key]) => platforms.has(key));
  for (const [key] of accounts) delete row[key];
  if (accounts.length > 0) row.accounts = Object.fromEntries(accounts);
}

/** Areas under their parents, by name or id; one whose parent is nobody's name stands at the top. */
function plant(areas: readonly Made[], places: Place[]): readonly object[] {
  const called = (word: string) => areas.find(({ row }) => row.id === word || row.name === word);
  const below = (parent: Made | undefined, at: Path): readonly object[] =>
    areas
      .filter((made) => (made.parent === undefined ? undefined : called(made.parent)) === parent && made !== parent)
      .map((made, index) => {
        const place = [...at, index];
        places.push({ made, at: place });
        const inner = below(made, [...place, "areas"]);
        return Object.assign(made.row, inner.length === 0 ? {} : { areas: inner });
      });
  return below(undefined, ["areas"]);
}

/** Ids by id and by name; a post also by its village's name with its own. A name that two things share stands for neither. */
function namesIn(raw: File): Names {
  const areas = [raw.office, ...everyArea(raw.areas)].flatMap((one) => entry(one, "name"));
  const villages = new Map(areas.map(({ id, name }) => [id, name]));
  const posts = listOf(raw.posts).flatMap((one) => entry(one, "title").map((post) => ({ ...post, area: areaOf(one) })));
  const full = posts.flatMap(({ id, name, area }) =>
    [area, areas.find((one) => one.name === area)?.id].flatMap((village) =>
      village === undefined ? [] : [{ id, name: `${villages.get(village) ?? village}${name}` }],
    ),
  );
  const people = listOf(raw.people).flatMap((one) => entry(one, "name"));
  return { area: byName(areas), post: byName([...posts, ...full]), person: byName(people) };
}

type Called = Readonly<{ id: string; name: string }>;

function byName(all: readonly Called[]): ReadonlyMap<string, string> {
  const names = all.filter(({ id, name }) => all.every((other) => other.name !== name || other.id === id));
  return new Map([...names.map(({ id, name }) => [name, id] as const), ...all.map(({ id }) => [id, id] as const)]);
}

function everyArea(value: unknown): readonly unknown[] {
  return listOf(value).flatMap((one) => [one, ...everyArea(isFile(one) ? one.areas : undefined)]);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function entry(one: unknown, key: string): readonly Called[] {
  if (!isFile(one) || typeof one.id !== "string") return [];
  const name = one[key];
  return [{ id: one.id, name: typeof name === "string" ? name : one.id }];
}

function areaOf(one: unknown): string | undefined {
  return isFile(one) && typeof one.area === "string" ? one.area : undefined;
}

/** Where a finding stands: in a sheet, else in the file that the rest came from. */
function locator(places: readonly Place[], before: Source | undefined): Source["locate"] {
  const rowAt = (at: Path) =>
    places
      .filter((place) => place.at.every((step, index) => step === at[index]))
      .toSorted((one, other) => other.at.length - one.at.length)[0];
  return (finding: Finding): Fault => {
    const { code, at, values, also } = finding;
    const place = rowAt(at);
    const other = also === undefined ? undefined : rowAt(also);
    const severity = severityOf(code);
    if (place === undefined && before !== undefined && at.length > 1) return before.locate(finding);
    const [sheet = ""] = place === undefined ? at : [place.made.sheet];
    const rest = place === undefined ? at.slice(1) : at.slice(place.at.length);
    return {
      code,
      severity,
      line: place?.made.line ?? (code === "unknownKey" ? 1 : 0),
      where: [sheet, ...rest.map((step) => (typeof step === "number" ? `#${step + 1}` : step))].join(" › "),
      values: also === undefined ? values : { ...values, also: String(other?.made.line ?? 0) },
    };
  };
}

/** What was taken out of a row as wrong is not missing on top of it. */
function notFor(wrong: readonly Fault[]): (fault: Fault) => boolean {
  const places = new Set(wrong.map(({ line, where }) => `${line} ${where}`));
  return ({ line, where }) => !places.has(`${line} ${where}`);
}
