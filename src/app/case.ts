import { areaPath, type Roster } from "../core/duty.js";
import type { Language, Office, Staff } from "../core/office.js";
import type { Actor } from "../core/request.js";
import type { Notice } from "../core/say.js";
import type { OpenPrompt } from "../intent/interpret.js";
import type { Inbound } from "../port/index.js";
import type {
  Audited,
  Change,
  Conversation,
  Material,
  Numbers,
  Person,
  RosterRow,
  Scene,
  Write,
} from "../store/types.js";

/** The world as one decision may see it: rules, roster, time, and where new ids come from. */
export type World = Readonly<{ office: Office; roster: Book; now: number; id: () => string }>;

/** The roster with its rows, so that a leave can be ended and a swap agreed to. */
export type Book = Roster & Readonly<{ rows?: readonly RosterRow[] }>;

/** One inbound with everything that was read about it: what handlers are given. */
export type Case = World &
  Readonly<{
    platform: string;
    inbound: Inbound;
    scene: Scene;
    actor: Actor;
    staff: Staff | undefined;
    /** The place of the code that they scanned before they wrote, in words. */
    spot?: string;
    /** The other persons that they are, and how much equals have open (`Circumstance`). */
    selves?: readonly string[];
    load?: ReadonlyMap<string, number>;
    language: Language;
    numbers: Numbers;
    /** The open question that was answered, if one was. */
    prompt: OpenPrompt | undefined;
    /** Words that were held because they pass the buck are sent all the same. */
    insisted?: true;
    /** Whose account it is, by the platform's own id. */
    staffOf: (user: string) => string | undefined;
  }>;

/** What a handler makes of a case. */
export type Reply = Readonly<{
  changes?: readonly Change[];
  materials?: readonly Material[];
  notices: readonly Notice[];
  conversation?: Partial<Conversation>;
  /** It waits in the group until then for a cadre's own reply (F5); what waited and no longer does. */
  waits?: number;
  settled?: Write["settled"];
  /** Somebody who becomes known by this beside whoever speaks. */
  person?: Person;
  account?: Write["account"];
  roster?: readonly RosterRow[];
  audited?: readonly Audited[];
  code?: Write["code"];
  selves?: Write["selves"];
  /** Chats in which something was held that can now be said elsewhere. */
  released?: readonly string[];
}>;

/** A reply that only says something to whoever asked. */
export function say(notice: Omit<Notice, "to" | "weight">): Reply {
  return { notices: [{ to: "here", weight: "reply", ...notice }] };
}

/** The claim groups that a request's card stands in: those of its areas and of the lead's, else those of the whole office. */
export function groupsFor(office: Office, area: string | undefined, lead: string | undefined): Office["groups"] {
  const post = lead === undefined ? undefined : office.posts.get(lead);
  const near = new Set([...areaPath(office, area), ...areaPath(office, post?.area)].map(({ id }) => id));
  const roots = new Set([...office.areas.values()].filter((a) => a.parent === undefined).map(({ id }) => id));
  const own = office.groups.filter((group) => near.has(group.area) && !roots.has(group.area));
  const wide = office.groups.filter((group) => roots.has(group.area));
  return own.length > 0 ? own : wide.length > 0 ? wide : office.groups;
}
