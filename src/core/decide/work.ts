import { type Request, wasContacted } from "../request.js";
import type { Deciders, Given } from "./types.js";

const DAY = 86_400_000;

/** The shortest result that says anything, in characters. */
const SHORTEST_ANSWER = 4;

/** T6, T8, T9, T21, T28 and what a resident may do at any time. */
export const working = {
  claim: (given) => [{ is: "claimed", by: staffOf(given), post: postOf(given) }],
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
  supplement: ({ command }) => [{ is: "supplemented", text: command.text, materials: command.materials }],
  urge: ({ request, now }) =>
    request.urgedAt !== undefined && now - request.urgedAt < DAY
      ? { refused: "urged-already", no: request.no, until: request.urgedAt + DAY }
      : [{ is: "urged" }],
  why: ({ command, request }) => [
    { is: "gave-reason", why: command.why },
    ...(command.why === "pressed"
      ? [{ is: "suspected", code: "B20", who: request.accountable ?? "", note: "withdrawn under pressure" } as const]
      : []),
  ],
  withdraw: ({ command }) => [{ is: "withdrawn", why: command.why }],
} satisfies Partial<Deciders>;

function staffOf({ actor }: Given): string {
  return actor.id;
}

/** The post somebody claims for: the one it was offered to, if they hold it in either role. */
function postOf(given: Given & Readonly<{ request: Request }>): string | undefined {
  const post = given.request.offer?.post === undefined ? undefined : given.office.posts.get(given.request.offer.post);
  const staff = staffOf(given);
  return post !== undefined && (post.a === staff || post.b === staff) ? post.id : undefined;
}
