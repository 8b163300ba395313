import { lifecycle, type Transition } from "../../src/core/lifecycle.js";
import type { Situation } from "../../src/core/situation.js";
import { type EnvEntry, envCatalogue } from "../../src/env.js";
import { type Phrase, phrases } from "../../src/intent/phrases.js";
import { type Column, cellOf, faultNames, matrix } from "../conformance/matrix.js";

/** The parts of the README that the code says, by the mark they stand under. */
const tables: Readonly<Record<string, () => string>> = {
  lifecycle: lifecycleTable,
  phrases: phrasesTable,
  environment: environmentTable,
  faults: faultsTable,
};

/** The README with every table as the code has it now; throws where a mark is missing. */
export function withTables(readme: string): string {
  return Object.entries(tables).reduce((text, [name, table]) => {
    const [begin, end] = [`<!-- ${name}: from the code -->`, `<!-- /${name} -->`];
    const from = text.indexOf(begin);
    const until = text.indexOf(end);
    if (from < 0 || until < from) throw new Error(`README.md has no ${begin} … ${end}`);
    return `${text.slice(0, from + begin.length)}\n\n${table()}\n\n${text.slice(until)}`;
  }, readme);
}

/** The situations in which somebody works on a request, or should. */
const working = ["CLAIMED", "HANDOVER", "RETURNING", "ADJUDICATING", "PARKED", "REDO"] satisfies Situation[];
const open: readonly string[] = ["REGISTERED", "OFFERED", ...working];

/** A longer list is told by what sets it apart from the open ones. */
const MANY = 4;

function lifecycleTable(): string {
  const all: readonly Transition[] = lifecycle;
  const rows = all.map(({ id, act, by, from, to, told, means }) => [
    id,
    `\`${act}\``,
    by.join(", "),
    situations(from),
    situations(to),
    told.join(", "),
    means,
  ]);
  const head = ["", "act", "who may", "from", "to", "who is told", "意思"];
  return [grid(head, rows), `*open*: ${open.join(", ")}`].join("\n\n");
}

function situations(list: readonly string[]): string {
  const less = open.filter((one) => !list.includes(one));
  if (list.length <= MANY || less.length > MANY) return list.join(", ");
  const more = list.filter((one) => !open.includes(one));
  return `*open*${less.map((one) => ` − ${one}`).join("")}${more.map((one) => ` + ${one}`).join("")}`;
}

function phrasesTable(): string {
  const rows = phrases.map(({ staff, takes, zh, en, slash = [] }) => [
    staff ? "干部 staff" : "人人 anybody",
    zh.join("、"),
    en.join(", "),
    slash.map((word) => `\`/${word}\``).join(" "),
    follows[takes],
  ]);
  return grid(["who", "中文", "English", "slash", "then"], rows);
}

const follows: Readonly<Record<Phrase["takes"], string>> = {
  text: "编号 number, 内容 words",
  person: "编号 number, @姓名 name, 理由 reason",
  number: "编号 number",
  nothing: "",
};

function environmentTable(): string {
  const entries: readonly EnvEntry[] = envCatalogue;
  const rows = entries.map(({ name, zh, en, fallback }) => [
    `\`${name}\``,
    zh,
    en,
    fallback === undefined ? "" : `\`${fallback}\``,
  ]);
  return grid(["variable", "意思", "meaning", "default"], rows);
}

/** Each adapter against each fault: ✓ where tests show that it stands it, else why the platform cannot have it. */
function faultsTable(): string {
  // The keys of the matrix are its columns.
  const columns = Object.keys(matrix) as Column[];
  const reasons: string[] = [];
  const told = (fault: (typeof faultNames)[number], platform: Column) => {
    const cell = cellOf(platform, fault);
    if (!("never" in cell)) return "✓";
    return `– (${reasons.push(`${platform}, ${fault}: ${cell.never}`)})`;
  };
  const rows = faultNames.map((fault) => [fault, ...columns.map((platform) => told(fault, platform))]);
  const notes = reasons.map((reason, at) => `${at + 1}. ${reason}`).join("\n");
  return `${grid(["", ...columns], rows)}\n\nCannot be had:\n\n${notes}`;
}

function grid(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
