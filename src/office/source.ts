import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLError } from "yaml";
import { type Fault, type Finding, found, type Path, severityOf } from "./fault.js";

/** The office file as it was written: its plain values, and the line of each place in it. */
export type Source = Readonly<{
  /** The values, keys without a value left out. */
  raw: unknown;
  /** What YAML itself objects to; `raw` is undefined then. */
  faults: readonly Fault[];
  /** A finding with its line and the way there. */
  locate(finding: Finding): Fault;
}>;

/** Reads YAML. Never throws. */
export function readSource(text: string): Source {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineOf = (path: Path) => lines.linePos(offsetOf(doc.contents, path)).line;
  const raw = doc.errors.length > 0 ? undefined : plain(() => doc.toJS());
  return {
    raw,
    faults: oncePerLine(doc.errors.map((error) => syntaxFault(error, text, lines))),
    locate: (finding) => ({
      code: finding.code,
      severity: severityOf(finding.code),
      line: lineOf(finding.at),
      where: wayTo(raw, finding.at),
      values: finding.also === undefined ? finding.values : { ...finding.values, also: String(lineOf(finding.also)) },
    }),
  };

  /** Where a place begins; of what is missing, where the nearest thing around it begins. */
  function offsetOf(top: Node | null, path: Path): number {
    let node: unknown = top;
    let offset = top?.range?.[0] ?? 0;
    for (const step of path) {
      if (isAlias(node)) node = node.resolve(doc);
      const [next, start] = stepInto(node, step);
      if (start === undefined) break;
      [node, offset] = [next, start];
    }
    return offset;
  }
}

function stepInto(node: unknown, step: string | number): readonly [next: unknown, start: number | undefined] {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
    return isScalar(pair?.key) ? [pair.value, pair.key.range?.[0]] : [undefined, undefined];
  }
  const item: unknown = isSeq(node) ? node.items[Number(step)] : undefined;
  return isMap(item) || isSeq(item) || isScalar(item) || isAlias(item)
    ? [item, item.range?.[0]]
    : [undefined, undefined];
}

/** Aliases that multiply without end make `toJS` throw: such a file is as good as none. */
function plain(read: () => unknown): unknown {
  try {
    return withoutBlanks(read());
  } catch {
    return undefined;
  }
}

/** A key with nothing behind it says nothing: `aliases:` is the same as no aliases. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (value === null || typeof value !== "object") return value;
  const kept = Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutBlanks(inner)]));
}

/**
 * `people › liu › roles`: an entry is called by its id where it has one, else by its place in the list. What stands alone where
 * several may stand has no place in a list.
 */
function wayTo(raw: unknown, path: Path): string {
  const steps: string[] = [];
  let value = raw;
  for (const step of path) {
    if (typeof value === "string") break;
    value = typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined;
    const id: unknown = typeof value === "object" && value !== null ? Reflect.get(value, "id") : undefined;
    steps.push(typeof step === "string" ? step : typeof id === "string" ? id : `#${step + 1}`);
  }
  return steps.join(" › ");
}

const halfOf: Readonly<Record<string, string>> = {
  "：": ":",
  "，": ",",
  "“": '"',
  "”": '"',
  "［": "[",
  "］": "]",
  "　": " ",
};

/** One slip makes YAML stumble several times on the same line. */
function oncePerLine(faults: readonly Fault[]): readonly Fault[] {
  return faults.filter((fault, index) => faults.findIndex((other) => other.line === fault.line) === index);
}

/** Most mistakes of a Chinese keyboard are one full-width mark, and YAML then complains about something else. */
export function fullWidthMark(text: string): Readonly<{ mark: string; half: string }> | undefined {
  const [, mark = ""] = /^[\s{-]*[\w-]+\s*(：)/.exec(text) ?? /(［|］|　|“|”)/.exec(text) ?? [];
  const half = halfOf[mark];
  return half === undefined ? undefined : { mark, half };
}

function syntaxFault(error: YAMLError, text: string, lines: LineCounter): Fault {
  const { line } = lines.linePos(error.pos[0]);
  const all = text.split("\n");
  const near = [line, line - 1].find((n) => fullWidthMark(all[n - 1] ?? "") !== undefined);
  const mark = near === undefined ? undefined : fullWidthMark(all[near - 1] ?? "");
  const at = (finding: Finding, on: number): Fault => ({ ...finding, severity: "error", line: on, where: "" });
  if (error.code === "TAB_AS_INDENT") return at(found("tab", [], {}), line);
  if (error.code === "DUPLICATE_KEY") return at(found("keyTwice", [], {}), line);
  if (mark !== undefined && near !== undefined) return at(found("fullWidth", [], mark), near);
  return at(found("notYaml", [], { detail: error.code.toLowerCase().replaceAll("_", " ") }), line);
}
