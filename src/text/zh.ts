import type { Tongue } from "./types.js";
import { labels, typed } from "./zh/labels.js";
import { clock, names } from "./zh/names.js";
import { refusals } from "./zh/refusals.js";
import { residents } from "./zh/residents.js";
import { rounds } from "./zh/rounds.js";
import { staff } from "./zh/staff.js";
import { talk } from "./zh/talk.js";
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
    ...work,
    refused: (say, w) => refusals[say.refused](say, w),
  },
  category: (own) => own,
};
