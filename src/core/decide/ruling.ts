import { calendarOf, limitFrom } from "../deadlines.js";
import { findRemit, holder } from "../duty.js";
import type { Fact } from "../event.js";
import type { Office, Post } from "../office.js";
import { type Circumstance, nextOf } from "../relation.js";
import { isBasis, mayLead, mayTake } from "../remit.js";
import type { Offer, Request, Ruling } from "../request.js";
import type { Refusal } from "../say.js";
import { suspect } from "../suspect.js";
import { postsOf, unitOf } from "../unit.js";
import type { Deciders, Given } from "./types.js";

/** How often a request may be passed back before somebody decides whose it is (I8). */
const MOST_HOPS = 2;

/** T14, T16, T17, T31: whose it is, asked and decided (§8.5). */
export const ruling = {
  return: ({ command, request, actor, office, now }) => {
    const { no, asked, since = now } = request;
    const unit = unitOf(office, actor.id);
    const { returnable, returning } = office.profile;
    const calendar = calendarOf(office, request.matter.area);
    if (request.ruled) return { refused: "ruled", no };
    if (asked !== undefined) return { refused: "asked-already", no };
    if (!isBasis(command.basis)) return { refused: "short-basis", no };
    if (request.returns.includes(unit)) return { refused: "returned-already", no };
    const last = limitFrom(calendar, since, returnable);
    if (now > last) return { refused: "return-late", no, until: last };
    const until = limitFrom(calendar, now, returning);
    return [{ is: "return-asked", returning: { by: actor.id, unit, basis: command.basis, at: now, until } }];
  },
  dispute: (given) => {
    const { command, request, actor } = given;
    if (request.ruled && request.accountable === actor.id) return { refused: "ruled", no: request.no };
    if (!isBasis(command.text)) return { refused: "short-basis", no: request.no };
    return [disputed(given, request, { why: "disputed", text: command.text, who: [] })];
  },
  object: (given) => {
    const { command, request } = given;
    if (request.objected) return { refused: "too-late", no: request.no };
    return [
      { is: "objected", text: command.text },
      disputed(given, request, { why: "objected", text: command.text, who: [] }),
    ];
  },
  decide: (given) => {
    const { command, request, actor, office } = given;
    const { lead, assists, basis } = command;
    const { category, area } = request.matter;
    const post = office.posts.get(lead);
    const accountable = nextOf(given, post);
    if (post === undefined || accountable === undefined || assists.some((id) => !office.posts.has(id)))
      return { refused: "no-such-post", no: request.no };
    if (!isBasis(basis)) return { refused: "short-basis", no: request.no };
    if (!mayLead(office, request.matter, post)) return { refused: "withdrawn-upward", no: request.no };
    const others = assists.filter((id) => id !== lead);
    return [
      { is: "decided", by: actor.id, lead, accountable, assists: others, basis },
      ...(category === undefined ? [] : [{ is: "proposed", category, area, lead, assists: others, basis } as const]),
      ...overriding(given, request, post),
    ];
  },
} satisfies Partial<Deciders>;

/** B21: what the list gives to a department above, given to a village by decision. */
function overriding(given: Given, request: Request, post: Post): readonly Fact[] {
  const row = findRemit(given.office, request.matter.category, request.matter.area);
  if (row === undefined || row.list === "basic" || isTown(given.office, post)) return [];
  return suspect(given, { ...request, ruling: undefined }, { code: "B21", who: given.actor.id });
}

function isTown(office: Office, post: Post): boolean {
  return office.areas.get(post.area)?.level === 1;
}

type Dispute = Readonly<{ why: Ruling["why"]; text: string; who: readonly string[] }>;

/** T16: between whoever has it, whoever should lead, and who would not; whoever has it works on meanwhile (先办后议). */
function disputed({ office, roster, now }: Circumstance, request: Request, dispute: Dispute): Fact {
  const { accountable = "", lead, offer, matter } = request;
  const leader = holder(roster, lead === undefined ? undefined : office.posts.get(lead), now);
  const all = [accountable, ...dispute.who, offer?.to, leader].filter((staff) => staff !== undefined && staff !== "");
  return {
    is: "disputed",
    ruling: {
      why: dispute.why,
      text: dispute.text,
      // The filter leaves names only; TypeScript does not see it.
      parties: [...new Set(all as readonly string[])],
      provisional: accountable,
      at: now,
      until: limitFrom(calendarOf(office, matter.area), now, office.profile.adjudicate),
    },
  };
}

/** What follows when a request was passed back: at the second time somebody decides (T12, T15). */
export function passedBack(where: Circumstance, request: Request, dispute: Dispute): readonly Fact[] {
  return request.hops + 1 >= MOST_HOPS ? [disputed(where, request, dispute)] : [];
}

/** T15 准: offered to whoever is named, else to the list's lead, else to who approved it; until they claim nothing moves. */
export function returnApproved(
  given: Given & Readonly<{ request: Request }>,
  to: string | undefined,
): readonly Fact[] | Refusal {
  const { request, office, now, actor } = given;
  const { no, matter, accountable, returning } = request;
  const back = passedBack(given, request, { why: "returned", text: returning?.basis ?? "", who: [actor.id] });
  if (back.length > 0) return [{ is: "return-approved", by: actor.id, lead: request.lead }, ...back];
  const row = findRemit(office, matter.category, matter.area);
  const listed = nextOf(given, row === undefined ? undefined : office.posts.get(row.lead));
  const next = to ?? (listed === accountable ? undefined : listed) ?? actor.id;
  if (!office.staff.has(next)) return { refused: "no-such-person", no };
  if (next === accountable) return { refused: "oneself", no };
  if (!mayTake(office, matter, next)) return { refused: "withdrawn-upward", no };
  const [post] = postsOf(office, next);
  const offer: Offer = {
    kind: "first",
    to: next,
    post: post?.id,
    by: actor.id,
    reason: returning?.basis ?? "",
    at: now,
    until: limitFrom(calendarOf(office, matter.area), now, office.profile.claim[matter.urgency]),
    stage: 0,
  };
  return [
    { is: "return-approved", by: actor.id, lead: post?.id },
    { is: "offered", offer },
  ];
}
