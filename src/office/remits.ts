import { categories } from "../core/categories.js";
import type { Draft, Entry } from "./draft.js";
import { type Finding, found } from "./fault.js";
import type { Row } from "./schema.js";

/** The responsibility list, the groups and the calendar: what contradicts itself, and which categories nobody leads. */
export function checkLists(draft: Draft): readonly Finding[] {
  return [
    ...draft.remits.flatMap((remit, index) => checkRemit(draft, remit, draft.remits.slice(0, index))),
    ...uncovered(draft),
    ...draft.groups.flatMap((group, index) => checkGroup(group, draft.groups.slice(0, index))),
    ...checkDays(draft),
  ];
}

function checkRemit(draft: Draft, remit: Entry<Row<"remits">>, before: Draft["remits"]): readonly Finding[] {
  const { category, lead, list, assists } = remit.value;
  const post = draft.posts.find(({ value }) => value.id === lead)?.value;
  const area = draft.areas.find(({ value }) => value.id === post?.area)?.value;
  const first = before.find(
    (other) => other.value.category === category && placeOf(draft, other) === placeOf(draft, remit),
  );
  return [
    ...(first === undefined ? [] : [found("remitTwice", remit.at, { category }, first.at)]),
    ...(list === "withdrawn" && post !== undefined && area !== undefined && area.level > 1
      ? [found("withdrawnToVillage", [...remit.at, "lead"], { category, post: post.title, area: area.name })]
      : []),
    ...(assists.includes(lead) ? [found("leadAssists", [...remit.at, "assists"], { post: post?.title ?? lead })] : []),
  ];
}

/** A row that names no area holds where its lead's post is. */
function placeOf(draft: Draft, { value }: Entry<Row<"remits">>): string | undefined {
  return value.area ?? draft.posts.find((post) => post.value.id === value.lead)?.value.area;
}

/** A first level that is missing as a whole is named once. */
function uncovered(draft: Draft): readonly Finding[] {
  const listed = new Set(draft.remits.map(({ value }) => value.category));
  const missing = categories.filter((row) => !row.sealed && !listed.has(row.id) && !listed.has(row.l1));
  const whole = (l1: string) => categories.every((row) => row.l1 !== l1 || missing.includes(row));
  const names = new Set(missing.map((row) => (whole(row.l1) ? row.l1 : row.id)));
  return names.size === 0 ? [] : [found("noRemit", ["remits"], { categories: [...names].join(" ") })];
}

function checkGroup(group: Entry<Row<"groups">>, before: Draft["groups"]): readonly Finding[] {
  const { platform, chat } = group.value;
  const first = before.find(({ value }) => value.platform === platform && value.chat === chat);
  return first === undefined ? [] : [found("groupTwice", group.at, {}, first.at)];
}

function checkDays(draft: Draft): readonly Finding[] {
  const { holidays = [], workdays = [] } = draft.calendar?.value ?? {};
  return workdays
    .filter((day) => holidays.includes(day))
    .map((day) => found("dayTwice", ["calendar", "workdays"], { day }));
}
