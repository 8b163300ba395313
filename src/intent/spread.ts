import type { Area, Office } from "../core/office.js";
import type { Matter } from "../core/request.js";
import { villageOf } from "../core/unit.js";
import { normal } from "./normal.js";
import { findMentions, type Mention } from "./place.js";

/** What goes from one village to another: the places that are named, and where it comes from if the words say so. */
export type Spread = Readonly<{ areas: readonly Area[]; origin: Area | undefined }>;

/**
 * What a text tells of two or more villages where something crosses from one to another (发生地、波及地, M28): 「上镇村往河里倒垃圾，
 * 淌到我们下营村」. Undefined for all else: two villages with broken lamps are no crossing. In doubt the origin is left open.
 */
export function findSpread(office: Office, text: string): Spread | undefined {
  const said = normal(text);
  if (!CROSSES.test(said)) return undefined;
  const mentions = findMentions(office, said);
  const only = mentions.map(({ areas }) => (areas.length === 1 ? areas[0] : undefined));
  const areas = only.filter((area) => area !== undefined);
  const villages = new Set(areas.map((area) => villageOf(office, area.id)?.id));
  if (areas.length < mentions.length || villages.size < 2 || villages.has(undefined)) return undefined;
  const from = originIn(mentions, said);
  return { areas, origin: from === undefined ? undefined : areas[mentions.indexOf(from)] };
}

/** A matter in that area, with the other villages that the same words name as those that it reaches. */
export function placedIn(matter: Matter, area: string, office: Office, spread: Spread | undefined): Matter {
  const { affected: _, ...rest } = matter;
  const village = villageOf(office, area)?.id;
  const isHere = (one: Area) => villageOf(office, one.id)?.id === village;
  const reached = spread?.areas.some(isHere) === true ? spread.areas.filter((one) => !isHere(one)) : [];
  return { ...rest, area, ...(reached.length === 0 ? {} : { affected: reached.map(({ id }) => id) }) };
}

/** Something moves from place to place, or does harm where it arrives. */
const CROSSES =
  /[流淌冲漫漂飘刮传渗漏溢窜吹跑散扬][^，。,;；]{0,3}?(?:到|进|过来|过去|下来|下去|入|向|往)|淹|污染|影响|波及|殃及|熏|下游|上游|害得|连累|祸害|(?:倒|扔|排|堆)(?:到|进|在|往)|往.{0,6}(?:倒|扔|排|堆)|\b(?:flow|run|runn|wash|drift|spill|leak|blow|float|com)(?:s|es|e|ing|ed)? (?:down|over|into|in|to|through|across)|\b(?:pollut|flood|downstream|upstream|reach(?:es|ed|ing)|affect|drain(?:s|ed|ing)? into)|\b(?:into|onto) (?:our|us)/;

/** 从…来, 上游; and whoever is said to do it: 上镇村往河里倒. */
const FROM = /(?:从|由|自|被|上游(?:的)?|上头(?:的)?|\b(?:from|upstream (?:in|at|of)?)) ?$/;
const DOES =
  /^(?:[^，。,;；]{0,10}?)(?:倒|排|扔|抛|烧|放|流|淌|漏|泄|冒|漂|飘|刮|传|溢|施工|养[猪鸡鸭牛羊]|挖|\b(?:dump|pour|burn|discharg|throw|releas|drain|dig|flow|run|spill)\w*)/;

/** 到…, 影响…, 下游; 我们… says only where somebody lives, and …臭了 what they have of it. */
const REACHES =
  /(?:到|进|入|给|害得?|影响|波及|殃及|连累|祸害|污染|淹|淹没|熏|下游(?:的)?|下头(?:的)?|\b(?:to|into|(?:down|over|here) in|reach\w*|affect\w*|flood\w*|pollut\w*|downstream (?:in|at|of)?|over|through))了? ?(?:我们|咱们?|俺们?|我家|us in |our (?:village )?(?:of )?)?的?$/;
const OURS = /(?:我们|咱们?|俺们?|我家(?:住)?在?|我住在?|us in|our village(?: of)?|we in|here in|i live in) ?(?:的)?$/;
const SUFFERS =
  /^[^，。,;；]{0,8}?(?:被|受|遭|臭|淹|呛|全是|到处|没法|受不了|遭殃|\b(?:is|are|gets?|has been) (?:flooded|polluted|full|covered|affected))/;

/** Somebody puts it there with their own hands: then it happens there, whoever does it, and only a person can say who leads. */
const PUT_THERE =
  /(?:(?:倒|扔|堆|停|抛)(?:到|在|进)了?|往|向|\b(?:dump|throw|pour)\w* (?:\w+ ){0,3}(?:in|into|at|on) )$/;

/** The one place of which everything says that it comes from there, and nothing of another; undefined in doubt. */
function originIn(mentions: readonly Mention[], said: string): Mention | undefined {
  const marked = mentions.map((mention, index) => {
    const before = said.slice(mentions[index - 1]?.until ?? 0, mention.from);
    const after = said.slice(mention.until, mentions[index + 1]?.from);
    const from = FROM.test(before);
    const reached = REACHES.test(before) || (!from && SUFFERS.test(after));
    const gives = from || (!reached && DOES.test(after));
    return { mention, put: PUT_THERE.test(before), gives, reached, ours: OURS.test(before) };
  });
  if (marked.some(({ put, gives, reached }) => put || (gives && reached))) return undefined;
  const givers = marked.filter(({ gives }) => gives);
  const [giver] = givers;
  if (giver !== undefined)
    return givers.length === 1 && marked.every((one) => one === giver || one.reached || one.ours)
      ? giver.mention
      : undefined;
  const unmarked = marked.filter(({ reached }) => !reached);
  return unmarked.length === 1 && unmarked[0]?.ours === false ? unmarked[0].mention : undefined;
}
