import { labels, typed } from "./en/labels.js";
import { clock, names } from "./en/names.js";
import { refusals } from "./en/refusals.js";
import { residents } from "./en/residents.js";
import { rounds } from "./en/rounds.js";
import { staff } from "./en/staff.js";
import { talk } from "./en/talk.js";
import { work } from "./en/work.js";
import type { Tongue } from "./types.js";

/** English: plain words and short sentences. */
export const en: Tongue = {
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
  category: (_own, english) => english,
};
