import type { z } from "zod";
import type { Area } from "../core/office.js";
import { type Finding, found, type Path } from "./fault.js";
import { findingsOf, unknownKey } from "./issues.js";
import { type Row, rows, sections } from "./schema.js";

/** A row that was read, and where it stands. */
export type Entry<T> = Readonly<{ at: Path; value: T }>;

/** An area with its place in the tree. */
export type AreaRow = Omit<Row<"areas">, "areas"> & Pick<Area, "level" | "parent">;

/** An office file whose rows were read one by one: what is wrong with one does not hide what is wrong with another. */
export type Draft = Readonly<{
  office: Entry<Row<"office">> | undefined;
  areas: readonly Entry<AreaRow>[];
  posts: readonly Entry<Row<"posts">>[];
  people: readonly Entry<Row<"people">>[];
  duty: readonly Entry<Row<"duty">>[];
  remits: readonly Entry<Row<"remits">>[];
  groups: readonly Entry<Row<"groups">>[];
  digests: readonly Entry<Row<"digests">>[];
  homes: readonly Entry<Row<"homes">>[];
  notices: readonly Entry<Row<"notices">>[];
  menu: readonly Entry<Row<"menu">>[];
  spots: readonly Entry<Row<"spots">>[];
  deadlines: Entry<Row<"deadlines">> | undefined;
  assessment: Entry<Row<"assessment">> | undefined;
  publish: Entry<Row<"publish">> | undefined;
  calendar: Entry<Row<"calendar">> | undefined;
  /** The ids that rows with faults of their own carry: what refers to them is not wrong on top of it. */
  broken: ReadonlySet<string>;
}>;

/** Reads every row of an office file. */
export function readDraft(raw: object): Readonly<{ draft: Draft; findings: readonly Finding[] }> {
  const file = new Map(Object.entries(raw));
  const reader = createReader();
  const list = <S extends Section>(section: S) => reader.list(section, file.get(section), [section]);
  const office = reader.row("office", file.get("office"), ["office"]);
  const root = office === undefined ? [] : [{ at: office.at, value: rootOf(office.value) }];
  const draft: Draft = {
    office,
    areas: [...root, ...readAreas(reader, file.get("areas"), ["areas"], { level: 2, parent: office?.value.id })],
    posts: list("posts"),
    people: list("people"),
    duty: list("duty"),
    remits: list("remits"),
    groups: list("groups"),
    digests: list("digests"),
    homes: list("homes"),
    notices: list("notices"),
    menu: list("menu"),
    spots: list("spots"),
    deadlines: reader.row("deadlines", file.get("deadlines") ?? {}, ["deadlines"]),
    assessment: reader.row("assessment", file.get("assessment"), ["assessment"]),
    publish: reader.row("publish", file.get("publish") ?? {}, ["publish"]),
    calendar: reader.row("calendar", file.get("calendar") ?? {}, ["calendar"]),
    broken: reader.broken,
  };
  const unknown = [...file.keys()].filter((key) => !sections.includes(key)).map((key) => unknownKey(key, sections, []));
  const missing = file.has("office") ? [] : [found("missing", [], { key: "office" })];
  return { draft, findings: [...unknown, ...missing, ...reader.findings] };
}

type Section = keyof typeof rows;
type Reader = ReturnType<typeof createReader>;

/** Reads rows, and gathers what is wrong with them. */
function createReader() {
  const findings: Finding[] = [];
  const broken = new Set<string>();
  return { findings, broken, row, items, list };

  function row<S extends Section>(section: S, value: unknown, at: Path): Entry<Row<S>> | undefined {
    if (value === undefined) return undefined;
    // Indexing the table with a type parameter loses which schema it is.
    const schema = rows[section] as unknown as z.ZodType<Row<S>>;
    const read = schema.safeParse(value);
    if (read.success) return { at, value: read.data };
    findings.push(...findingsOf(read.error.issues, value, at));
    const rest = schema.safeParse(withoutWrong(value, read.error.issues));
    if (rest.success) return { at, value: rest.data };
    const id = textOf(value, "id");
    if (id !== undefined) broken.add(id);
    return undefined;
  }

  function list<S extends Section>(section: S, value: unknown, at: Path): readonly Entry<Row<S>>[] {
    return items(value, at).flatMap((item) => row(section, item.value, item.at) ?? []);
  }

  function items(value: unknown, at: Path): readonly Entry<unknown>[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value.map((item: unknown, index) => ({ at: [...at, index], value: item ?? "" }));
    findings.push(...findingsOf([{ code: "invalid_type", expected: "array", path: [], message: "" }], value, at));
    return [];
  }
}

/** What is left of a row without the keys that are wrong: if it can do without them, what it says is checked as well. */
function withoutWrong(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  const wrong = new Set(
    issues.flatMap((issue) => issue.path[0] ?? (issue.code === "unrecognized_keys" ? issue.keys : [])),
  );
  return Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key)));
}

type Place = Pick<AreaRow, "level" | "parent">;

function readAreas(reader: Reader, value: unknown, at: Path, place: Place): readonly Entry<AreaRow>[] {
  return reader.items(value, at).flatMap((item) => {
    const area = reader.row("areas", item.value, item.at);
    if (area === undefined) return [];
    const { areas, ...row } = area.value;
    const self = { at: area.at, value: { ...row, ...place } };
    if (place.level < 3)
      return [self, ...readAreas(reader, areas, [...area.at, "areas"], { level: 3, parent: row.id })];
    const deeper = areas.map((below, index) =>
      found("tooDeep", [...area.at, "areas", index], { name: textOf(below, "name") ?? "" }),
    );
    reader.findings.push(...deeper);
    return [self];
  });
}

function textOf(value: unknown, key: string): string | undefined {
  const inner: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof inner === "string" || typeof inner === "number" ? String(inner) : undefined;
}

function rootOf(office: Row<"office">): AreaRow {
  const { id, name, aliases, boundary } = office;
  return { id, name, aliases, level: 1, parent: undefined, ...(boundary === undefined ? {} : { boundary }) };
}
