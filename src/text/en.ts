import { displayNo } from "../core/request.js";
import { alerts } from "./en/alerts.js";
import { duty } from "./en/duty.js";
import { labels, typed } from "./en/labels.js";
import { links } from "./en/links.js";
import { clock, names } from "./en/names.js";
import { openness } from "./en/openness.js";
import { oversight } from "./en/oversight.js";
import { refusals } from "./en/refusals.js";
import { residents } from "./en/residents.js";
import { rounds } from "./en/rounds.js";
import { rulings } from "./en/rulings.js";
import { staff } from "./en/staff.js";
import { talk } from "./en/talk.js";
import { visits } from "./en/visits.js";
import { work } from "./en/work.js";
import { page } from "./layout.js";
import { sentence } from "./sentence.js";
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
      page(
        `The resident of ${displayNo(no)} has no chat account. Please tell them by phone or in person:`,
        sentence(en, say, w),
      ),
  },
  category: (_own, english) => english,
};
