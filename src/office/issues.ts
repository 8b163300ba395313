import type { z } from "zod";
import { type Finding, found, type Path } from "./fault.js";
import { choice } from "./nearest.js";
import { fullWidthMark } from "./source.js";
import { type Code, wording } from "./wording.js";

type Issue = z.core.$ZodIssue;

/** What zod objects to about a value that stands at `at`, as findings: at most one for each place. */
export function findingsOf(issues: readonly Issue[], value: unknown, at: Path): readonly Finding[] {
  const findings = issues.flatMap((issue) => findingsOfOne(issue, value, at));
  const first = new Map(findings.toReversed().map((finding) => [finding.at.join("/"), finding]));
  // A misspelt key is one mistake, not an unknown key and a missing one.
  const meant = findings.map(({ values }) => values.guess ?? "").join();
  return [...first.values()]
    .reverse()
    .filter(({ code, values }) => code !== "missing" || !meant.includes(`“${values.key}”`));
}

function findingsOfOne(issue: Issue, value: unknown, at: Path): readonly Finding[] {
  // Keys of YAML are strings and positions of lists are numbers: there are no symbols.
  const inner = issue.path as (string | number)[];
  const border = inner.indexOf("boundary");
  if (border >= 0) return [found("badBoundary", [...at, ...inner.slice(0, border + 1)], {})];
  const path = [...at, ...inner];
  const given = inner.reduce<unknown>((node, step) => (isObject(node) ? Reflect.get(node, step) : node), value);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => unknownKey(key, issue.message.split(" "), path));
  if (given === undefined) return [found("missing", path, { key: String(path.at(-1) ?? "") })];
  return [oneFinding(issue, given, path)];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function oneFinding(issue: Issue, given: unknown, path: Path): Finding {
  const mark = typeof given === "string" ? fullWidthMark(given) : undefined;
  if (mark !== undefined && issue.code === "invalid_type") return found("fullWidth", path, mark);
  if (issue.code === "invalid_value") return notOneOf(String(given), issue.values.map(String), path);
  if (isCode(issue.message)) return { code: issue.message, at: path, values: valuesOf(issue, path) };
  return found("wrongKind", path, kindOf(issue));
}

/** A key that nobody knows, and the one that was probably meant. */
export function unknownKey(key: string, allowed: readonly string[], at: Path): Finding {
  return found("unknownKey", [...at, key], { key, ...choice(key, allowed) });
}

function notOneOf(value: string, allowed: readonly string[], at: Path): Finding {
  return found("notOneOf", at, { value, ...choice(value, allowed) });
}

function isCode(message: string): message is Code {
  return Object.hasOwn(wording, message);
}

/** The values that a schema's own messages have places for. */
function valuesOf(issue: Issue, path: Path): Readonly<Record<string, string>> {
  const example = examples[String(path.at(-1))] ?? "";
  const max = path.at(-1) === "budget" ? "1000" : "99";
  return { key: String(path.at(-1) ?? ""), example, min: path.at(-1) === "budget" ? "1" : "0", max, input: issue.code };
}

const examples: Readonly<Record<string, string>> = { people: "liu", to: "zhang", areas: "zly", roles: "cadre" };

function kindOf(issue: Issue): Kind {
  const expected: string = issue.code === "invalid_type" ? issue.expected : "string";
  return kinds[expected] ?? text;
}

type Kind = Readonly<{ kindZh: string; kindEn: string }>;

const text: Kind = { kindZh: "文字", kindEn: "text" };

const kinds: Readonly<Record<string, Kind>> = {
  number: { kindZh: "数字", kindEn: "a number" },
  array: {
    kindZh: "一个列表：每行以 - 开头，或者写成 [甲, 乙]",
    kindEn: "a list: each line begins with -, or [one, two]",
  },
  object: { kindZh: "几个“项目: 内容”", kindEn: "some “key: value”" },
};
