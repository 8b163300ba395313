import type { WorkCalendar } from "../core/calendar.js";
import type { Area, MenuEntry, MenuKey, Office, Profile, Staff } from "../core/office.js";
import type { AreaRow, Draft } from "./draft.js";
import { chineseCalendar } from "./holidays.js";
import { profiles } from "./profiles.js";
import type { Row } from "./schema.js";

/** The office that a draft without errors describes. */
export function build(draft: Draft, office: Row<"office">): Office {
  const calendar = calendarOf(draft.calendar?.value, office.timezone);
  return {
    id: office.id,
    name: office.name,
    zone: office.timezone,
    language: office.language,
    profile: profileOf(office, draft.deadlines?.value),
    calendar,
    calendars: new Map(
      draft.areas.flatMap(({ value }) => (value.hours ? [[value.id, { ...calendar, spans: value.hours }]] : [])),
    ),
    areas: byId(draft.areas.map(({ value }) => areaOf(value))),
    posts: byId(draft.posts.map(({ value }) => ({ ...value, b: value.b, head: value.head }))),
    staff: byId(draft.people.map(({ value }) => staffOf(value))),
    duty: draft.duty.map(({ value: { to, ...row } }) => ({ ...row, post: row.post, until: to })),
    remits: draft.remits.map(({ value }) => ({ ...value, area: value.area })),
    groups: draft.groups.map(({ value }) => value),
    ...(draft.assessment === undefined ? {} : { assessment: assessmentOf(draft.assessment.value) }),
    ...(draft.publish === undefined ? {} : { publish: draft.publish.value }),
    digests: draft.digests.map(({ value: { at, ...row } }) => ({ ...row, ...at })),
    notices: draft.notices.map(({ value }) => value),
    ...(draft.menu.length === 0 ? {} : { menu: draft.menu.map(({ value }) => menuEntry(value)) }),
    spots: draft.spots.map(({ value }) => value),
    homes: draft.homes.map(({ value: { visits, ...row } }) => ({ ...row, times: visits })),
  };
}

/** The schema lets through what does exactly one thing. */
function menuEntry({ keys, ...key }: Row<"menu">): MenuEntry {
  return keys === undefined ? menuKey(key) : { name: key.name, keys: keys.map(menuKey) };
}

function menuKey({ name, say, url = "" }: Omit<Row<"menu">, "keys">): MenuKey {
  return say === undefined ? { name, url } : { name, say };
}

function byId<T extends Readonly<{ id: string }>>(all: readonly T[]): ReadonlyMap<string, T> {
  return new Map(all.map((one) => [one.id, one]));
}

function areaOf({ id, name, aliases, level, parent, boundary }: AreaRow): Area {
  return { id, name, aliases, level, parent, ...(boundary === undefined ? {} : { boundary }) };
}

function staffOf({ accounts, phone, language, ...row }: Row<"people">): Staff {
  const known = Object.entries(accounts).flatMap(([platform, id]) =>
    id === undefined ? [] : [[platform, id] as const],
  );
  return { ...row, phone, language, accounts: Object.fromEntries(known) };
}

function assessmentOf({ ranks, a, b }: Row<"assessment">): NonNullable<Office["assessment"]> {
  return { ranks, bands: { a, b } };
}

function profileOf(office: Row<"office">, changes: Row<"deadlines"> | undefined): Profile {
  const base: Profile = profiles[office.profile];
  const { claim, contact, answer, ...rest } = changes ?? {};
  return {
    ...over(base, rest),
    claim: over(base.claim, claim),
    contact: over(base.contact, contact),
    answer: over(base.answer, answer),
  };
}

/** The base with what the file gives instead. */
function over<T extends object>(base: T, changes: { readonly [K in keyof T]?: T[K] | undefined } | undefined): T {
  const given = Object.entries(changes ?? {}).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(given) };
}

/** The file's own days off and working days go over those that are published. */
function calendarOf(row: Row<"calendar"> | undefined, zone: string): WorkCalendar {
  const { days = "cn", holidays = [], workdays = [], hours = [], week = [] } = row ?? {};
  const published = days === "cn" ? chineseCalendar() : undefined;
  const off = [...(published?.holidays ?? []), ...holidays].filter((day) => !workdays.includes(day));
  const on = [...(published?.makeups ?? []), ...workdays].filter((day) => !holidays.includes(day));
  const base = { zone, spans: hours, week, holidays: new Set(off), makeups: new Set(on) };
  if (published === undefined) return base;
  const own = holidays.map((day) => Number(day.slice(0, 4)));
  return { ...base, lastKnownYear: Math.max(published.lastKnownYear, ...own) };
}
