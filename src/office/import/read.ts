import { type Finding, found, type Path } from "../fault.js";
import { unknownKey } from "../issues.js";
import { choice } from "../nearest.js";
import { type Column, choices, type Plan, plans, type Section } from "./columns.js";

/** A sheet as it was read; `at` is each row's own number. */
export type Sheet = Readonly<{ name: string; rows: readonly (readonly string[])[]; at: readonly number[] }>;

/** A row of the office file that a sheet gave, and where it stands there. */
export type Made = Readonly<{
  section: Section;
  sheet: string;
  line: number;
  row: Record<string, unknown>;
  parent?: string;
}>;

/** Which section a sheet holds: by its name, else by its columns; undefined where it is none of ours. */
export function sectionOf({ name, rows }: Sheet): Section | undefined {
  const word = name.trim().toLowerCase();
  const all = sectionNames();
  const byName = all.find((section) => plans[section].names.some((one) => one === word));
  if (byName !== undefined) return byName;
  const heads = (rows[0] ?? []).filter((head) => head !== "");
  const fitting = all.filter((section) => heads.every((head) => columnOf(plans[section], head) !== undefined));
  return heads.length < 2 || fitting.length !== 1 ? undefined : fitting[0];
}

function sectionNames(): readonly Section[] {
  // The table's keys are the sections; `Object.keys` forgets them.
  return Object.keys(plans) as Section[];
}

/** The rows of a sheet, cells under their keys; names of other things stay as they were written. */
export function readRows(sheet: Sheet, section: Section): readonly Made[] {
  const columns = (sheet.rows[0] ?? []).map((head) => columnOf(plans[section], head));
  return sheet.rows.slice(1).map((cells, index) => {
    const row: Record<string, unknown> = {};
    let parent: string | undefined;
    cells.forEach((words, place) => {
      const found_ = columns[place];
      if (found_ === undefined || words === "") return;
      if (section === "areas" && found_.key === "parent") parent = words;
      else row[found_.key] = read(found_, words);
    });
    const line = sheet.at[index + 1] ?? 0;
    return { section, sheet: sheet.name, line, row, ...(parent === undefined ? {} : { parent }) };
  });
}

/** Columns that nobody knows, where the sheet names them. */
export function strangeHeads(sheet: Sheet, section: Section): readonly Finding[] {
  const plan: Plan = plans[section];
  const known = plan.columns.map(({ heads: [key = "", zh] }) => zh ?? key);
  return (sheet.rows[0] ?? [])
    .filter((head) => head !== "" && columnOf(plan, head) === undefined)
    .map((head) => unknownKey(head, known, [sheet.name]));
}

function columnOf(plan: Plan, head: string): Column | undefined {
  const word = head.toLowerCase().replaceAll(/[\s*（(].*$/g, "");
  return plan.columns.find(({ heads }) => heads.some((one) => one.toLowerCase() === word));
}

function read({ kind }: Column, words: string): unknown {
  switch (kind) {
    case "number":
      return /^\d+$/.test(words) ? Number(words) : words;
    case "texts":
    case "areas":
    case "posts":
    case "people":
      return listed(words);
    case "roles":
      return listed(words).map((word) => chosen("roles", word));
    case "rotate":
    case "list":
    case "platform":
      return chosen(kind, words);
    default:
      return words;
  }
}

function listed(words: string): readonly string[] {
  return words.split(/[、,，;；\s]+/).filter((word) => word !== "");
}

function chosen(kind: keyof typeof choices, word: string): string {
  const table: Readonly<Record<string, string>> = choices[kind];
  return Object.hasOwn(table, word) ? (table[word] ?? word) : word;
}

/** What the names in a sheet stand for: ids by name, for each kind of thing. */
export type Names = Readonly<Record<"area" | "post" | "person", ReadonlyMap<string, string>>>;

const refers = {
  area: ["area", "noArea"],
  areas: ["area", "noArea"],
  post: ["post", "noPost"],
  posts: ["post", "noPost"],
  person: ["person", "noPerson"],
  people: ["person", "noPerson"],
} as const;

/** Puts ids in the place of names; what stands for nothing is left out and named. */
export function resolve(section: Section, row: Record<string, unknown>, names: Names, at: Path): readonly Finding[] {
  const plan: Plan = plans[section];
  return plan.columns.flatMap(({ key, kind }) => {
    const value = row[key];
    if (value === undefined || !(kind in refers)) return [];
    // Just looked up: `in` does not narrow a union of words.
    const [what, code] = refers[kind as keyof typeof refers];
    const words = Array.isArray(value) ? value.map(String) : [String(value)];
    const ids = words.map((word) => names[what].get(word));
    const findings = words.flatMap((word, index) =>
      ids[index] === undefined
        ? [found(code, [...at, key], { id: word, ...choice(word, [...names[what].keys()]) })]
        : [],
    );
    if (findings.length > 0) delete row[key];
    else row[key] = Array.isArray(value) ? ids : ids[0];
    return findings;
  });
}
