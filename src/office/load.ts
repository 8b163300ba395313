import { readFile } from "node:fs/promises";
import type { Language, Office } from "../core/office.js";
import { checkAreas } from "./areas.js";
import { build } from "./build.js";
import { type Draft, readDraft } from "./draft.js";
import { explain, type Fault, type Finding, found } from "./fault.js";
import { checkPeople } from "./people.js";
import { checkReferences } from "./references.js";
import { checkLists } from "./remits.js";
import { checkRoster } from "./roster.js";
import { readSource, type Source } from "./source.js";

/** An office with what it had better mend, or everything that is wrong with its file. */
export type Loaded = Readonly<{ office: Office; warnings: readonly Fault[] }> | Readonly<{ faults: readonly Fault[] }>;

const anOffice = {
  kindZh: "办公室文件（office、areas、people …）",
  kindEn: "an office file (office, areas, people …)",
};

const checks: readonly ((draft: Draft) => readonly Finding[])[] = [
  checkReferences,
  checkAreas,
  checkPeople,
  checkRoster,
  checkLists,
];

/** Reads and checks an office file; all faults come at once, each with its line. Never throws. */
export function loadOffice(text: string): Loaded {
  return judge(readSource(text));
}

/** Checks what was read, wherever it was read from; faults are told where `locate` finds them. */
export function judge(source: Source): Loaded {
  if (source.faults.length > 0) return { faults: source.faults };
  const { raw } = source;
  if (raw === undefined || raw === null || raw === "") return { faults: [source.locate(found("empty", [], {}))] };
  if (typeof raw !== "object" || Array.isArray(raw))
    return { faults: [source.locate(found("wrongKind", [], anOffice))] };
  const { draft, findings } = readDraft(raw);
  const faults = [...findings, ...checks.flatMap((check) => check(draft))].map(source.locate);
  const sorted = faults.toSorted((a, b) => a.line - b.line);
  if (draft.office === undefined || sorted.some((fault) => fault.severity === "error")) return { faults: sorted };
  return { office: build(draft, draft.office.value), warnings: sorted };
}

/** Reads and checks the office file at a path; one that cannot be read is a fault like any other. */
export async function readOffice(path: string): Promise<Loaded> {
  try {
    return loadOffice(await readFile(path, "utf8"));
  } catch {
    return { faults: [{ ...found("noFile", [], { file: path }), severity: "error", line: 0, where: "" }] };
  }
}

/** What `office check` prints: whether the file can be used, and everything there is to say about it. */
export async function checkOfficeFile(
  path: string,
  language?: Language,
): Promise<Readonly<{ ok: boolean; text: string }>> {
  const loaded = await readOffice(path);
  if ("faults" in loaded) return { ok: false, text: explain(loaded.faults, language) };
  const { office, warnings } = loaded;
  const counts = { areas: office.areas.size, posts: office.posts.size, staff: office.staff.size };
  const zh = `✓ ${office.name}：${counts.areas} 个区域、${counts.posts} 个岗位、${counts.staff} 个人，可以使用。`;
  const en = `✓ ${office.id}: ${counts.areas} areas, ${counts.posts} posts, ${counts.staff} people; the file can be used.`;
  const good = language === undefined ? `${zh}\n${en}` : language === "en" ? en : zh;
  return { ok: true, text: warnings.length === 0 ? good : `${good}\n${explain(warnings, language)}` };
}
