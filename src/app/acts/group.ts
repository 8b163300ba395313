import { type Approach, mayBeAsked, silenceEnds } from "../../core/first.js";
import { isOwn } from "../../core/relation.js";
import { isOpen, type Request } from "../../core/request.js";
import { findAlarm } from "../../intent/alarm.js";
import { passesBuck } from "../../intent/buck.js";
import { saysSomething, understand } from "../../intent/matter.js";
import { normal } from "../../intent/normal.js";
import { findSeveral } from "../../intent/several.js";
import { writtenIn } from "../../intent/written.js";
import type { Stored, Waiting } from "../../store/types.js";
import { type Case, type Reply, say } from "../case.js";
import { approach, waitsForReply } from "../group.js";
import { registerAtOnce, warnings } from "./begin.js";
import { hasMore, materialsOf } from "./materials.js";
import { run } from "./run.js";
import { registerEachAtOnce } from "./several.js";

/** What a resident says in a group: registered for whoever was asked (F2, F3, F9, F10), or left to whoever answers (F4, F5). */
export function reportInGroup(about: Case, text: string): Reply {
  const { inbound, office, now } = about;
  const asked = approach(about, inbound);
  if (inbound.addressed && asked.staff.length === 0 && !saysSomething(text) && !hasMore(about))
    return say({ say: { kind: "ask-new" } });
  const waits = waitsForReply(asked) && findAlarm(normal(text)) === undefined;
  if (waits && sameOpen(about, text, asked) === undefined)
    return { notices: [], waits: silenceEnds(office, asked.area, Math.min(now, Math.max(inbound.at, now - DAY))) };
  return registerFor(about, text, asked);
}

/** A wait begins when the message was sent, as far as the platform's clock can be believed: not in the future, not long ago, ms. */
const DAY = 86_400_000;

/** What a member of staff says in a group to a matter that waits there: whoever answers is the first asked (F4), also with 不归我管 (F12). */
export function answerInGroup(about: Case): Reply | undefined {
  const { scene, inbound, actor, office } = about;
  if (actor.is !== "staff" || !mayBeAsked(office, actor.id)) return undefined;
  const waiting = scene.waiting.find((one) => isAnswered(one, inbound));
  if (waiting === undefined) return undefined;
  const denied = passesBuck(inbound.text);
  const asked: Approach = { ...approach(about, waiting.inbound), by: "reply", staff: [actor.id], denied };
  const reply = registerWaiting(about, waiting, asked);
  const request = reply.changes?.[0]?.request;
  if (!denied || request === undefined) return reply;
  const card = {
    to: { staff: actor.id },
    weight: "need",
    say: { kind: "denied", no: request.no },
    request: request.id,
    options: (["claim", "handover"] as const).map((label) => ({ data: `${label}:${request.id}`, label })),
  } as const;
  return { ...reply, notices: [...reply.notices, card] };
}

/** A quote of the message, or a mention of whoever wrote it. */
function isAnswered(waiting: Waiting, { quote, mentions = [] }: Case["inbound"]): boolean {
  if (quote !== undefined) return quote.ref === waiting.inbound.ref;
  return mentions.some(({ id }) => id === waiting.inbound.from.id);
}

/** F4, F5: what waited becomes a request of whoever wrote it. */
export function registerWaiting(about: Case, waiting: Waiting, asked: Approach): Reply {
  const { inbound } = waiting;
  const id = waiting.person ?? about.id();
  const teller: Case = {
    ...about,
    inbound,
    actor: { is: "resident", id },
    staff: undefined,
    language: writtenIn(inbound.text) ?? about.office.language,
  };
  const reply = registerFor(teller, inbound.text, asked);
  if (waiting.person !== undefined) return reply;
  return {
    ...reply,
    person: { id, name: inbound.from.name, phone: undefined, preferred: undefined },
    account: { platform: about.platform, user: inbound.from.id, person: id },
  };
}

/** The request for what was said in the group, or more to the one that is there (F11); the group is told its number only (§17). */
function registerFor(about: Case, text: string, asked: Approach): Reply {
  const { platform, inbound } = about;
  const mine = about.scene.waiting.filter((one) => one.inbound.from.id === inbound.from.id);
  const settled = mine
    .filter((one) => one.inbound === inbound || isSame(about, one.inbound.text, text))
    .map(({ key }) => ({ platform, key }));
  const parts = partsOf(text, asked).map((part) => ({ part, known: sameOpen(about, part, asked) }));
  const fresh = parts.filter(({ known }) => known === undefined).map(({ part }) => part);
  const [one, another] = fresh;
  const replies = [
    ...parts.flatMap(({ part, known }) => (known === undefined ? [] : [more(about, known, part, asked)])),
    ...(another !== undefined ? [registerEachAtOnce(about, fresh, asked)] : []),
    ...(one !== undefined && another === undefined ? [registerAtOnce(about, one, asked)] : []),
  ];
  const changes = replies.flatMap((reply) => reply.changes ?? []);
  const begun = changes.filter(({ before }) => before === undefined);
  const numbered = [...parts.flatMap(({ known }) => known ?? []), ...begun].map(({ request }) => request);
  return {
    changes,
    settled,
    materials: replies.flatMap(({ materials = [] }) => materials),
    notices: [...inGroup(numbered), ...replies.flatMap(({ notices }) => notices)],
  };
}

/** What the resident parted is a matter each (D6); a complaint of somebody, like what is dangerous or sealed, is one. */
function partsOf(text: string, { subjects = [] }: Approach): readonly string[] {
  const several = findSeveral(text);
  return several?.sure === true && subjects.length === 0 ? several.texts : [text];
}

function inGroup([first, ...others]: readonly Request[]): Reply["notices"] {
  if (first === undefined) return [];
  const also = others.map(({ no }) => no);
  const said = { kind: "registered-in-group", no: first.no, ...(also.length > 0 && { also }) } as const;
  return [{ to: "here", weight: "reply", say: said, request: first.id }];
}

/** F11: the same person asks somebody else about the same matter: it stays with whoever was asked first. */
function more(about: Case, stored: Stored, text: string, asked: Approach): Reply {
  const materials = materialsOf(about, stored.request.id, text);
  const reply = run(
    about,
    stored,
    {
      do: "supplement",
      text: understand(about.office, text).matter.text,
      materials: materials.map(({ id }) => id),
      asked: { ...asked, staff: asked.staff.filter((id) => mayBeAsked(about.office, id)) },
    },
    materials,
  );
  const others = reply.notices.filter(({ to }) => to !== "here");
  return { ...reply, notices: [...warnings(about, stored.request, text), ...others] };
}

function sameOpen(about: Case, text: string, asked: Approach): Stored | undefined {
  const { matter } = understand(about.office, text);
  if (matter.category === undefined || (asked.subjects ?? []).length > 0) return undefined;
  return about.scene.requests.find(
    ({ request }) =>
      isOwn(about, about.actor, request) &&
      isOpen(request) &&
      request.matter.category === matter.category &&
      (matter.area === undefined || request.matter.area === undefined || request.matter.area === matter.area),
  );
}

function isSame(about: Case, one: string, other: string): boolean {
  const first = understand(about.office, one).matter.category;
  return first !== undefined && first === understand(about.office, other).matter.category;
}
