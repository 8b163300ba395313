import { authorize } from "../../core/authorize.js";
import { decide, isRefusal } from "../../core/decide/index.js";
import { isOwn } from "../../core/relation.js";
import { isOpen, lastRound, type Matter, type Request } from "../../core/request.js";
import type { Say } from "../../core/say.js";
import { findAlarm } from "../../intent/alarm.js";
import { insteadOf } from "../../intent/instead.js";
import { saysSomething, type Understood, understand } from "../../intent/matter.js";
import { mended } from "../../intent/mend.js";
import { isWordless, normal } from "../../intent/normal.js";
import { isPhone } from "../../intent/redact.js";
import { findSeveral } from "../../intent/several.js";
import { placedIn } from "../../intent/spread.js";
import { isPlace } from "../../intent/where.js";
import type { Stored } from "../../store/types.js";
import { type Case, type Reply, say } from "../case.js";
import { begin, registerAtOnce, warnings } from "./begin.js";
import { lineOf, shortName } from "./find.js";
import { reportInGroup } from "./group.js";
import { hasMore, materialsOf, wordsOf } from "./materials.js";
import { run } from "./run.js";
import { beginEach, foldMore, oneMore } from "./several.js";

/** Free text, a photo, a voice or a place from a resident: into the draft, onto an open request, or a new draft (T1). */
export function report(about: Case): Reply {
  const text = wordsOf(about);
  if (about.inbound.chat.kind === "group") return reportInGroup(about, text);
  const own = about.scene.requests.filter(({ request }) => isOwn(about, about.actor, request));
  const draft = own.find(({ request }) => request.status === "draft");
  const open = own.filter(({ request }) => isOpen(request));
  const quoted = open.find(({ request }) => request.id === about.scene.quoted);
  if (findAlarm(normal(text)) !== undefined) return danger(about, quoted ?? sameMatter(about, open, text), text);
  if (quoted !== undefined) return supplement(about, quoted, text);
  if (draft !== undefined) return fold(about, draft, text);
  const corrected = isCorrection(about) ? sameMatter(about, open, text, "anywhere") : undefined;
  if (corrected !== undefined) return supplement(about, corrected, text);
  if (!saysSomething(text)) return wordless(about, open, text);
  const several = findSeveral(text);
  if (several?.sure === true && open.length > 0) return eachOf(about, open, several.texts);
  const start = () => recall(about, own, text) ?? begin(about, text);
  return open.length === 0 ? start() : moreOrNew(about, open, text, start);
}

/** Of several matters in one message, those that are open already get more; the rest is new (D1, D6). */
function eachOf(about: Case, open: readonly Stored[], texts: readonly string[]): Reply {
  const known = texts.map((text) => ({ text, same: sameMatter(about, open, text) }));
  const fresh = known.filter(({ same }) => same === undefined).map(({ text }) => text);
  const replies = [
    ...known.flatMap(({ text, same }) => (same === undefined ? [] : [supplement(about, same, text, true)])),
    ...(fresh.length === 0 ? [] : [beginEach(about, fresh)]),
  ];
  return {
    changes: replies.flatMap(({ changes }) => changes ?? []),
    materials: replies.flatMap(({ materials }) => materials ?? []),
    notices: replies.flatMap(({ notices }) => notices),
  };
}

/** T33: words of danger about an open request change that request; about nothing else, they are registered at once. */
function danger(about: Case, stored: Stored | undefined, text: string): Reply {
  // What only the coordinator may see is no supplement to what others work on.
  const exposes = findAlarm(normal(text))?.sealed === true && stored?.request.sealed !== true;
  return stored === undefined || exposes || authorize(about, about.actor, "supplement", stored.request) !== undefined
    ? registerAtOnce(about, text)
    : supplement(about, stored, text);
}

function sameMatter(about: Case, open: readonly Stored[], text: string, where?: "anywhere"): Stored | undefined {
  const { matter } = understand(about.office, text);
  const area = where === undefined ? matter.area : undefined;
  return open.find(({ request }) => isSameMatter(request, matter.category, area));
}

/** Their own earlier message, which they have changed: it comes in as one that quotes itself. */
function isCorrection({ inbound: { quote, ref } }: Case): boolean {
  return quote !== undefined && quote.ref === ref;
}

/** The resident's words, files and places onto a request, for the person who is answerable; `again` where it was said as new (D1). */
export function supplement(about: Case, stored: Stored, text: string, again = false): Reply {
  const materials = materialsOf(about, stored.request.id, text);
  const alarm = findAlarm(normal(text));
  const command = {
    do: "supplement",
    text: understand(about.office, text).matter.text,
    materials: materials.map(({ id }) => id),
    ...(alarm && { alarm: alarm.word }),
    ...(again && { again }),
  } as const;
  const refused = authorize(about, about.actor, "supplement", stored.request);
  if (refused !== undefined) return run(about, stored, command);
  const reply = run(about, stored, command, materials);
  return { ...reply, notices: [...warnings(about, stored.request, text), ...reply.notices] };
}

/** Several messages of one story make one draft; words that look like a place answer the question for it. */
function fold(about: Case, draft: Stored, text: string): Reply {
  const { matter, others } = draft.request;
  if (others !== undefined && !isWordless(text)) return foldMore(about, draft, text);
  const shared = about.inbound.place;
  const better = isCorrection(about) ? mended(matter.text, text) : undefined;
  if (better !== undefined) return corrected(about, draft, better);
  const told = others === undefined ? insteadOf(about.office, matter, text) : undefined;
  if (told !== undefined) return run(about, draft, { do: "amend", matter: told }, materialsOf(about, draft.request.id));
  const tells = matter.place === undefined && matter.text !== "" && isPlace(about.office, text);
  const adds = !isWordless(text) && !tells && !repeats(about, matter, text);
  const words = adds ? [matter.text, text].filter((part) => part !== "").join("\n") : matter.text;
  const next =
    clearer(about, matter, words) ??
    understand(about.office, words, shared?.label ?? (tells ? text : matter.place), shared);
  const kept =
    next.matter.area === undefined && next.matter.place === matter.place && matter.area !== undefined
      ? placedIn(next.matter, matter.area, about.office, next.spread)
      : next.matter;
  return run(
    about,
    draft,
    { do: "amend", ...oneMore(about, draft.request, words, kept) },
    materialsOf(about, draft.request.id),
  );
}

/** Whoever gets no answer at once says the same once more. */
function repeats({ office }: Case, { text: told }: Matter, text: string): boolean {
  return `\n${told}\n`.includes(`\n${understand(office, text).matter.text}\n`);
}

/** A place that could be several (三组) and the village that it lies in may come in either order. */
function clearer(about: Case, { place, area }: Matter, words: string): Understood | undefined {
  const whole = place !== undefined && area === undefined ? understand(about.office, words) : undefined;
  return whole?.matter.area === undefined ? undefined : whole;
}

/** The draft in the words that one of its messages was changed into; a place that was told apart stays. */
function corrected(about: Case, draft: Stored, words: string): Reply {
  const { place, area } = draft.request.matter;
  const { matter } = understand(about.office, words);
  const next = matter.place === undefined ? { ...matter, place, area } : matter;
  return run(
    about,
    draft,
    { do: "amend", ...oneMore(about, draft.request, words, next) },
    materialsOf(about, draft.request.id),
  );
}

/** Nothing to read: files go to the open request or begin a draft; a sticker gets a kind word and a way on. */
function wordless(about: Case, open: readonly Stored[], text: string): Reply {
  const [latest] = open;
  if (hasMore(about)) return latest === undefined ? begin(about, text) : supplement(about, latest, text);
  return say({ say: { kind: "empty", saw: sawIn(about, text) } });
}

function sawIn({ inbound }: Case, text: string): Extract<Say, { kind: "empty" }>["saw"] {
  if (inbound.files?.some((file) => file.kind === "sticker")) return "sticker";
  return isWordless(text) ? "nothing" : "unclear";
}

/** The same matter said again is a supplement (D1); another one is a new draft; what is neither is asked. */
function moreOrNew(about: Case, open: readonly Stored[], text: string, start: () => Reply): Reply {
  const { matter } = understand(about.office, text);
  const same = sameMatter(about, open, text);
  if (same !== undefined) return supplement(about, same, text, true);
  if (matter.category !== undefined) return start();
  const [latest, another] = open;
  if (latest !== undefined && (hasMore(about) || (another === undefined && isPhone(text))))
    return supplement(about, latest, text);
  const few = open.slice(0, 5);
  return say({
    say: { kind: "more-or-new", lines: few.map(({ request }) => lineOf(about.office, request)) },
    options: [
      ...few.map(({ request }) => ({
        data: `supplement:${request.id}`,
        label: { as: shortName(about.office, request, about.language) },
      })),
      { data: "new:", label: "new" },
    ],
    keep: text,
  });
}

/** How long an answer is remembered (D3), ms. */
const REMEMBERED = 90 * 86_400_000;

/** D3: what was answered lately is shown again, with the choice of saying what is new or of having it done again. */
function recall(about: Case, own: readonly Stored[], text: string): Reply | undefined {
  if (own.length === 0) return undefined;
  const { matter } = understand(about.office, text);
  const before = own.find(
    ({ request }) =>
      matter.area !== undefined &&
      request.outcome !== "withdrawn" &&
      about.now - (request.closedAt ?? 0) < REMEMBERED &&
      isSameMatter(request, matter.category, matter.area),
  )?.request;
  const round = before === undefined ? undefined : lastRound(before);
  if (before === undefined || round === undefined) return undefined;
  const again = !isRefusal(decide({ ...about, request: before, command: { do: "reopen" } }));
  return say({
    say: { kind: "answered-before", no: before.no, text: round.text, at: round.at, again },
    request: before.id,
    options: [
      ...(again ? [{ data: `reopen:${before.id}:again`, label: "reopen" } as const] : []),
      { data: `new:${before.id}`, label: "new" },
    ],
    keep: text,
  });
}

/** Whether words that mean this category and area can be about a request. */
export function isSameMatter({ matter }: Request, category: string | undefined, area: string | undefined): boolean {
  return (
    category !== undefined &&
    matter.category === category &&
    (area === undefined || matter.area === undefined || matter.area === area)
  );
}
