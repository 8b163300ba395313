import type { Language } from "../core/office.js";
import { type Code, type Values, wording } from "./wording.js";

/** Where something stands in the office file: keys and list positions from the top. */
export type Path = readonly (string | number)[];

/** Something wrong, before its line is known. `also` is the other place, where there are two. */
export type Finding = Readonly<{ code: Code; at: Path; values: Readonly<Record<string, string>>; also?: Path }>;

/** Something wrong with an office file. An error keeps it from being used; a warning is lived with. */
export type Fault = Readonly<{
  code: Code;
  severity: "error" | "warning";
  /** Counted from 1; 0 where there is no file to point into. */
  line: number;
  /** The way there in words: `people › liu › roles`. */
  where: string;
  values: Readonly<Record<string, string>>;
}>;

/** What the office can live with, since someone answers all the same. */
const warnings: ReadonlySet<Code> = new Set(["gap", "uncovered", "noRemit", "noAuditor", "noOfficial"]);

/** A finding whose values are checked against its message. */
export function found<C extends Code>(code: C, at: Path, values: Values<C>, also?: Path): Finding {
  return { code, at, values, ...(also === undefined ? {} : { also }) };
}

/** How much it matters. */
export function severityOf(code: Code): Fault["severity"] {
  return warnings.has(code) ? "warning" : "error";
}

/** What is wrong and how to mend it, in one language. */
export function spell(fault: Fault, language: Language): Readonly<{ what: string; mend: string }> {
  const [what, mend] = wording[fault.code][language === "en" ? "en" : "zh"];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => fault.values[name] ?? "");
  return { what: fill(what), mend: fill(mend) };
}

/** All faults as one text, line by line, for a clerk to read: in one language, or in both. */
export function explain(faults: readonly Fault[], language?: Language): string {
  const languages: readonly Language[] = language === undefined ? ["zh-CN", "en"] : [language];
  const sorted = faults.toSorted((a, b) => a.line - b.line);
  return languages.map((one) => inLanguage(sorted, one)).join("\n\n");
}

function inLanguage(faults: readonly Fault[], language: Language): string {
  const errors = faults.filter((fault) => fault.severity === "error");
  const parts = [
    [head.errors[language](errors.length), errors],
    [head.warnings[language](faults.length - errors.length), faults.filter((fault) => fault.severity === "warning")],
  ] as const;
  return parts
    .filter(([, some]) => some.length > 0)
    .map(([title, some]) => [title, ...some.map((fault) => line(fault, language))].join("\n"))
    .join("\n");
}

const head = {
  errors: {
    "zh-CN": (count: number) => `办公室文件有 ${count} 处要改，改好之前不会启用：`,
    en: (count: number) => `${count} thing${count === 1 ? "" : "s"} to mend before this office file can be used:`,
  },
  warnings: {
    "zh-CN": (count: number) => `另有 ${count} 处提醒，不影响使用：`,
    en: (count: number) => `${count} warning${count === 1 ? "" : "s"}; the file can be used all the same:`,
  },
} as const;

function line(fault: Fault, language: Language): string {
  const { what, mend } = spell(fault, language);
  const where = fault.where === "" ? "" : ` ${fault.where}`;
  const place =
    fault.line === 0 ? "" : language === "en" ? `line ${fault.line}${where}: ` : `第 ${fault.line} 行${where}：`;
  return language === "en" ? `  ${place}${what}.\n    Mend: ${mend}.` : `  ${place}${what}。\n    改法：${mend}。`;
}
