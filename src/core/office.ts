import type { WorkCalendar } from "./calendar.js";

/** What someone may do (`domain.md` §2, §15): 干部, 值班主任, 领导, 监督, 志愿者, 评理员. */
export type Role = "cadre" | "coordinator" | "official" | "auditor" | "volunteer" | "mediator";

/** An area of the tree 镇街 → 村社区 → 组 (三级网格, M15); `level` counts from 1 at the top. */
export type Area = Readonly<{
  id: string;
  name: string;
  aliases: readonly string[];
  level: 1 | 2 | 3;
  parent: string | undefined;
  /** GeoJSON ring, [longitude, latitude] pairs. */
  boundary?: readonly (readonly [number, number])[];
}>;

/**
 * A post (岗位) in an area: the A role (A角) holds it, the B role (B角) stands in with the same powers (§4.2). Several may hold
 * the A role as equals, as clerks at one counter do: of those who are there, whoever has the least open is next (§8.2.7).
 */
export type Post = Readonly<{
  id: string;
  title: string;
  area: string;
  a: readonly string[];
  b: string | undefined;
  /** Higher outranks lower (F3). */
  rank: number;
  /** Who fills in when A and B are both away: the head of the unit. */
  head: string | undefined;
}>;

/** Someone who works for the office. `accounts` by platform name. */
export type Staff = Readonly<{
  id: string;
  name: string;
  roles: readonly Role[];
  phone: string | undefined;
  language: Language | undefined;
  accounts: Readonly<Record<string, string>>;
}>;

/** The languages every text exists in. */
export type Language = "zh-CN" | "en";

/** Who is reachable when, in minutes of the local day; `until` below or at `from` runs over midnight (§8.3). */
export type Duty = Readonly<{
  area: string;
  post: string | undefined;
  from: number;
  until: number;
  /** ISO weekdays it holds on. */
  week: readonly number[];
  people: readonly string[];
  rotate: "none" | "daily" | "weekly";
}>;

/** A row of the responsibility list (责任清单, M29): 基本, 配合, 上级收回. */
export type Remit = Readonly<{
  /** `市政设施/路灯`, or `市政设施` for the whole first level. */
  category: string;
  list: "basic" | "assist" | "withdrawn";
  /** The area it holds for; undefined: everywhere. */
  area: string | undefined;
  /** The post that leads. */
  lead: string;
  assists: readonly string[];
  basis: string;
}>;

/** A chat where cadres claim. */
export type Group = Readonly<{ platform: string; chat: string; area: string }>;

/** A home that cadres visit (走访, M19): 老人, 特殊家庭. Its door is sealed: no digest, no group and no log ever names it. */
export type Home = Readonly<{
  id: string;
  area: string;
  /** The door within the area, as one says it: 5号. */
  door: string;
  /** Full visits a week. */
  times: 1 | 2;
}>;

/** Who is sent the weekly digest of which areas, and when. */
export type DigestOrder = Readonly<{
  to: readonly string[];
  areas: readonly string[];
  weekday: number;
  minute: number;
}>;

/** 一般, 紧急, 特急 (`domain.md` §6.2). */
export type Urgency = "normal" | "urgent" | "critical";

/** The class that sets the time for an answer (§7.3): accident 2 h, utility 24 h, ordinary 7 d, complex 15 d. */
export type Class = "accident" | "utility" | "ordinary" | "complex";

/** A time limit: hours by the clock, hours of work, working days, or calendar days. */
export type Limit = Readonly<{ amount: number; unit: "minutes" | "hours" | "workhours" | "workdays" | "days" }>;

/** The clocks of an office (§7.3): a profile, changed where the office file says so. */
export type Profile = Readonly<{
  claim: Readonly<Record<Urgency, Limit>>;
  contact: Readonly<Record<Urgency, Limit>>;
  answer: Readonly<Record<Class, Limit>>;
  handover: Limit;
  adjudicate: Limit;
  /** How long a unit may return what it took (T14). */
  returnable: Limit;
  /** How long the coordinator has to decide on a return (T15). */
  returning: Limit;
  yellow: Limit;
  /** How long an objection to what was decided may wait for its answer (M47). */
  objection: Limit;
  /** Hours local, minutes of the day, in which cadres hear nothing that is not critical or urgent. */
  quietStaff: Readonly<{ from: number; until: number }>;
  quietResidents: Readonly<{ from: number; until: number }>;
  /** Messages a cadre may get a day before they are merged. */
  budget: number;
}>;

/** What may stand in a field of a notice: number, what it is about, who is answerable, the office, the time, what to do now. */
export type NoticeField = "no" | "what" | "who" | "office" | "time" | "next";

/**
 * A notice that a platform takes without an open window, by a template of its own: as long as it is agreed to, once a consent, or
 * to any follower.
 */
export type NoticeForm = Readonly<{
  platform: string;
  template: string;
  kind: "standing" | "once" | "template";
  /** Where a resident agrees to it: asked in the acknowledgement. */
  ask?: string | undefined;
  fields: Readonly<Record<string, NoticeField>>;
}>;

/** A key of a platform's own menu: what it says for whoever touches it, or the page it opens. */
export type MenuKey = Readonly<{ name: string; say: string } | { name: string; url: string }>;

/** A key at the bottom of the chat, alone or with keys that open above it. */
export type MenuEntry = MenuKey | Readonly<{ name: string; keys: readonly MenuKey[] }>;

/** A code printed where something may be amiss (lamp post, notice board): the area that it stands in, and the place in words. */
export type Spot = Readonly<{ id: string; area: string; place?: string | undefined }>;

/** The rules of one office: what the office file says, checked. Core reads nothing else about the world. */
export type Office = Readonly<{
  id: string;
  name: string;
  zone: string;
  language: Language;
  profile: Profile;
  calendar: WorkCalendar;
  /** Working spans of an area where they differ from the office's. */
  calendars: ReadonlyMap<string, WorkCalendar>;
  areas: ReadonlyMap<string, Area>;
  posts: ReadonlyMap<string, Post>;
  staff: ReadonlyMap<string, Staff>;
  duty: readonly Duty[];
  remits: readonly Remit[];
  groups: readonly Group[];
  digests: readonly DigestOrder[];
  /** How the digest assesses units: thresholds of the bands in tenths of a point, and whether first and last are named; absent: 90 and 80, no ranks. */
  assessment?: Readonly<{ bands: Readonly<{ a: number; b: number }>; ranks: boolean }>;
  /** Notices by platform; absent: none. */
  notices?: readonly NoticeForm[];
  /** The platforms' own menu; absent: the platform's is left as it is. */
  menu?: readonly MenuEntry[];
  spots?: readonly Spot[];
  /** The homes to be visited each week; absent: none. */
  homes?: readonly Home[];
  /** What anybody may see at `/open`; absent: nothing. */
  publish?: Readonly<{ figures: boolean; outcomes: boolean }>;
}>;
