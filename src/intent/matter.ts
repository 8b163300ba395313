import { categories, category } from "../core/categories.js";
import { areaName } from "../core/duty.js";
import type { Area, Class, Office } from "../core/office.js";
import type { Kind, Matter } from "../core/request.js";
import { findAlarm } from "./alarm.js";
import { createLexicon, findWords } from "./lexicon.js";
import { clean, isWordless, normal } from "./normal.js";
import { findArea, findPlace, type Point } from "./place.js";
import { redact } from "./redact.js";
import { shapes } from "./shapes.js";
import { findSpread, placedIn, type Spread } from "./spread.js";

/** A matter as understood, and the areas it may mean where the place was not clear. */
export type Understood = Readonly<{
  matter: Matter;
  between: readonly Area[];
  sealed: boolean;
  /** What crosses from one village to another, if anything does. */
  spread?: Spread;
}>;

/** The longest text that is kept as the matter, characters; the whole of it stays in the sealed store. */
const LONGEST = 500;

/** Understands what somebody reports: what, where, how urgent. Rules only, so that it can be explained. `at` is a shared point. */
export function understand(office: Office, text: string, place?: string, at?: Point): Understood {
  const said = normal(text);
  const alarm = findAlarm(said);
  const found = alarm?.sealed === true ? "应急敏感/自杀" : findCategory(said);
  const where = (place === undefined ? undefined : findPlace(office, place)) ?? findPlace(office, text);
  const spread = findSpread(office, text);
  const isTold = where?.areas.length === 1;
  // Whoever shares a point may stand at either end: between two villages it decides nothing.
  const area = spread !== undefined && !isTold ? spread.origin : findArea(office, where?.areas ?? [], at);
  const row = found === undefined ? undefined : category(found);
  const told = place?.replace(/^(?:就)?(?:在|是|位于)\s*/u, "");
  const named = told ?? (area === undefined ? (where?.words ?? (at && "📍")) : areaName(office, area.id));
  const matter: Matter = {
    text: redact(shorten(clean(text))),
    kind: kindOf(said),
    category: row?.id,
    place: named === undefined || named === "" ? undefined : redact(clean(named)).slice(0, 60),
    area: area?.id,
    urgency: alarm !== undefined ? "critical" : urgent(said, row?.class) ? "urgent" : "normal",
    class: alarm !== undefined ? "accident" : (row?.class ?? "ordinary"),
  };
  return {
    matter: area === undefined ? matter : placedIn(matter, area.id, office, spread),
    between: area === undefined ? (spread?.areas ?? where?.areas ?? []) : [],
    sealed: row?.sealed === true || alarm?.sealed === true,
    ...(spread === undefined ? {} : { spread }),
  };
}

/**
 * The category whose words say the most of the text; undefined when none is said. A sealed one is hidden from those who could
 * help, so it must be said outright: nothing else is said, it is a report (举报), or it outweighs the rest twice over.
 */
export function findCategory(normalText: string): string | undefined {
  const scores = new Map<Row, number>();
  for (const { of } of findWords(words, normalText)) scores.set(of.row, (scores.get(of.row) ?? 0) + of.weight);
  for (const [shape, row] of told) if (shape.test(normalText)) scores.set(row, (scores.get(row) ?? 0) + SHAPE);
  const open = heaviest(scores, false);
  const sealed = heaviest(scores, true);
  if (sealed === undefined || open === undefined) return (open ?? sealed)?.id;
  return REPORT.test(normalText) || sealed.score >= 2 * open.score ? sealed.id : open.id;
}

const REPORT = /举报|检举|report (?:an? )?(?:official|cadre)/;

/** Of equals, the one that stands first in the table. */
function heaviest(scores: ReadonlyMap<Row, number>, sealed: boolean): { id: string; score: number } | undefined {
  let best: { row: Row; score: number } | undefined;
  for (const [row, score] of scores) {
    if (row.sealed !== sealed || score < (best?.score ?? 0)) continue;
    if (best === undefined || score > best.score || row.at < best.row.at) best = { row, score };
  }
  return best && { id: best.row.id, score: best.score };
}

/** Whether a text says enough to be a matter at all. */
export function saysSomething(text: string): boolean {
  const said = normal(text);
  return (
    !isWordless(said) && ([...said].length >= 4 || findCategory(said) !== undefined || findAlarm(said) !== undefined)
  );
}

type Row = Readonly<{ id: string; sealed: boolean; at: number }>;

const rows: ReadonlyMap<string, Row> = new Map(categories.map(({ id, sealed }, at) => [id, { id, sealed, at }]));

/** What a shape says, as a word of three characters does. */
const SHAPE = 9;

const told = shapes.flatMap(([shape, id]) => {
  const row = rows.get(id);
  return row === undefined ? [] : [[shape, row] as const];
});

/** A longer word says more than a short one: weight grows faster than length. */
const words = createLexicon(
  [...rows].flatMap(([id, row]) => {
    const { zh = [], en = [] } = category(id)?.words ?? {};
    return [...zh, ...en].map((word) => {
      const said = normal(word);
      return [said, { row, weight: /[a-z]/.test(said) ? said.length : said.length ** 2 }] as const;
    });
  }),
);

const kinds: readonly (readonly [Kind, RegExp])[] = [
  ["thanks", /^(?:非常|太|十分|真)?(?:感谢|谢谢|多谢|表扬)|thank you|thanks to/],
  ["report", /举报|检举|贪污|受贿|report .{0,12}corrupt/],
  ["complaint", /投诉|推诿|踢皮球|态度(?:差|恶劣|不好)|不作为|complain/],
  ["advice", /建议|希望(?:能|可以)|能不能(?:增|加|建|设)|suggest/],
  [
    "question",
    /怎么办理|如何办理|怎么办|咨询|请问|需要什么材料|什么时候|多少钱|在哪(?:儿|里)?办|找谁办|how (?:do|can|to)|what documents|where can/,
  ],
];

function kindOf(said: string): Kind {
  return kinds.find(([, pattern]) => pattern.test(said))?.[0] ?? "help";
}

function urgent(said: string, of: Class | undefined): boolean {
  return of === "utility" || /紧急|急(?:!|！|死|用|需)|马上|危险|漏电|urgent|dangerous|emergency/.test(said);
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? text : `${characters.slice(0, LONGEST).join("")}…`;
}
