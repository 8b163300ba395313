import { category } from "../core/categories.js";
import { findAlarm } from "./alarm.js";
import { findCategory } from "./matter.js";
import { clean, normal } from "./normal.js";
import { tellsTrouble } from "./where.js";

/** What one message says of several matters (D6): the words of each, and whether the resident parted them. */
export type Several = Readonly<{ texts: readonly string[]; sure: boolean }>;

/** What is longer, characters, or has more points is a letter: somebody must read it as a whole. */
const LONGEST = 120;
const MOST = 4;

/**
 * The matters of one message, in its order; undefined for one, however many words it has: 「水管爆了，水淌到路上」. Sure only where
 * the resident said so, by 还有, 另外, 两件事 or a list, each is a trouble of its own, and they are of different kinds; where
 * clauses alone look like it, it is for the resident to say. What is dangerous or sealed is never taken apart.
 */
export function findSeveral(text: string): Several | undefined {
  const whole = clean(text);
  const [asked, likely] = [whole.split(ANOTHER), whole.split(CLAUSE)];
  if (asked.length === 1 && likely.length === 1) return undefined;
  if ([...whole].length > LONGEST || findAlarm(normal(whole)) !== undefined || isSealed(whole)) return undefined;
  const said = together(asked, (one, other) => one !== other);
  const clauses = together(likely, (one, other) => firstLevel(one) !== firstLevel(other));
  const texts = said.length > 1 ? said : clauses;
  if (texts.length < 2 || texts.length > MOST) return undefined;
  const firsts = new Set(texts.map((part) => firstLevel(kindOf(part) ?? "")));
  const sure = SEVERAL.test(normal(whole)) || (said.length > 1 && firsts.size === said.length);
  return { texts: texts.map(unjoined), sure };
}

/** The resident counts them. */
const SEVERAL =
  /[两二三四几]个?[个件](?:事|问题|情况)|(?:^|[，,：:\n])\s*(?:一是|第一|1[、.．)）])|\b(?:two|three|several|a few) (?:things|problems|matters)\b/;

/** Where another matter begins, in so many words, at the start of a clause. */
const ANOTHER =
  /(?<=[，。；;,.!！？?、\n\s了]\s*|^)(?=(?:[还還]有(?![人没沒把被几幾点點]|一[截段股点點些])|另外|另一[件个個]|再有|再就是|再一[个個]|其次|最[后後]|[顺順]便|[对對]了|此外|第[二三四五]|[二三四五](?:是|、)|[2-9][.、．)）]))|(?<=[,.;!?\n]\s*)(?=(?:and )?(?:also|another (?:thing|problem)|besides|secondly|second,|in addition)\b)/i;
const CLAUSE = /(?<=[。；;!！？?\n])|(?<=[，,])(?=.{4})/;

/** What follows from the matter before it, tells more of it, or of those who should have seen to it. */
const FOLLOWS =
  /导致|造成|所以|因此|因为|由于|以至|结果|害得|弄得|使得|影响|引起|流到|淌到|淹|现在又|^[^\p{L}]*(?:还有|另外)?(?:一股|很|特别|有)?(?:臭|异味|难闻|蚊子|苍蝇)|^[^\p{L}]*(?:还有|另外)?(?:而|但|可)?是?(?:反映给|反映到)?(?:物业|派出所|城管|中介|商家|老板|司机|村里|居委会|社区|街道|开发商|工作人员)|\b(?:so|because|which|causing|as a result|therefore)\b/u;

/** What is asked for, or thought, of the matter before it. */
const WISHES = /^[^\p{L}]*(?:故|特|现)?(?:再次)?(?:其|我)?(?:来电|反映给|希望|认为|觉得|建议|要求|恳请|表示)/u;

/** Pieces of text put together to matters: what is no trouble of its own belongs to the one before, else to the one after. */
function together(pieces: readonly string[], differ: (one: string, other: string) => boolean): readonly string[] {
  const parts: string[] = [];
  let lead = "";
  for (const piece of pieces) {
    const own = kindOf(piece);
    const last = parts.at(-1);
    if (last === undefined) {
      lead += piece;
      if (own !== undefined) parts.push(lead);
    } else if (own !== undefined && parts.every((part) => differ(kindOf(part) ?? "", own))) parts.push(piece);
    else parts[parts.length - 1] = last + piece;
  }
  return parts;
}

/** The category of a trouble of its own; undefined for words that tell of none. */
function kindOf(piece: string): string | undefined {
  const said = normal(piece);
  if (!tellsTrouble(said) || WISHES.test(said) || isSealed(said)) return undefined;
  return FOLLOWS.test(said) ? undefined : findCategory(said);
}

function firstLevel(id: string): string | undefined {
  return category(id)?.l1;
}

function isSealed(text: string): boolean {
  const found = findCategory(normal(text));
  return found !== undefined && category(found)?.sealed === true;
}

/** A part without the words that count or join it, and without loose ends. */
export function unjoined(part: string): string {
  return part
    .trim()
    .replace(JOINS, "")
    .replace(/[，,。；;、.\s]+$/u, "")
    .trim();
}

const JOINS =
  /^(?:我?[要想]?(?:反映|报|说)?(?:两|二|三|四|几)个?[个件](?:事|问题|情况)[情儿]?[，,：:。\s]*)?(?:第[一二三四五][是、，,]?|[一二三四五][是、]|[1-9][.、．)）]|[还還]有(?:就是|[一]?[个件]事[儿情]?)?|另外(?:[还還]有)?|另一[个件]事?|再(?:有|就是|一个)|其次|最后|顺便|对了|此外|(?:and )?also|another (?:thing|problem)(?: is)?|besides|secondly|in addition)?[，,：:\s]*/iu;
