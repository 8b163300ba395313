import { holds } from "../duty.js";
import type { Fact } from "../event.js";
import type { Approach } from "../first.js";
import { mayTake } from "../remit.js";
import { type Request, wasContacted } from "../request.js";
import { suspect } from "../suspect.js";
import type { Deciders, Given } from "./types.js";

const DAY = 86_400_000;

/** The shortest result that says anything, in characters. */
const SHORTEST_ANSWER = 4;

/** T6, T8, T9, T21, T28 and what a resident may do at any time. */
export const working = {
  claim: (given) =>
    mayTake(given.office, given.request.matter, staffOf(given))
      ? [{ is: "claimed", by: staffOf(given), post: postOf(given) }]
      : { refused: "withdrawn-upward", no: given.request.no },
  contact: ({ command }) => [{ is: "contacted", way: command.way, reached: command.reached }],
  progress: ({ command, request }) =>
    command.text.trim() === ""
      ? { refused: "short-text", no: request.no }
      : [{ is: "progressed", text: command.text, promise: command.promise }],
  write: ({ command, request }) =>
    command.text.trim() === ""
      ? { refused: "short-text", no: request.no }
      : [{ is: "wrote", text: command.text, to: "resident" }],
  answer: ({ command, request }) => {
    if (!wasContacted(request)) return { refused: "no-contact", no: request.no };
    if ([...command.text.trim()].length < SHORTEST_ANSWER) return { refused: "short-text", no: request.no };
    return [{ is: "answered", text: command.text, basis: command.basis }];
  },
  supplement: ({ command, request }) => [
    ...(command.alarm === undefined || request.alarmed ? [] : [{ is: "alarmed", word: command.alarm } as const]),
    ...alsoAsked(command.asked, request),
    { is: "supplemented", text: command.text, materials: command.materials, ...(command.again && { again: true }) },
  ],
  urge: ({ request, now }) =>
    request.urgedAt !== undefined && now - request.urgedAt < DAY
      ? { refused: "urged-already", no: request.no, until: request.urgedAt + DAY }
      : [{ is: "urged" }],
  why: (given) => [
    { is: "gave-reason", why: given.command.why },
    ...(given.command.why === "pressed"
      ? suspect(given, given.request, { code: "B20", who: given.request.accountable })
      : []),
  ],
  withdraw: ({ command }) => [{ is: "withdrawn", why: command.why }],
} satisfies Partial<Deciders>;

/** F11: whoever is asked about the same matter later is noted; the earliest stays the first asked. */
function alsoAsked(asked: Approach | undefined, { firstAsked, alsoAsked: known }: Request): readonly Fact[] {
  const later = (asked?.staff ?? []).filter((staff) => staff !== firstAsked && !known.includes(staff));
  return later.map((staff) => ({ is: "asked-too", staff }));
}

function staffOf({ actor }: Given): string {
  return actor.id;
}

/** The post somebody claims for: the one it was offered to, if they hold it in either role. */
function postOf(given: Given & Readonly<{ request: Request }>): string | undefined {
  const post = given.request.offer?.post === undefined ? undefined : given.office.posts.get(given.request.offer.post);
  const staff = staffOf(given);
  return holds(post, staff) ? post?.id : undefined;
}
