import { authorize } from "../../core/authorize.js";
import { category } from "../../core/categories.js";
import type { Act } from "../../core/command.js";
import { areaName } from "../../core/duty.js";
import { named } from "../../core/named.js";
import type { Office } from "../../core/office.js";
import type { Request } from "../../core/request.js";
import { answerBy, displayNo } from "../../core/request.js";
import type { Line } from "../../core/say.js";
import { situationOf } from "../../core/situation.js";
import type { Said } from "../../intent/acts.js";
import type { Stored } from "../../store/types.js";
import { type Case, type Reply, say } from "../case.js";

/** The request that somebody means, or what to ask them first. Never guesses silently (N9). */
export function findRequest(about: Case, said: Said, act: Act): { stored: Stored } | { reply: Reply } {
  const { requests } = about.scene;
  if (said.id !== undefined || said.no !== undefined) {
    const found = requests.find(
      ({ request }) => request.id === said.id || (said.no !== undefined && request.no === said.no),
    );
    // Whoever may not know of a request hears the same as if there were none, before anything else is asked or said (T35).
    if (found === undefined || authorize(about, about.actor, act, found.request)?.refused === "unknown")
      return { reply: say({ say: unknown(said.no) }) };
    return { stored: found };
  }
  const quoted = requests.find(({ request }) => request.id === about.scene.quoted);
  // What is said under a request is about that one: where it cannot be done there, they hear why, and it is done nowhere else.
  if (quoted !== undefined && authorize(about, about.actor, act, quoted.request)?.refused !== "unknown")
    return { stored: quoted };
  const able = requests.filter(({ request }) => authorize(about, about.actor, act, request) === undefined);
  const [only, another] = able;
  if (only !== undefined && another === undefined) return { stored: only };
  if (only === undefined) return { reply: say({ say: { kind: "no-requests" } }) };
  return { reply: choose(about, said, able.slice(0, 9)) };
}

function unknown(no: number | undefined) {
  return { kind: "refused", refused: "unknown", ...(no === undefined ? {} : { no }) } as const;
}

/** Asks which one, and keeps the words that were already typed. */
function choose(about: Case, said: Said, able: readonly Stored[]): Reply {
  return say({
    say: { kind: "choose", to: said.act, lines: able.map(({ request }) => lineOf(about.office, request)) },
    options: able.map(({ request }) => ({
      data: [said.act, request.id, ...said.args].join(":"),
      label: { as: shortName(about.office, request, about.language) },
    })),
    ...(said.text === "" ? {} : { keep: said.text }),
  });
}

/** A request in a few words: number, category, place. */
export function shortName(office: Office, request: Request, language: string): string {
  const row = request.matter.category === undefined ? undefined : category(request.matter.category);
  const what = row === undefined ? "" : language === "en" ? row.en.l2 : row.l2;
  return [displayNo(request.no), what, areaName(office, request.matter.area) ?? ""]
    .filter((part) => part !== "")
    .join(" ");
}

/** A request as one line of a list. */
export function lineOf(office: Office, request: Request): Line {
  return {
    no: request.no,
    category: request.matter.category,
    place: areaName(office, request.matter.area) ?? request.matter.place,
    situation: situationOf(request),
    who: request.accountable === undefined ? undefined : named(office, request.accountable),
    next: nextPromise(request),
  };
}

/** The next time that was promised and is not yet kept: contact, an own promise, what was ordered (督办), the answer. */
function nextPromise(request: Request): number | undefined {
  if (request.status === "closed" || request.status === "answered" || request.due === undefined) return undefined;
  const promised = request.promises.filter((promise) => promise.state === "open").map((promise) => promise.due);
  const ordered = request.supervised === undefined ? [] : [request.supervised.due];
  const contact = request.contacts.length === 0 ? [request.due.contact] : [];
  return Math.min(...contact, ...promised, answerBy(request) ?? request.due.answer, ...ordered);
}
