import { category } from "../core/categories.js";
import type { Named } from "../core/say.js";
import type { Situation } from "../core/situation.js";
import { digestText } from "./digest/index.js";
import { timeWords } from "./time.js";
import type { About, Names, Piece, Tongue, Words } from "./types.js";

/** The words of a language for one message. In a group nothing sealed is at hand, whatever goes along. */
export function createWords(tongue: Tongue, about: About): Words {
  const { names } = tongue;
  const pieces = about.group ? [] : (about.materials ?? []);
  const name = (id: string | undefined) => categoryName(tongue, id);
  return {
    names,
    group: about.group,
    time: (at) => timeWords(tongue.clock, about, at),
    past: (at) => at <= about.now,
    who: (named) => whoWords(names, named),
    category: name,
    channel: (platform) => about.channels?.get(platform) ?? platform,
    situation: (code) => (isSituation(names, code) ? names.situations[code] : code),
    matter: (id, place) => joined([name(id), place], " · "),
    spoken: spoken(pieces),
    files: files(names, pieces),
    door: about.group ? undefined : about.door,
    digest: about.group ? undefined : digestWords(about),
    page: about.group ? undefined : about.digest?.page,
    contact: about.group ? undefined : joined([about.reporter?.name, about.reporter?.phone], " "),
  };
}

function digestWords({ digest, language }: About): string | undefined {
  return digest === undefined ? undefined : digestText(digest.digest, language, Infinity).join("\n");
}

function categoryName(tongue: Tongue, id: string | undefined): string | undefined {
  const row = id === undefined ? undefined : category(id);
  return row === undefined ? undefined : tongue.category(row.l2, row.en.l2);
}

function whoWords(names: Names, named: Named | undefined): string {
  if (named === undefined || named.name === "") return names.somebody;
  return named.title === "" ? named.name : names.noted(named.name, named.title);
}

/** What was written, heard and marked on a map; a voice whose words stand in the text already is not repeated. */
function spoken(pieces: readonly Piece[]): string | undefined {
  const written = pieces.filter(({ kind }) => kind === "text").map(({ text }) => text ?? "");
  const own = pieces.filter(
    ({ kind, text }) => kind === "text" || !written.some((words) => words.includes(text?.trim() ?? "")),
  );
  return joined(
    own.map(({ text }) => text?.trim()),
    "\n",
  );
}

function files(names: Names, pieces: readonly Piece[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { kind } of pieces) {
    if (kind === "text" || kind === "place") continue;
    const label = isFile(names, kind) ? names.files[kind] : names.files.file;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return counts.size === 0 ? undefined : names.list([...counts].map(([label, count]) => names.counted(label, count)));
}

function isSituation(names: Names, code: string): code is Situation {
  return Object.hasOwn(names.situations, code);
}

function isFile(names: Names, kind: string): kind is keyof Names["files"] {
  return Object.hasOwn(names.files, kind);
}

function joined(parts: readonly (string | undefined)[], by: string): string | undefined {
  const known = parts.filter((part) => part !== undefined && part.trim() !== "");
  return known.length === 0 ? undefined : known.join(by);
}
