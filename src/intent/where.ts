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

const TROUBLE =
  /坏|堵|漏|爆|没(?:人|水|电|气|有|修|收|清)|不(?:亮|通|给|办|管|让|走)|停[水电气暖]|[水电气暖网]也?(?:都|又)?(?:停|断)|吵|臭|脏|乱[停扔倒堆搭]|断|塌|裂|破|掉了|丢了|偷|打人|骂|欠|拖|占|堆[放了在满]|投诉|举报|怎么|什么|为啥|\b(?:broken?|not|(?:is|are|went|goes|lights?) (?:out|off)|pothole|leak\w*|block\w*|no (?:water|power|gas|light)|nois[ey]\w*|complain\w*|dark|flood\w*|smell\w*)\b/;
