import { nextAt } from "../../core/calendar.js";
import { calendarOf, limitFrom } from "../../core/deadlines.js";
import { areaName, isAway, standinsIn } from "../../core/duty.js";
import { mayBeAsked } from "../../core/first.js";
import { named } from "../../core/named.js";
import { isOpen, type Request } from "../../core/request.js";
import type { DutyFault } from "../../core/say-duty.js";
import { shiftOf } from "../../core/shift.js";
import { homeOf, postsOf } from "../../core/unit.js";
import type { Said } from "../../intent/acts.js";
import { findTime } from "../../intent/time.js";
import type { RosterRow } from "../../store/types.js";
import { type Case, type Reply, say } from "../case.js";
import type { Handler } from "./resident.js";
import { receiverOf } from "./shift.js";
import { personIn } from "./words.js";

type DutyAct = "leave" | "quiet" | "swap" | "shift" | "back";

/** 离岗, 免打扰, 回岗, 换班, 交班: who is there (§8.3, §4.2). None of it moves an open request. */
export const dutyActs = {
  leave: (about, said) => away(about, said, "leave"),
  quiet: (about, said) => away(about, said, "quiet"),
  briefed: (about, said) => {
    const row = rowOf(about, said, "leave");
    if (row?.other === undefined || row.staff !== about.actor.id) return stale();
    const done = said.args[0] === "yes";
    const cover = named(about.office, row.other);
    return {
      ...note(about, { ...row, briefed: done }, done ? "briefed" : "not briefed"),
      notices: [
        ...say({ say: { kind: "briefed", cover, done } }).notices,
        ...(done ? tell(row.other, { kind: "leave-cover", who: self(about), until: row.until, briefed: true }) : []),
      ],
    };
  },
  back: (about) => {
    const row = (about.roster.rows ?? []).find(
      ({ kind, staff, state, until }) =>
        (kind === "leave" || kind === "quiet") && staff === about.actor.id && state === "on" && until > about.now,
    );
    if (row === undefined) return fault("not-away", "back");
    return {
      ...note(about, { ...row, until: about.now, state: "off" }, "back"),
      notices: [
        ...say({ say: { kind: "back", open: mine(about).length } }).notices,
        ...(row.other === undefined ? [] : tell(row.other, { kind: "back-cover", who: self(about) })),
      ],
    };
  },
  swap,
  swapped: (about, said) => {
    const row = rowOf(about, said, "swap");
    if (row?.other === undefined || row.state !== "asked" || row.staff !== about.actor.id) return stale();
    const agreed = said.args[0] === "yes";
    const by = self(about);
    const place = areaName(about.office, row.area) ?? "";
    const done = { kind: "swap-done", by, area: place, starts: row.from, until: row.until } as const;
    return {
      ...note(about, { ...row, state: agreed ? "on" : "declined" }, agreed ? "swapped" : "swap declined"),
      notices: agreed
        ? [...say({ say: done }).notices, ...tell(row.other, done)]
        : [
            ...say({ say: { kind: "swap-declined", by, starts: row.from } }).notices,
            ...tell(row.other, { kind: "swap-declined", by, starts: row.from }),
          ],
    };
  },
  shift: (about, said) => {
    const to = personIn(about, said.text)?.staff.id ?? receiverOf(about);
    if (to === undefined || to === about.actor.id || !mayBeAsked(about.office, to)) return fault("who", "shift");
    const counts = countsOf(about);
    const row = rowFor(about, { kind: "shift", staff: about.actor.id, other: to, until: about.now + HALF_DAY });
    const nos = mine(about).map(({ no }) => no);
    return {
      ...note(about, { ...row, state: "asked" }, "shift ended"),
      notices: [
        ...say({ say: { kind: "shift-sent", to: named(about.office, to), ...counts } }).notices,
        ...tell(to, { kind: "shift-list", who: self(about), ...counts, nos }).map((notice) => ({
          ...notice,
          options: [{ data: `taken:${row.id}`, label: "taken" as const }],
        })),
      ],
    };
  },
  taken: (about, said) => {
    const row = rowOf(about, said, "shift");
    if (row === undefined || row.other !== about.actor.id || row.state !== "asked") return stale();
    const taken = { kind: "shift-taken", by: self(about) } as const;
    return {
      ...note(about, { ...row, state: "on" }, "list taken"),
      notices: [...say({ say: taken }).notices, ...tell(row.staff, taken)],
    };
  },
} satisfies Partial<Record<Said["act"], Handler>>;

const HALF_DAY = 43_200_000;

/** 离岗 到 12月3日 @王秀英: with a cover, else the B role; both roles of a post are never away together (AB2). */
function away(about: Case, said: Said, kind: "leave" | "quiet"): Reply {
  const { office, roster, now } = about;
  if (about.inbound.chat.kind === "group") return fault("private", kind);
  const person = personIn(about, said.text);
  const until = untilIn(about, person?.rest ?? said.text, kind);
  if (until === undefined) return fault("when", kind);
  if (until <= now) return fault("past", kind);
  const cover = person?.staff.id ?? coverOf(about);
  if (cover === undefined || cover === about.actor.id || !mayBeAsked(office, cover)) return fault("who", kind);
  if (isAway(roster, cover, now)) return fault("away", kind);
  const row = rowFor(about, { kind, staff: about.actor.id, other: cover, until });
  const told = tell(cover, { kind: "leave-cover", who: self(about), until, briefed: false });
  const who = named(office, cover);
  const answer =
    kind === "quiet"
      ? say({ say: { kind, until, cover: who } })
      : say({
          say: { kind, until, cover: who, open: mine(about).length },
          options: [
            { data: `briefed:${row.id}:yes`, label: "briefed-yes" },
            { data: `briefed:${row.id}:no`, label: "briefed-no" },
          ],
        });
  return { ...note(about, row, kind), notices: [...answer.notices, ...told] };
}

/** 换班 12月3日 @王秀英: one proposes, the other agrees; until then nothing has changed. */
function swap(about: Case, said: Said): Reply {
  const { office, now } = about;
  const person = personIn(about, said.text);
  if (person === undefined || person.staff.id === about.actor.id || !mayBeAsked(office, person.staff.id))
    return fault("who", "swap");
  const day = findTime(person.rest, { now, calendar: calendarOf(office, homeOf(office, about.actor.id)) })?.at;
  if (day === undefined) return fault("when", "swap");
  const shift = shiftOf(about, about.actor.id, day);
  if (shift === undefined) return fault("no-shift", "swap");
  if (shift.until <= now) return fault("past", "swap");
  const to = person.staff.id;
  if (isAway(about.roster, to, shift.from)) return fault("away", "swap");
  const from = Math.max(shift.from, now);
  const row = { ...rowFor(about, { kind: "swap", staff: to, other: about.actor.id, until: shift.until }), from };
  const place = areaName(office, shift.area) ?? "";
  return {
    ...note(about, { ...row, area: shift.area, state: "asked" }, "swap asked"),
    notices: [
      ...say({ say: { kind: "swap-sent", to: named(office, to), starts: from, until: shift.until } }).notices,
      ...tell(to, { kind: "swap-ask", who: self(about), area: place, starts: from, until: shift.until }).map(
        (notice) => ({
          ...notice,
          options: [
            { data: `swapped:${row.id}:yes`, label: "swapped-yes" as const },
            { data: `swapped:${row.id}:no`, label: "swapped-no" as const },
          ],
        }),
      ),
    ],
  };
}

/** When it ends; do-not-disturb without a time ends with the night. */
function untilIn({ office, now, actor }: Case, text: string, kind: "leave" | "quiet"): number | undefined {
  const words = text.replace(/^(?:到|至|until|till)\s*/iu, "").trim();
  if (words === "" && kind === "quiet") return nextAt(office.zone, now, { minute: office.profile.quietStaff.until });
  return findTime(words, { now, calendar: calendarOf(office, homeOf(office, actor.id)) })?.at;
}

/** Who stands in for somebody in the post they hold: an equal, the other role, or the head. */
function coverOf({ office, actor }: Case): string | undefined {
  const [post] = postsOf(office, actor.id);
  return post && (standinsIn(post, actor.id)[0] ?? post.head);
}

/** 未办, 将到期, 等待居民: what the next one should know (§8.3). */
function countsOf(about: Case): Readonly<{ open: number; soon: number; waiting: number }> {
  const all = mine(about);
  const working = all.filter(({ status }) => status !== "answered");
  const soon = working.filter(({ matter, due }) => {
    const within = limitFrom(calendarOf(about.office, matter.area), about.now, about.office.profile.yellow);
    return due !== undefined && due.answer <= within;
  });
  return { open: working.length, soon: soon.length, waiting: all.length - working.length };
}

function mine({ scene, actor }: Case): readonly Request[] {
  return scene.requests
    .map(({ request }) => request)
    .filter((request) => request.accountable === actor.id && isOpen(request));
}

function rowOf(about: Case, { id }: Said, kind: RosterRow["kind"]): RosterRow | undefined {
  return (about.roster.rows ?? []).find((row) => row.id === id && row.kind === kind);
}

function rowFor(about: Case, row: Pick<RosterRow, "kind" | "staff" | "other" | "until">): RosterRow {
  return { ...row, id: about.id(), area: undefined, from: about.now, state: "on", briefed: false };
}

function note(about: Case, row: RosterRow, what: string): Pick<Reply, "roster" | "audited"> {
  const about_ = { id: row.id, staff: row.staff, other: row.other ?? "", from: row.from, until: row.until };
  return { roster: [row], audited: [{ by: about.actor.id, what, about: about_ }] };
}

function self(about: Case) {
  return named(about.office, about.actor.id);
}

function tell(staff: string, said: Reply["notices"][number]["say"]): Reply["notices"] {
  return [{ to: { staff }, weight: "need", say: said }];
}

function fault(why: DutyFault, act: DutyAct): Reply {
  return say({ say: { kind: "duty-fault", why, act } });
}

function stale(): Reply {
  return say({ say: { kind: "refused", refused: "stale" } });
}
