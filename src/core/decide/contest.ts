import { calendarOf, limitFrom } from "../deadlines.js";
import type { Request } from "../request.js";
import { ruling } from "./ruling.js";
import type { Deciders } from "./types.js";

/** The shortest answer to an objection that says anything, in characters. */
const SHORTEST = 4;

/** T31 and M47: what a resident objects to once it was decided, and what is answered. */
export const contesting = {
  object: (given) => {
    const { command, request, office, now } = given;
    if (request.status === "closed") return ruling.object(given);
    if (!wasDecided(request)) return { refused: "not-decided", no: request.no };
    if (isContested(request)) return { refused: "asked-already", no: request.no };
    const text = command.text.trim();
    if ([...text].length < SHORTEST) return { refused: "short-text", no: request.no };
    const until = limitFrom(calendarOf(office, request.matter.area), now, office.profile.objection);
    return [{ is: "contested", change: command.change ?? "modify", text, until }];
  },
  respond: ({ command, request, actor }) => {
    if (!isContested(request)) return { refused: "nothing-asked", no: request.no };
    const text = command.text.trim();
    if ([...text].length < SHORTEST) return { refused: "short-text", no: request.no };
    return [{ is: "contest-answered", by: actor.id, text }];
  },
} satisfies Partial<Deciders>;

/** Somebody decided on it: whose it is, when it is due, or that it has to wait. */
function wasDecided({ ruled, extended, parked }: Request): boolean {
  return ruled || extended || parked !== undefined;
}

function isContested({ contest }: Request): boolean {
  return contest !== undefined && contest.reply === undefined;
}
