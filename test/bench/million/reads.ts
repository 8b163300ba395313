import type { Office } from "../../../src/core/office.js";
import type { Search, View } from "../../../src/core/search.js";
import { openBoard } from "../../../src/store/board.js";
import { connect } from "../../../src/store/connect.js";
import { share } from "../rank.js";

/** How long one kind of read took, ms. */
export type Read = Readonly<{ name: string; p50: number; p95: number }>;

const TIMES = 40;
const PAGE = 31;

/** Reads the board's lists and searches again and again, as its pages do. */
export async function timeReads(url: string, office: Office, now: number): Promise<readonly Read[]> {
  const { prisma, close } = connect(url);
  const board = openBoard(prisma);
  const find = (view: View, search: Omit<Search, "most">) => () =>
    board.find(office.id, { most: PAGE, ...search }, view);
  const kinds: Readonly<Record<string, () => Promise<unknown>>> = {
    "open ones, as an official": find(official, { state: "open" }),
    "open ones, as a cadre of a village": find(cadreIn(office), { state: "open" }),
    "all, newest first": find(official, {}),
    "all, from the middle on": find(official, { before: { at: now - 40 * 7 * 86_400_000, id: "" } }),
    "late ones": find(official, { lateAt: now }),
    "one situation": find(official, { state: "ADJUDICATING" }),
    "one person's, open": find(official, { state: "open", people: ["li"] }),
    "one person's, all": find(official, { people: ["li"] }),
    "one category": find(official, { category: "市政设施/路灯" }),
    "one village, all": find(official, { areas: cadreIn(office).areas }),
    "suspected breaches": find(official, { charged: true }),
    "a word that many have": find(official, { words: "路灯" }),
    "words that some have": find(official, { words: "梨花苑南区低保" }),
    "words that nobody has": find(official, { words: "月球基地" }),
    "a word, as a cadre": find(cadreIn(office), { words: "路灯" }),
    "a number": () => board.numbered(office.id, 1234),
    "open and late by area": () => board.tally(office.id, official, now),
  };
  const reads: Read[] = [];
  for (const [name, read] of Object.entries(kinds)) reads.push({ name, ...(await time(read)) });
  await close();
  return reads;
}

async function time(read: () => Promise<unknown>): Promise<Omit<Read, "name">> {
  const took: number[] = [];
  for (let times = 0; times < TIMES; times++) {
    const began = performance.now();
    await read();
    took.push(performance.now() - began);
  }
  return { p50: share(took, 0.5), p95: share(took, 0.95) };
}

const official: View = { staff: "zhang", all: true, areas: [] };

function cadreIn({ areas }: Office): View {
  const own = [...areas.values()].filter(({ id, parent }) => id === "shangzhen" || parent === "shangzhen");
  return { staff: "liu", all: false, areas: own.map(({ id }) => id) };
}
