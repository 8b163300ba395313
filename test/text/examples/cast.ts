import type { Named, Say } from "../../../src/core/say.js";

/** Sunday 22 November 2026, 10:00 in Shanghai. */
export const now = Date.parse("2026-11-22T10:00:00+08:00");

const at = (local: string) => Date.parse(`${local.replace(" ", "T")}:00+08:00`);
/** 18:00 of the next day. */
export const tomorrow = at("2026-11-23 18:00");
/** The end of the working week. */
export const friday = at("2026-11-27 17:30");
/** The end of the day before. */
export const yesterday = at("2026-11-21 17:30");

/** Who speaks of what in one language. */
export type Cast = Readonly<{
  liu: Named;
  wang: Named;
  place: string;
  other: string;
  text: string;
  words: string;
  office: string;
}>;

/** The same people and words in each language. */
export const casts: Readonly<Record<"zh" | "en", Cast>> = {
  zh: {
    liu: { id: "liu", name: "刘德宏", title: "便民服务岗" },
    wang: { id: "wang", name: "王秀英", title: "水务岗" },
    place: "上镇村三组",
    other: "下营村",
    text: "三组的路灯坏了三天",
    words: "配件已到，正在修",
    office: "镇罗营镇",
  },
  en: {
    liu: { id: "liu", name: "Liu Dehong", title: "Service desk" },
    wang: { id: "wang", name: "Wang Xiuying", title: "Water desk" },
    place: "Shangzhen, group 3",
    other: "Xiaying",
    text: "The street lamp has been out for three days",
    words: "The parts are here",
    office: "Zhenluoying",
  },
};

/** A matter of the town. */
export const category = "市政设施/路灯";

/** Examples of every sentence, by its kind. */
export type Examples = { [K in Say["kind"]]: readonly Extract<Say, { kind: K }>[] };
