import { quiet } from "../core/calendar.js";
import { isOnShift } from "../core/duty.js";
import type { Request } from "../core/request.js";
import type { Notice, Weight } from "../core/say.js";
import type { Errand, Scene } from "../store/types.js";
import { groupsFor, type World } from "./case.js";
import type { Directory } from "./directory.js";
import { passOn } from "./passon.js";

/** Where the act was done: the chat that `here` means, and who did it. */
export type Here = Readonly<{
  platform: string;
  chat: string;
  kind: "private" | "group";
  staff: string | undefined;
  /** The persons that a resident is, whose own requests are answered here. */
  own?: readonly string[];
}>;

type About = Readonly<{
  world: World;
  directory: Directory;
  here: Here | undefined;
  requests: ReadonlyMap<string, Request>;
  /** Where the reporters of requests chose to be told, by request: a conversation. */
  chosen?: ReadonlyMap<string, string>;
  /** A pile is being worked off: reminders wait until then, so that each cadre gets them as one. */
  pile?: number;
}>;

/** Where the reporters of what was read chose to be told. */
export function chosenIn({ requests }: Pick<Scene, "requests">): ReadonlyMap<string, string> {
  return new Map(requests.flatMap(({ request, tell }) => (tell ? [[request.id, tell] as const] : [])));
}

/** Turns needs into errands: each finds its chat, or is written down as undelivered. */
export function address(notices: readonly Notice[], about: About): readonly Errand[] {
  return notices.flatMap((given) => {
    const request = given.request === undefined ? undefined : about.requests.get(given.request);
    const notice = passOn(given, request);
    if (notice === undefined) return [];
    return places(notice, request, about).map((place) => errand(notice, place, about, request));
  });
}

type Placed = Readonly<{
  /** When they may be disturbed again (免打扰). */
  rests?: number;
  platform: string;
  chat: string;
  kind: "private" | "group";
  recipient: string;
  awake: boolean;
  undelivered?: string;
}>;

function places(notice: Notice, request: Request | undefined, about: About): readonly Placed[] {
  const { world, directory, here } = about;
  const { to } = notice;
  if (to === "here") return here === undefined ? [] : [{ ...here, recipient: here.staff ?? "reporter", awake: true }];
  if (to === "groups") {
    if (request === undefined || request.sealed) return [];
    return groupsFor(world.office, request.matter.area, request.lead)
      .filter(
        ({ platform }) => directory.isOpen(platform) && (notice.say.kind !== "topic" || directory.hasTopics(platform)),
      )
      .map(({ platform, chat }) => ({ platform, chat, kind: "group", recipient: "groups", awake: true }));
  }
  if (to === "reporter") return request === undefined ? [] : [placeOfReporter(request, about)];
  if ("chat" in to) return [placeIn(to.chat, here)];
  if (here?.kind === "private" && here.staff === to.staff) return [{ ...here, recipient: to.staff, awake: true }];
  const rest = restOf(world, to.staff);
  const urgent = notice.weight === "critical" || (request !== undefined && request.matter.urgency !== "normal");
  const covered = rest?.other !== undefined && urgent ? [placeOf(rest.other, world, directory, here)] : [];
  const own = placeOf(to.staff, world, directory, here);
  return [rest === undefined ? own : { ...own, rests: rest.until }, ...covered];
}

/** Whoever reported it is answered where they are, and else told where they chose, or where they reported it. */
function placeOfReporter(
  { id, reporter, origin }: Request,
  { directory, here, chosen }: Pick<About, "directory" | "here" | "chosen">,
): Placed {
  if (here?.kind === "private" && here.own?.includes(reporter)) return placeIn(`${here.platform}:${here.chat}`, here);
  const wanted = chosen?.get(id);
  const open = wanted !== undefined && directory.isOpen(wanted.slice(0, wanted.indexOf(":")));
  return placeIn(open ? wanted : origin, here);
}

/** A resident's private chat, by its conversation. */
function placeIn(conversation: string, here: Here | undefined): Placed {
  const cut = conversation.indexOf(":");
  const [platform, chat] = [conversation.slice(0, cut), conversation.slice(cut + 1)];
  const awake = here?.platform === platform && here.chat === chat;
  return { platform, chat, kind: "private", recipient: "reporter", awake };
}

/** Whoever is on shift now is up: quiet hours are for the others (§7.3, M04). */
function placeOf(staff: string, world: World, directory: Directory, here: Here | undefined): Placed {
  const found = directory.addressOf(staff);
  if (found === undefined) return nowhere(staff);
  return {
    ...found,
    kind: "private",
    recipient: staff,
    awake: isOnShift(world.office, world.roster, staff, world.now) || here?.staff === staff,
  };
}

/** 免打扰: who asked for rest now, until when, and who covers what cannot wait (§11.4). */
function restOf({ roster, now }: World, staff: string) {
  return roster.rows?.find(
    (row) => row.kind === "quiet" && row.staff === staff && row.state === "on" && row.from <= now && now < row.until,
  );
}

/** Nobody vanishes: whoever has no open channel gets a row that says so, for doctor and the board to show. */
function nowhere(staff: string): Placed {
  const undelivered = "this person has no open channel: add an account to the office file, or let them bind one";
  return { platform: "nowhere", chat: staff, kind: "private", recipient: staff, awake: true, undelivered };
}

function errand(notice: Notice, place: Placed, { world, here, pile }: About, request: Request | undefined): Errand {
  const { awake, rests, ...where } = place;
  // In a group what is said of a request stands under its card, where the platform has threads or replies.
  const stands = place.kind === "group" && notice.card === undefined && notice.request !== undefined;
  const calm = request?.matter.urgency === "normal" || request === undefined;
  const hours = place.recipient === "reporter" ? world.office.profile.quietResidents : world.office.profile.quietStaff;
  const night = awake || !calm || loud.has(notice.weight) ? undefined : quiet(hours, world.office.zone, world.now);
  const staff = place.recipient !== "reporter" && place.kind === "private" && !loud.has(notice.weight);
  // Whoever rests is not woken by what their cover is told; danger reaches both.
  const firm = !staff ? undefined : (rests ?? (calm ? pile : undefined));
  const hold = firm ?? night;
  const answered = here?.platform === place.platform && here.chat === place.chat;
  // Only what answers somebody who is here can be answered before we know that it is shown.
  const opens = hold !== undefined || notice.say.kind === "digest" || !answered;
  const urgent = staff && !calm ? { ...notice, loud: true as const } : notice;
  const said = stands ? { ...urgent, under: `card:${notice.request}` } : within(urgent);
  return {
    ...where,
    conversation: `${place.platform}:${place.chat}`,
    notice: said,
    weight: notice.weight,
    hold,
    ...(firm === undefined ? {} : { firm: true }),
    opens,
  };
}

/** The card stands in the topic of its request, where there is one. */
function within(notice: Notice): Notice {
  return notice.say.kind === "card" ? { ...notice, under: `topic:${notice.request}` } : notice;
}

/** What may wake somebody: danger, and the answer to what they just did. */
const loud: ReadonlySet<Weight> = new Set(["critical", "reply"]);
