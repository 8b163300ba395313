import { answerKey, answerWords, readData, type Said } from "./acts.js";
import { clean, normal } from "./normal.js";
import { leadingNumber } from "./number.js";
import { type Phrase, phrases } from "./phrases.js";
import { answersWith } from "./reply.js";

/** What the last messages to a chat may be answered with; the newest last. */
export type OpenPrompt = Readonly<{
  request: string | undefined;
  options: readonly string[];
  expects: string | undefined;
  /** Words that were typed before the question and wait for its answer. */
  keep?: string;
  at: number;
}>;

/** What the words mean: an act, free text that goes with an open question, free text of its own, or nothing to read. */
export type Meaning =
  | Readonly<{ is: "act"; said: Said; prompt: OpenPrompt | undefined }>
  | Readonly<{ is: "text"; text: string }>
  | Readonly<{ is: "no-such-choice"; choices: number }>;

/** How long a question waits for a free text, ms. */
const WAITS = 2 * 86_400_000;

/**
 * Reads words in this order: a button's data · a number for the newest question that has that many answers · an answer in
 * words to an open question · a command · free text that a question waits for · free text.
 */
export function interpret(
  text: string,
  about: Readonly<{ prompts: readonly OpenPrompt[]; staff: boolean; now: number }>,
): Meaning {
  const said = normal(text);
  // What was seen last is answered: the fate of an earlier message may have been written later.
  const open = [...about.prompts].reverse().sort((one, other) => other.at - one.at);
  const digit = readDigit(said);
  if (digit !== undefined) {
    const asked = open.find((prompt) => prompt.options.length > 0);
    const data = asked?.options[digit - 1];
    if (asked !== undefined && data !== undefined) return act(data, asked);
    if (asked !== undefined && open[0]?.expects === undefined)
      return { is: "no-such-choice", choices: asked.options.length };
  }
  const answered = findAnswer(said, open);
  if (answered !== undefined) return answered;
  const command = readCommand(text, about.staff);
  if (command !== undefined) return { is: "act", said: command, prompt: undefined };
  const waiting = open[0];
  const named = leadingNumber(said);
  if (named?.rest === "" && (waiting?.expects === undefined || /^q/.test(said)))
    return { is: "act", said: { act: "status", no: named.no, args: [], text: "" }, prompt: undefined };
  if (waiting?.expects !== undefined && about.now - waiting.at < WAITS && said !== "") {
    const given = readData(waiting.expects, clean(text));
    if (given !== undefined) return { is: "act", said: given, prompt: waiting };
  }
  return { is: "text", text: clean(text) };
}

/** `1`, `１`, `一`, `1.`, `选1`, `第一个`: a choice; undefined for anything longer. */
function readDigit(said: string): number | undefined {
  const match = /^(?:选|第|回复)?\s*(?:(\d{1,2})|([一二三四五六七八九十]))\s*(?:个|项|号)?[.。、)）!！]?$/.exec(said);
  if (match === null) return undefined;
  return match[1] === undefined ? "一二三四五六七八九十".indexOf(match[2] ?? "") + 1 : Number(match[1]);
}

function findAnswer(said: string, open: readonly OpenPrompt[]): Meaning | undefined {
  const word = said.replace(/[。.!！~～,，]+$/u, "").replace(/^(?:我)?(?:觉得|说)/u, "");
  for (const prompt of open) {
    const data = prompt.options.find((option) => wordsOf(option)?.includes(word)) ?? onlyOne(prompt.options, said);
    if (data !== undefined) return act(data, prompt);
  }
  return undefined;
}

/** The option that free words choose, where they choose no other as well. */
function onlyOne(options: readonly string[], said: string): string | undefined {
  const [one, another] = options.filter((option) => answersWith(answerKey(option), said));
  return another === undefined ? one : undefined;
}

/** By the whole of it, else by its act alone. */
function wordsOf(option: string): readonly string[] | undefined {
  return answerWords[answerKey(option)] ?? answerWords[option.split(":")[0] ?? ""];
}

function act(data: string, prompt: OpenPrompt): Meaning {
  const said = readData(data);
  return said === undefined ? { is: "text", text: data } : { is: "act", said, prompt };
}

type Entry = Readonly<{ word: string; phrase: Phrase }>;

const entries: readonly Entry[] = phrases
  .flatMap((phrase) => [
    ...phrase.zh.map((word) => ({ word, phrase })),
    ...phrase.en.map((word) => ({ word, phrase })),
    ...(phrase.slash ?? []).map((word) => ({ word: `/${word}`, phrase })),
  ])
  .sort((one, other) => other.word.length - one.word.length);

/** A command typed in words; its free text keeps the case and the writing it was typed in. */
export function readCommand(text: string, staff: boolean): Said | undefined {
  const typed = clean(text);
  const said = normal(typed);
  for (const { word, phrase } of entries) {
    if (phrase.staff && !staff) continue;
    if (!said.startsWith(word)) continue;
    const found = readRest(typed, said.slice(word.length), word, phrase);
    if (found !== undefined) return found;
  }
  return numberFirst(said, staff);
}

/** 「1号 催办」, 「编号0031 进度」: the number before the command. */
function numberFirst(said: string, staff: boolean): Said | undefined {
  const [, digits, rest = ""] =
    /^(?:第|编号|单号|[#№]|q[- ]?)?\s*0*(\d{1,6})\s*(?:号单?|单|件)?(?:的|那个|[\s,，:：])*(\D+)$/.exec(said) ?? [];
  const words = rest.replace(/[。.!！?？~～\s]+$/u, "");
  const found = digits === undefined ? undefined : entries.find(({ word }) => word === words)?.phrase;
  if (digits === undefined || found?.takes !== "number" || (found.staff && !staff)) return undefined;
  return { act: found.act, args: found.args ?? [], no: Number(digits), text: "" };
}

function readRest(typed: string, after: string, word: string, phrase: Phrase): Said | undefined {
  const gap = /^[\s:：,，]*/.exec(after)?.[0] ?? "";
  const rest = after.slice(gap.length);
  const base = { act: phrase.act, args: phrase.args ?? [] };
  if (rest.replace(/[。.!！?？~～]+$/u, "") === "") return { ...base, text: "" };
  if (/^[a-z]$/.test(word.at(-1) ?? "") && gap === "") return undefined;
  const numbered = leadingNumber(rest);
  // 「您好，三组停水了」 only begins with a greeting.
  if (phrase.takes === "nothing" || (phrase.act === "start" && !word.startsWith("/"))) return undefined;
  if (phrase.takes === "number")
    return numbered !== undefined && numbered.rest.trim() === "" ? { ...base, no: numbered.no, text: "" } : undefined;
  if (numbered === undefined && gap === "") return undefined;
  const tail = numbered === undefined ? rest : numbered.rest;
  return { ...base, ...(numbered === undefined ? {} : { no: numbered.no }), text: tailOf(typed, tail) };
}

/** The end of what was typed that corresponds to the end of its normal form, in the typist's own writing. */
function tailOf(typed: string, tail: string): string {
  const length = [...tail].length;
  const own = [...typed].slice(-length).join("");
  return normal(own) === tail ? own.trim() : tail.trim();
}
