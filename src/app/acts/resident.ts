import { authorize } from "../../core/authorize.js";
import { areaName, areaPath } from "../../core/duty.js";
import { named } from "../../core/named.js";
import type { Office } from "../../core/office.js";
import { isOwn } from "../../core/relation.js";
import { isOpen, type Rating, type Request, type WithdrawReason } from "../../core/request.js";
import { answersTo } from "../../core/tell/parts.js";
import type { ActName, Said } from "../../intent/acts.js";
import { type All, movedAlong, understandAll } from "../../intent/besides.js";
import { type Understood, understand } from "../../intent/matter.js";
import { findPlace } from "../../intent/place.js";
import { findSpread, placedIn } from "../../intent/spread.js";
import { isNoPlace, isPlace, isYesOrNo, otherPlace, tellsTrouble } from "../../intent/where.js";
import { type Case, type Reply, say } from "../case.js";
import { begin, whichArea } from "./begin.js";
import { findRequest, lineOf } from "./find.js";
import { materialsOf, wordsOf } from "./materials.js";
import { mine } from "./mine.js";
import { report, supplement } from "./report.js";
import { act, refuse, run } from "./run.js";
import { besidesOf, registerAll } from "./several.js";

/** What one act does. */
export type Handler = (about: Case, said: Said) => Reply;

/** What a resident does to their own requests. */
export const residentActs = {
  confirm: registerDraft,
  skip: registerDraft,
  drop: (about, said) => act(about, said, "drop", () => ({ do: "drop" })),
  "fix-matter": (about, said) => askOf(about, said, "matter"),
  "fix-place": (about, said) => askOf(about, said, "place"),
  matter: (about, said) =>
    mend(about, said, ({ matter: { place } }) =>
      understandAll(about.office, said.text || wordsOf(about), (text) => understand(about.office, text, place)),
    ),
  place: (about, said) => {
    if (isYesOrNo(said.text) && about.inbound.place === undefined) return askOf(about, said, "place");
    return tellsPlace(about, said.text) ? mend(about, said, placed(about, said)) : report(about);
  },
  area: (about, said) =>
    mend(about, said, (request) => {
      const area = said.args[0] ?? "";
      const told = { ...request.matter, place: areaName(about.office, area) ?? request.matter.place };
      const matter = placedIn(told, area, about.office, findSpread(about.office, told.text));
      return along(request, { matter, between: [], sealed: false });
    }),
  new: (about, said) =>
    said.text === ""
      ? say({ say: { kind: "ask-new" }, expects: "new:" })
      : begin(about, said.text, ownIn(about, said.id)),
  status,
  urge: (about, said) => act(about, said, "urge", () => ({ do: "urge" })),
  supplement: supplementChosen,
  withdraw: (about, said) => act(about, said, "withdraw", () => ({ do: "withdraw", why: undefined })),
  why: (about, said) =>
    act(about, said, "why", () =>
      isReason(said.args[0]) ? { do: "why", why: said.args[0] } : say({ say: { kind: "why-noted" } }),
    ),
  rate: (about, said) =>
    act(about, said, "rate", () => {
      const [question, value] = said.args;
      // The data of our own buttons; anything else fits no question and is refused as stale.
      const rating = isAnswer(question, value) ? ({ [question]: value } as Partial<Rating>) : undefined;
      return rating === undefined ? say({ say: { kind: "refused", refused: "stale" } }) : { do: "rate", rating };
    }),
  reopen: (about, said) =>
    underWay(about, said)
      ? status(about, said)
      : act(about, said, "reopen", () => ({ do: "reopen", ...(said.args[0] === "again" && { again: true }) })),
  settle: (about, said) => act(about, said, "settle", () => ({ do: "settle" })),
} satisfies Partial<Record<ActName, Handler>>;

/** The request of theirs with this id. */
function ownIn({ scene, actor }: Case, id: string | undefined): string | undefined {
  return scene.requests.find(({ request }) => request.id === id && request.reporter === actor.id)?.request.id;
}

function registerDraft(about: Case, said: Said): Reply {
  const found = findRequest(about, said, "register");
  if ("reply" in found) return found.reply;
  const refused = authorize(about, about.actor, "register", found.stored.request);
  if (refused !== undefined) return refuse(about, found.stored, refused);
  return registerAll(about, found.stored);
}

/** Whether an answer to 在什么地方 is one: a shared place, words that are a place, or at least nothing else; a caption must be one. */
function tellsPlace({ inbound, office }: Case, text: string): boolean {
  if (inbound.place !== undefined) return true;
  return isPlace(office, text) || (inbound.files === undefined && !tellsTrouble(text) && !isNoPlace(text));
}

/** 「不是三组，是四组」 of a draft: its place gives way to the other one, of the same village where it could be several. */
export function moved(about: Case): Reply | undefined {
  const { scene, office, inbound } = about;
  const draft = scene.requests.find(({ request }) => request.status === "draft" && isOwn(about, about.actor, request));
  const words = inbound.chat.kind === "group" ? undefined : otherPlace(office, inbound.text);
  if (draft === undefined || draft.request.matter.place === undefined || words === undefined) return undefined;
  const village = villageOf(office, draft.request.matter.area);
  const near = findPlace(office, words)?.areas.find(({ id }) => villageOf(office, id) === village);
  const text = (near && areaName(office, near.id)) ?? words;
  return residentActs.place(about, { act: "place", id: draft.request.id, args: [], text });
}

function villageOf(office: Office, area: string | undefined): string | undefined {
  return areaPath(office, area).find(({ level }) => level === 2)?.id;
}

function placed({ office, inbound: { place } }: Case, { text }: Said): Mend {
  return (request) =>
    along(request, understand(office, request.matter.text, place?.label ?? (text || undefined), place));
}

/** A place that was told is that of the other matters of the same words as well. */
function along(request: Request, understood: Understood): All {
  const maybe = request.maybe === undefined ? {} : { maybe: request.maybe };
  return { ...understood, ...maybe, ...movedAlong(request, understood.matter) };
}

function askOf(about: Case, said: Said, what: "matter" | "place"): Reply {
  const found = findRequest(about, said, "amend");
  if ("reply" in found) return found.reply;
  const { request } = found.stored;
  return say({
    say: what === "matter" ? { kind: "ask-matter" } : { kind: "ask-place", text: request.matter.text },
    expects: `${what}:${request.id}`,
    request: request.id,
  });
}

type Mend = (request: Request) => All;

function mend(about: Case, said: Said, how: Mend): Reply {
  const found = findRequest(about, said, "amend");
  if ("reply" in found) return found.reply;
  const understood = how(found.stored.request);
  const reply = run(
    about,
    found.stored,
    { do: "amend", matter: understood.matter, ...besidesOf(understood) },
    materialsOf(about, found.stored.request.id),
  );
  return understood.between.length > 1 && reply.changes !== undefined
    ? { ...reply, notices: [whichArea(about, found.stored.request.id, understood)] }
    : reply;
}

function supplementChosen(about: Case, said: Said): Reply {
  const found = findRequest(about, said, "supplement");
  if ("reply" in found) return found.reply;
  const { request } = found.stored;
  if (said.text === "" && about.inbound.files === undefined)
    return say({
      say: { kind: "ask-text", no: request.no, for: "supplement" },
      expects: `supplement:${request.id}`,
      request: request.id,
    });
  return supplement(about, found.stored, said.text);
}

/** “Still not solved” of what nobody has answered yet: how far it is, and how to urge it. */
function underWay(about: Case, said: Said): boolean {
  const own = about.scene.requests.filter(({ request }) => request.no > 0 && isOwn(about, about.actor, request));
  const meant = own.filter(({ request }) => said.no === undefined || request.no === said.no);
  const able = meant.some(({ request }) => authorize(about, about.actor, "reopen", request) === undefined);
  return said.id === undefined && !able && meant.some(({ request }) => isOpen(request));
}

/** 进度: of the one that was named or is open, or of all (N8, features 9 and 10). */
function status(about: Case, said: Said): Reply {
  const own = about.scene.requests.filter(({ request }) => request.no > 0 && isOwn(about, about.actor, request));
  const open = own.filter(({ request }) => isOpen(request));
  if (said.no === undefined && said.id === undefined) {
    if (about.staff !== undefined) return mine(about);
    const shown = open.length > 0 ? open : own;
    if (shown.length === 0) return say({ say: { kind: "no-requests" } });
    if (shown.length > 1) {
      const lines = shown.map(({ request }) => lineOf(about.office, request));
      return say({ say: { kind: "statuses", lines, held: about.scene.held } });
    }
    return one(about, { ...said, id: shown[0]?.request.id ?? "" });
  }
  return one(about, said);
}

function one(about: Case, said: Said): Reply {
  const found = about.scene.requests.find(
    ({ request }) => request.id === said.id || (said.no !== undefined && request.no === said.no),
  );
  const refused = found === undefined ? undefined : authorize(about, about.actor, "tick", found.request);
  if (found === undefined || refused?.refused === "unknown" || found.request.no === 0)
    return say({ say: { kind: "refused", refused: "unknown", ...(said.no === undefined ? {} : { no: said.no }) } });
  const { request } = found;
  const own = isOwn(about, about.actor, request) && isOpen(request);
  return say({
    say: {
      kind: "status",
      line: lineOf(about.office, request),
      first: request.firstAsked === undefined ? undefined : named(about.office, request.firstAsked),
      held: about.scene.held,
      ...(about.staff && { staff: true }),
    },
    request: request.id,
    ...(own
      ? {
          options: [
            { data: `supplement:${request.id}`, label: "supplement" },
            { data: `urge:${request.id}`, label: "urge" },
            { data: `withdraw:${request.id}`, label: "withdraw" },
          ],
        }
      : {}),
  });
}

function isReason(value: string | undefined): value is WithdrawReason {
  return value === "solved" || value === "waiting" || value === "mistake" || value === "pressed";
}

function isAnswer(question: string | undefined, value: string | undefined): question is keyof Rating {
  const answers: Readonly<Record<string, readonly string[]>> = answersTo;
  return question !== undefined && value !== undefined && (answers[question]?.includes(value) ?? false);
}
