import type { Office } from "../core/office.js";
import { normal } from "./normal.js";
import { findPlace, looksLikePlace } from "./place.js";

/** Whether words are a place and nothing more: they name an area, or look like a place, and tell of no trouble there. */
export function isPlace(office: Office, text: string): boolean {
  return !tellsTrouble(text) && (findPlace(office, text) !== undefined || looksLikePlace(text));
}

/** Whether words tell what is wrong: 「三组路灯坏了」 is a matter that names its place. */
export function tellsTrouble(text: string): boolean {
  return TROUBLE.test(normal(text));
}

/** Whether words cannot be where something is: a bare yes or no, or a question back. */
export function isNoPlace(text: string): boolean {
  return isYesOrNo(text) || /[?？]$|[吗呢]$/.test(normal(text));
}

/** A bare yes or no, which answers no question that asks where. */
export function isYesOrNo(text: string): boolean {
  return /^(?:对[的啊]?|是的?|没错|不(?:是|对)?|没有|有|嗯+|yes|no|right)[\s。.!！]*$/.test(normal(text));
}

/** 「不是三组，是四组」 "no, in group 4": the place that is meant instead, in the words it was said in. */
export function otherPlace(office: Office, text: string): string | undefined {
  const words = INSTEAD.exec(text.trim())?.[1];
  return words !== undefined && !tellsTrouble(words) && findPlace(office, words) !== undefined ? words : undefined;
}

const INSTEAD =
  /^(?:(?:不是|不在|不对|错了|说错了|搞错了|弄错了).{0,15}?(?<!不)[是在]|(?:no|not|wrong)\b.{0,20}?(?:[,;]|\b(?:but|it'?s|in|at)\b)\s*(?:in |at )?)(.{2,20}?)(?:的|才对)?[\s。.!！]*$/iu;

const TROUBLE =
  /坏|堵|漏|爆|没(?:人|水|电|气|有|修|收|清)|不(?:亮|通|给|办|管|让|走|热|出|发|退|理|收|扫)|乱叫|狂叫|咬人|大坑|坑洼|停[水电气暖]|[水电气暖网]也?(?:都|又)?(?:停|断)|吵|臭|脏|乱[停扔倒堆搭]|断|塌|裂|破|掉了|丢了|偷|打人|骂|欠|拖|占|堆[放了在满成]|投诉|举报|怎么|什么|为啥|\b(?:broken?|not|(?:is|are|went|goes|lights?) (?:out|off)|pothole|leak\w*|block\w*|no (?:water|power|gas|light)|nois[ey]\w*|complain\w*|dark|flood\w*|smell\w*)\b/;
