import { areaName, areaPath, coordinator, onDuty, withRole } from "../../core/duty.js";
import { named } from "../../core/named.js";
import { isOpen, type Request } from "../../core/request.js";
import type { Notice, Say } from "../../core/say.js";
import type { ActName } from "../../intent/acts.js";
import { understand } from "../../intent/matter.js";
import { findTime } from "../../intent/time.js";
import type { RosterRow } from "../../store/types.js";
import { type Case, type Reply, say } from "../case.js";
import type { Handler } from "./resident.js";

const DAY = 86_400_000;
/** How long an emergency lasts where nobody says, and at most. */
const USUAL = DAY;
const LONGEST = 14 * DAY;

/** 应急模式 (M80) and 同一件事 (N17): an official or the coordinator declares them, for an area, until a time. */
export const alertActs = {
  alert: (about, said) => {
    if (!mayDeclare(about)) return fault("role");
    const [, word = "", rest = ""] = /^(开|关|on|off)?[\s:：,，]*([\s\S]*)$/iu.exec(said.text) ?? [];
    return /^(?:关|off)$/iu.test(word) ? end(about, rest) : declare(about, rest, undefined);
  },
  cause: (about, said) => {
    if (!mayDeclare(about)) return fault("role");
    const request = about.scene.requests.find((one) => one.request.no === said.no && said.no !== undefined)?.request;
    if (request === undefined || !isOpen(request) || request.sealed) return fault("how");
    return declare(about, said.text, request);
  },
} satisfies Partial<Record<ActName, Handler>>;

function mayDeclare({ staff, inbound }: Case): boolean {
  const above = staff?.roles.some((role) => role === "official" || role === "coordinator") === true;
  return above && inbound.chat.kind === "private";
}

/** 开 上镇村停水 到 今天18:00 公告：管道抢修，预计18点恢复. */
function declare(about: Case, text: string, lead: Request | undefined): Reply {
  const { office, now } = about;
  const [head = "", ...rest] = text.split(/(?:公告|notice)\s*[:：]\s*/iu);
  const notice = rest.join("").trim();
  const cause =
    lead === undefined ? causeIn(about, head) : { area: villageOf(about, lead), category: lead.matter.category };
  if (notice === "" || cause.area === undefined) return fault("how");
  const said = findTime(head, { now, calendar: office.calendar })?.at;
  const until = said ?? now + USUAL;
  if (until <= now || until > now + LONGEST) return fault("when");
  if (liveRows(about).some((row) => row.area === cause.area && row.category === cause.category)) return fault("on");
  const row: RosterRow = {
    ...{ id: about.id(), kind: "emergency", staff: about.actor.id, other: lead?.id, area: cause.area },
    ...{ from: now, until, state: "on", briefed: false, category: cause.category, text: notice.slice(0, 500) },
  };
  return { ...note(about, row, "emergency declared"), notices: tellOn(about, row, lead) };
}

/** Where it is, and what it is about if the words say so; no place is the whole office. */
function causeIn({ office }: Case, head: string): Readonly<{ area: string | undefined; category: string | undefined }> {
  const { matter } = understand(office, head);
  const root = [...office.areas.values()].find(({ parent }) => parent === undefined)?.id;
  return { area: matter.area ?? root, category: matter.category };
}

function villageOf({ office }: Case, { matter }: Request): string | undefined {
  const path = areaPath(office, matter.area);
  return (path.find(({ level }) => level === 2) ?? path[0])?.id;
}

/** 关 上镇村: before its time. */
function end(about: Case, rest: string): Reply {
  const { area } = understand(about.office, rest).matter;
  const rows = liveRows(about);
  const meant = area === undefined ? rows : rows.filter((row) => row.area === area);
  const [row] = meant;
  if (row === undefined) return fault("none");
  const place = areaName(about.office, row.area);
  const off: Say = { kind: "alert-off", by: named(about.office, about.actor.id), place };
  return {
    ...note(about, { ...row, until: about.now, state: "off" }, "emergency ended"),
    notices: [
      ...say({ say: off }).notices,
      ...[...concerned(about, row).inside].flatMap((staff) => tellOne(staff, off)),
    ],
  };
}

function liveRows({ roster, now }: Case): readonly RosterRow[] {
  return (roster.rows ?? []).filter(
    ({ kind, state, from, until }) => kind === "emergency" && state === "on" && from <= now && now < until,
  );
}

/** The area's own posts and shifts, the coordinator and the officials; and whoever is on duty in the villages beside it (M66). */
function concerned(about: Case, { area }: RosterRow) {
  const { office, roster, now, actor } = about;
  const own = new Set(areaPath(office, area).map(({ id }) => id));
  const under = (id: string) => own.has(id) || areaPath(office, id).some((one) => one.id === area);
  const posts = [...office.posts.values()].filter((post) => post.area === area).flatMap(({ a, b }) => [...a, b]);
  const duty = [...office.areas.keys()]
    .filter(under)
    .flatMap((id) => onDuty(office, roster, id, now).map(({ staff }) => staff));
  const inside = new Set([...posts, ...duty, coordinator(office, roster, now), ...withRole(office, "official")]);
  const parent = area === undefined ? undefined : office.areas.get(area)?.parent;
  const beside = [...office.areas.values()]
    .filter((one) => parent !== undefined && one.parent === parent && one.id !== area)
    .flatMap(({ id }) => onDuty(office, roster, id, now).slice(0, 1))
    .map(({ staff }) => staff);
  const known = (staff: string | undefined): staff is string => staff !== undefined && staff !== actor.id;
  return {
    inside: [...inside].filter(known),
    beside: [...new Set(beside)].filter((staff) => known(staff) && !inside.has(staff)),
  };
}

function tellOn(about: Case, row: RosterRow, lead: Request | undefined): readonly Notice[] {
  const { office, actor } = about;
  const facts = {
    kind: "alert-on" as const,
    by: named(office, actor.id),
    place: areaName(office, row.area),
    category: row.category,
    text: row.text ?? "",
    until: row.until,
    ...(lead === undefined ? {} : { cause: lead.no }),
  };
  const { inside, beside } = concerned(about, row);
  return [
    ...say({ say: { ...facts, seat: "declarer" } }).notices,
    ...inside.flatMap((staff) => tellOne(staff, { ...facts, seat: "inside" })),
    ...beside.flatMap((staff) => tellOne(staff, { ...facts, seat: "beside" })),
  ];
}

function tellOne(staff: string, said: Say): readonly Notice[] {
  return [{ to: { staff }, weight: "critical", say: said }];
}

function note(about: Case, row: RosterRow, what: string): Pick<Reply, "roster" | "audited"> {
  const facts = { id: row.id, area: row.area ?? "", category: row.category ?? "", from: row.from, until: row.until };
  const full = { ...facts, text: row.text ?? "", lead: row.other ?? "" };
  return { roster: [row], audited: [{ by: about.actor.id, what, about: full }] };
}

function fault(why: Extract<Say, { kind: "alert-fault" }>["why"]): Reply {
  return say({ say: { kind: "alert-fault", why } });
}
