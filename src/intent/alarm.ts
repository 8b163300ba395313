import { type Danger, dangers } from "./dangers.js";
import { scenes } from "./scenes.js";

/** What cannot wait (`domain.md` §8.7): the numbers to call are said first, then people are told. */
export type Alarm = Readonly<{ numbers: readonly string[]; word: string; sealed: boolean }>;

/** What is told of the past, of how things are in general, or asked about: nobody has to be rung for it. */
const NOT_NOW =
  /\d+月\d+日|\d+月\d+号|去年|前年|上个?月|上[次回]|那次|昨[天晚日]|前[天几]|多次|经常|咨询|责任认定|认定书|判决|赔偿|理赔|怎么办理|如何处理|处理得|处理结果|演习|演练|培训|讲座|听[人别]*[说讲]|新闻|电影|电视剧|last (?:week|month|year|time)|yesterday|fire drill/;

/** Unless it goes on: said shortly, as a cry is. */
const NOW = /现在(?![还也都]?没|才|仍|还)|刚[才刚]|正[在被]|快来|赶[紧快]来|快救|急救|right now|just now|hurry/;
const CRY = 60;

/** What is feared, possible or likened, in the words right before. */
const FEARED =
  /(?:(?<!恐)怕(?!是)|担心|容易|易被|万一|如果|要是|一旦|假如|以防|防止?|避免|杜绝|可能|差点儿?|险些|感觉|in case|afraid (?:of|that)|\bif\b|\bcould\b|\bmight\b)[^,。!?\n]{0,10}$/;

/** The same, said between who and what: such a thing is feared as well. */
const FEARS = /(?<!恐|可|害|好|很|哪)怕(?!是)|担心|容易|万一|如果|要是|可能|差点|险些|\bcould\b|\bmight\b|afraid/;

/** What is sealed goes before all else: no word beside it may bring it before more eyes. */
const all: readonly Danger[] = [...dangers, ...scenes].sort(
  (one, other) => Number(other.sealed === true) - Number(one.sealed === true),
);

/** The alarm in normal text, if there is one. */
export function findAlarm(normalText: string): Alarm | undefined {
  const isOver = NOT_NOW.test(normalText) && !(normalText.length <= CRY && NOW.test(normalText));
  for (const { words, not, always, numbers, sealed = false } of all) {
    const match = words.exec(normalText);
    if (match === null || not?.test(normalText)) continue;
    const isFeared = FEARED.test(normalText.slice(0, match.index)) || FEARS.test(match[0]);
    if (always !== true && (isOver || isFeared)) continue;
    return { numbers, sealed, word: match[0] };
  }
  return undefined;
}
