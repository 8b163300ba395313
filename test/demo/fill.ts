import { createWeb } from "../../adapters/web/index.js";
import { address } from "../../src/app/address.js";
import { createDirectory, type Directory } from "../../src/app/directory.js";
import { isoWeek, weekSpan } from "../../src/core/calendar.js";
import { fullRoster } from "../../src/core/duty.js";
import type { Office } from "../../src/core/office.js";
import type { Actor } from "../../src/core/request.js";
import { nextDue } from "../../src/core/timers.js";
import { createLog } from "../../src/log.js";
import { addRows, emptyRows, writeRows } from "../../src/store/commit.js";
import type { Connection } from "../../src/store/connect.js";
import { type Deliveries, openDeliveries } from "../../src/store/deliveries.js";
import type { Fate } from "../../src/store/fate.js";
import { chain, GENESIS } from "../../src/store/ledger.js";
import type { Conversation, Errand, Stored, Write } from "../../src/store/types.js";
import type { Deed, MadeUp } from "../support/made-up.js";
import { fillVisits } from "./visits.js";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** What is written at once: the morning from 07:00 in Shanghai, the afternoon from 14:00, the night from 21:00. */
const BEGIN = -HOUR;
const SPANS = [0, 7 * HOUR, 14 * HOUR];
/** Requests in one statement: the program's own are small, and its plans are made for that. */
const TOGETHER = 12;
/** Fates in one statement. */
const MARKED = 100;
/** A platform needs a moment. */
const SENT_MS = 1_500;
/** Of so many residents one has blocked the bot. */
const BLOCKED = 60;

/**
 * Writes a made-up town into an empty database as the program would have, a third of a day at a time: each act's facts and messages through
 * the store's own commit, each message's fate through its own mark; the far side takes all of them, save of the few who blocked it.
 * What is only said back where somebody acts, and cards in groups, are left out.
 */
export async function fill(
  { connection, office }: Readonly<{ connection: Connection; office: Office }>,
  town: readonly MadeUp[],
  onSpan: (done: number, all: number) => void,
): Promise<void> {
  const deliveries = openDeliveries(connection.prisma, connection.hot, () => 0);
  await connection.prisma.counter.create({ data: { office: office.id, year: 2026, value: 0 } });
  const scribe = {
    connection,
    office,
    directory: everybodyOnTheWeb(office),
    heads: new Map<string, Stored>(),
    known: new Set<string>(),
    numbers: 0,
  };
  const waiting = new Map<number, Fate[]>();
  const spans = spansOf(town);
  for (const [index, [span, deeds]] of spans.entries()) {
    const [, sent] = await Promise.all([deliver(deliveries, waiting, span), writeSpan(scribe, span, deeds)]);
    for (const [due, fates] of grouped(sent, ({ at }) => spanOf(at)))
      waiting.set(due, [...(waiting.get(due) ?? []), ...fates.map(({ fate }) => fate)]);
    onSpan(index + 1, spans.length);
  }
  await deliver(deliveries, waiting, Infinity);
  const at = town.flatMap(({ deeds }) => deeds.map((deed) => deed.at));
  const began = startOfWeek(
    office,
    at.reduce((first, one) => Math.min(first, one), Infinity),
  );
  await fillVisits({ connection, office }, began, at.reduce((last, one) => Math.max(last, one), 0) + DAY);
}

function startOfWeek({ zone }: Office, at: number): number {
  return weekSpan(zone, isoWeek(zone, at))[0];
}

type Done = Readonly<{ request: string; deed: Deed }>;
type Scribe = {
  readonly connection: Connection;
  readonly office: Office;
  readonly directory: Directory;
  readonly heads: Map<string, Stored>;
  /** Residents who spoke before. */
  readonly known: Set<string>;
  numbers: number;
};

/** Every act of the town by the span in which it was done, in order. */
function spansOf(town: readonly MadeUp[]) {
  const all = town.flatMap(({ request, deeds }) => deeds.map((deed) => ({ request: request.id, deed })));
  return [...grouped(all, ({ deed }) => spanOf(deed.at))].sort(([one], [other]) => one - other);
}

function spanOf(at: number): number {
  const day = Math.floor((at - BEGIN) / DAY);
  return day * SPANS.length + SPANS.findLastIndex((start) => start <= at - BEGIN - day * DAY);
}

function startOf(span: number): number {
  return Math.floor(span / SPANS.length) * DAY + (SPANS[span % SPANS.length] ?? 0) + BEGIN;
}

function grouped<K, T>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

/** Fates of messages whose time has come, span by span. */
async function deliver(deliveries: Deliveries, waiting: Map<number, Fate[]>, before: number): Promise<void> {
  for (const [span, fates] of [...waiting].sort(([one], [other]) => one - other)) {
    if (span >= before) break;
    for (let from = 0; from < fates.length; from += MARKED)
      await deliveries.mark(fates.slice(from, from + MARKED), startOf(span) + SENT_MS);
    waiting.delete(span);
  }
}

/** Writes what was done in a span, and gives the fates of its messages with their time. */
async function writeSpan(scribe: Scribe, span: number, done: readonly Done[]) {
  const all = [...grouped(done, ({ request }) => request).values()];
  const fates: { at: number; fate: Fate }[] = [];
  for (let from = 0; from < all.length; from += TOGETHER)
    fates.push(...(await writeSome(scribe, startOf(span), all.slice(from, from + TOGETHER))));
  return fates;
}

async function writeSome(scribe: Scribe, now: number, some: readonly (readonly Done[])[]) {
  const { connection, office } = scribe;
  const rows = emptyRows();
  const first = scribe.numbers;
  const writes = some.map((each) => writeOf(scribe, each));
  for (const [index, write] of writes.entries()) addRows(rows, write, index, { office: office.id, now });
  if (scribe.numbers > first)
    rows.counters.push({ office: office.id, year: 2026, expected: first, value: scribe.numbers });
  const made = await writeRows(connection.hot, rows, now, undefined);
  return made.flatMap(({ owner, place, id }) => {
    const errand = writes[owner]?.errands[place];
    if (errand === undefined || errand.undelivered !== undefined) return [];
    return [{ at: Math.max(now, errand.hold ?? 0), fate: fateOf(errand, id) }];
  });
}

function writeOf(scribe: Scribe, done: readonly Done[]): Write {
  const { office, directory, heads } = scribe;
  const deeds = done.map(({ deed }) => deed);
  const last = deeds.at(-1);
  if (last === undefined) throw new Error("a span without a deed");
  const { request } = last;
  const before = heads.get(request.id);
  const events = deeds.flatMap((deed) => deed.events);
  scribe.numbers += events.filter(({ fact }) => fact.is === "registered").length;
  heads.set(request.id, {
    request,
    version: (before?.version ?? 0) + events.length,
    head: headOf(request.id, before, events),
  });
  const errands = deeds.flatMap((deed) => {
    const world = { office, roster: fullRoster, now: deed.at, id: () => "" };
    const requests = new Map([[request.id, deed.request]]);
    const notices = deed.notices.filter(({ to }) => to !== "here" && to !== "groups");
    return address(notices, { world, directory, here: hereOf(office, deed.actor), requests });
  });
  const due = nextDue({ office, roster: fullRoster, now: last.at }, request);
  return {
    ...(before === undefined ? whoAsks(request.reporter, scribe.known) : {}),
    changes: [{ before, request, events, nextDue: due }],
    materials: before === undefined ? [spoken(request.id, last)] : [],
    errands,
  };
}

function headOf(id: string, before: Stored | undefined, events: Deed["events"]): string {
  const from = before?.version ?? 0;
  return events.reduce((head, event, index) => chain(head, id, from + index + 1, event), before?.head ?? GENESIS);
}

function hereOf(office: Office, { is, id }: Actor) {
  if (is === "bot") return undefined;
  const staff = is === "staff" ? id : undefined;
  const chat = staff === undefined ? id : (office.staff.get(staff)?.accounts.web ?? id);
  return { platform: "web", chat, kind: "private", staff } as const;
}

/** Whoever speaks for the first time becomes known: a name and a phone in the sealed store, an account, a chat. */
function whoAsks(id: string, known: Set<string>): Partial<Write> {
  if (known.has(id)) return {};
  known.add(id);
  const name = `居民${id.slice(1)}`;
  const phone = `010-0000-${id.slice(1).padStart(4, "0")}`;
  const conversation: Conversation = {
    ...{ id: `web:${id}`, platform: "web", chat: id, kind: "private", person: id, language: "zh-CN" },
    ...{ prompts: [], openings: [], stopped: false, muted: false, album: undefined, version: -1, lastAt: undefined },
  };
  return {
    person: { id, name, phone, preferred: undefined, language: "zh-CN" },
    account: { platform: "web", user: id, person: id },
    conversation,
  };
}

function spoken(request: string, { request: { matter, draftedAt, reporter } }: Deed): Write["materials"][number] {
  const by = { is: "resident", id: reporter } as const;
  return {
    id: `${request}-words`,
    request,
    at: draftedAt,
    by,
    kind: "text",
    text: matter.text,
    platform: undefined,
    file: undefined,
  };
}

function fateOf({ conversation, recipient }: Errand, id: string): Fate {
  const blocked = recipient === "reporter" && Number(conversation.replace(/\D/g, "")) % BLOCKED === 0;
  if (blocked) return { id, state: "failed", error: "gone: the person blocked the bot" };
  return { id, state: "accepted", ref: `made-up-${id}`, conversation, spent: [], merged: [], prompt: undefined };
}

/** The only channel that is open is the one that needs no account. */
function everybodyOnTheWeb(office: Office): Directory {
  const { can } = createWeb({ dataDir: "", groups: () => [], log: createLog("silent") });
  const open = new Map([["web", can]]);
  return createDirectory(
    () => office,
    () => open,
    () => [],
  );
}
