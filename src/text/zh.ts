import { displayNo } from "../core/request.js";
import { page } from "./layout.js";
import { sentence } from "./sentence.js";
import type { Tongue } from "./types.js";
import { alerts } from "./zh/alerts.js";
import { duty } from "./zh/duty.js";
import { labels, typed } from "./zh/labels.js";
import { links } from "./zh/links.js";
import { clock, names } from "./zh/names.js";
import { openness } from "./zh/openness.js";
import { oversight } from "./zh/oversight.js";
import { refusals } from "./zh/refusals.js";
import { residents } from "./zh/residents.js";
import { rounds } from "./zh/rounds.js";
import { rulings } from "./zh/rulings.js";
import { staff } from "./zh/staff.js";
import { talk } from "./zh/talk.js";
import { visits } from "./zh/visits.js";
import { work } from "./zh/work.js";

/** 简体中文: short sentences, as one would say them to a neighbour. */
export const zh: Tongue = {
  names,
  clock,
  labels,
  typed,
  sentences: {
    ...talk,
    ...residents,
    ...rounds,
    ...staff,
    ...duty,
    ...alerts,
    ...links,
    ...visits,
    ...openness,
    ...work,
    ...rulings,
    ...oversight,
    refused: (say, w) => refusals[say.refused](say, w),
    "pass-on": ({ no, say }, w) =>
      page(`${displayNo(no)} 的居民没有聊天账号，请打电话或当面转告：`, sentence(zh, say, w)),
  },
  category: (own) => own,
};
