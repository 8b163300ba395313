import type { Language, Staff } from "../core/office.js";
import type { Actor, Request } from "../core/request.js";
import { type ActName, readData, type Said } from "../intent/acts.js";
import { findAlarm } from "../intent/alarm.js";
import { passesBuck } from "../intent/buck.js";
import { interpret, type Meaning, type OpenPrompt, readCommand } from "../intent/interpret.js";
import { normal } from "../intent/normal.js";
import { asksForList, isCourtesy } from "../intent/remark.js";
import { writtenIn } from "../intent/written.js";
import type { Inbound, Opening } from "../port/index.js";
import type { Conversation, Numbers, Person, Scene, Write } from "../store/types.js";
import { alertActs } from "./acts/alert.js";
import { askActs } from "./acts/asks.js";
import { bindActs } from "./acts/bind.js";
import { boardActs } from "./acts/board.js";
import { commonActs } from "./acts/common.js";
import { dutyActs } from "./acts/duty.js";
import { answerInGroup } from "./acts/group.js";
import { offerToRegister } from "./acts/held.js";
import { help } from "./acts/help.js";
import { laterActs } from "./acts/later.js";
import { linkActs } from "./acts/link.js";
import { answerOpinion } from "./acts/opinion.js";
import { oversightActs } from "./acts/oversight.js";
import { personActs } from "./acts/person.js";
import { proxyActs } from "./acts/proxy.js";
import { answerCourtesy, answerRemark } from "./acts/remark.js";
import { report } from "./acts/report.js";
import { type Handler, moved, residentActs } from "./acts/resident.js";
import { retract } from "./acts/retract.js";
import { severalActs } from "./acts/several.js";
import { rosterActs } from "./acts/shift.js";
import { spotActs } from "./acts/spot.js";
import { staffActs } from "./acts/staff.js";
import { withoutButtons } from "./acts/used.js";
import { visitActs } from "./acts/visit.js";
import { address, chosenIn } from "./address.js";
import { type Case, type Reply, say, type World } from "./case.js";
import type { Directory } from "./directory.js";

const handlers: Readonly<Record<ActName, Handler>> = {
  ...residentActs,
  ...severalActs,
  ...laterActs,
  ...staffActs,
  ...askActs,
  ...oversightActs,
  ...commonActs,
  ...personActs,
  ...boardActs,
  ...proxyActs,
  ...dutyActs,
  ...rosterActs,
  ...bindActs,
  ...linkActs,
  ...spotActs,
  ...alertActs,
  ...visitActs,
};

/** What one inbound comes to: everything to be written, and said, because of it. Pure but for the ids it is given. */
export function respond(
  world: World & Readonly<{ directory: Directory; numbers: Numbers }>,
  platform: string,
  inbound: Inbound,
  scene: Scene,
): Write {
  const staff = scene.staff === undefined ? undefined : world.office.staff.get(scene.staff);
  const known = staff !== undefined || inbound.from.anonymous === true;
  const person = known ? undefined : (scene.person ?? newPerson(world.id(), inbound));
  const actor: Actor = staff === undefined ? { is: "resident", id: person?.id ?? "" } : { is: "staff", id: staff.id };
  const language = languageOf(world, inbound, scene, staff);
  const staffOf = (user: string) => world.directory.staffOf(platform, user);
  const selves = staff === undefined ? scene.selves.map(({ id }) => id) : [];
  const about: Case = {
    ...world,
    platform,
    inbound,
    scene,
    actor,
    staff,
    selves,
    load: scene.load,
    language,
    prompt: undefined,
    staffOf,
  };
  if (inbound.from.anonymous) return write(about, answerAnonymous(about), undefined, undefined);
  // What it was changed into has been answered: the older words are kept, and bring about nothing.
  const meaning = scene.overtaken ? undefined : mean(about);
  const inGroup = scene.overtaken ? undefined : answerInGroup(about);
  const reply = inGroup ?? (meaning === undefined ? { notices: [] } : answer(about, meaning));
  return write(about, onceForAlbum(about, reply), promptOf(meaning), person);
}

/** Whoever speaks as a group or a channel cannot be told anything in private, and so reports nothing; but danger is answered. */
function answerAnonymous({ inbound }: Case): Reply {
  const alarm = findAlarm(normal(inbound.text));
  const warning = alarm && ({ kind: "emergency", numbers: alarm.numbers } as const);
  return {
    notices: [
      ...(warning === undefined ? [] : [{ to: "here", weight: "critical", say: warning } as const]),
      { to: "here", weight: "reply", say: { kind: "anonymous" } },
    ],
  };
}

/** The parts of an album are one thing said: only the first is answered in the chat; the others are kept with it. */
function onceForAlbum({ inbound, scene }: Case, reply: Reply): Reply {
  if (inbound.album === undefined || inbound.album !== scene.conversation.album) return reply;
  return { ...reply, notices: reply.notices.filter(({ to }) => to !== "here" && to !== "reporter") };
}

/** What was pressed or typed; undefined where nothing was meant for us. */
function mean(about: Case): Meaning | undefined {
  const { inbound, scene, staff, now } = about;
  if (inbound.event === "stopped" || inbound.event === "left" || inbound.event === "agreed") return undefined;
  if (inbound.press !== undefined) {
    const said = readData(inbound.press.data);
    return said === undefined
      ? { is: "no-such-choice", choices: 0 }
      : { is: "act", said, prompt: promptFor(scene, inbound.press.data) };
  }
  if (inbound.event !== undefined && inbound.text === "")
    return { is: "act", said: { act: "start", args: [], text: "" }, prompt: undefined };
  const prompts = inbound.chat.kind === "group" ? [] : scene.conversation.prompts;
  const once = staff !== undefined || scene.staff !== undefined || scene.listed !== undefined;
  const meaning = interpret(inbound.text, { prompts, staff: once, now });
  if (inbound.addressed) return meaning;
  if (staff === undefined) return { is: "text", text: inbound.text };
  return meaning.is === "act" && meaning.said.no !== undefined ? meaning : undefined;
}

function answer(heard: Case, meaning: Meaning): Reply {
  const about: Case = { ...heard, prompt: promptOf(meaning) };
  if (meaning.is === "no-such-choice") return say({ say: { kind: "no-such-choice", choices: meaning.choices } });
  const retracted = retract(about, meaning);
  if (retracted !== undefined) return retracted;
  if (meaning.is === "act") {
    if (isAsked(about, meaning.said) && findAlarm(normal(meaning.said.text)) !== undefined) return report(about);
    const aside = isAsked(about, meaning.said) ? answerRemark(about) : answerCourtesy(about, meaning.said);
    if (aside !== undefined) return aside;
    const kept = about.prompt?.keep;
    const said: Said = meaning.said.text === "" && kept !== undefined ? { ...meaning.said, text: kept } : meaning.said;
    return wasRemoved(about, said) ? removed() : handlers[said.act](about, said);
  }
  if (about.staff !== undefined) return staffText(about, meaning.text);
  return isForStaff(about)
    ? say({ say: { kind: "refused", refused: "unknown" } })
    : (answerOpinion(about) ?? answerRemark(about) ?? moved(about) ?? report(about));
}

/** What somebody reports is asked for, and free words came: they may be something else, or a cry for help. */
function isAsked({ inbound, prompt, staff }: Case, { act }: Said): boolean {
  const asked = act === "place" || act === "matter" || act === "new" || act === "spot";
  return asked && staff === undefined && prompt?.expects !== undefined && inbound.press === undefined;
}

/** Free words of a cadre: for the one request they can be about, with a choice of what they are; else help. */
function staffText(about: Case, text: string): Reply {
  const mine = about.scene.requests.filter(
    ({ request }) => request.accountable === about.actor.id && request.status === "claimed",
  );
  const quoted = mine.find(({ request }) => request.id === about.scene.quoted);
  const [only, another] = quoted === undefined ? mine : [quoted];
  if (asksForList(normal(text))) return handlers.mine(about, { act: "mine", args: [], text: "" });
  if (isCourtesy(normal(text))) return say({ say: { kind: "empty", saw: "okay" } });
  if (passesBuck(text)) return offerToRegister();
  if (only === undefined || another !== undefined || text === "") return help(about);
  const { request } = only;
  return say({
    say: { kind: "what-for", no: request.no },
    request: request.id,
    options: (["write", "progress", "answer"] as const).map((label) => ({ data: `${label}:${request.id}`, label })),
    keep: text,
  });
}

/** Words of the staff with a number and nothing else, from somebody who is none: to them that number does not exist (T35). */
function isForStaff({ inbound }: Case): boolean {
  const meant = inbound.files === undefined ? readCommand(inbound.text, true) : undefined;
  return meant?.no !== undefined && meant.text === "";
}

/** Whether somebody who was taken off the list does what only those on it can: they are told so, in so many words. */
function wasRemoved({ staff, scene, inbound }: Case, said: Said): boolean {
  if (staff !== undefined || (scene.staff === undefined && scene.listed === undefined)) return false;
  return readCommand(inbound.text, false)?.act !== said.act && readCommand(inbound.text, true)?.act === said.act;
}

function removed(): Reply {
  return say({ say: { kind: "refused", refused: "removed" } });
}

/** The whole write: the inbox row, the chat as it is now, and the errands of what must be said. */
function write(
  about: Case & Readonly<{ directory?: Directory }>,
  reply: Reply,
  prompt: OpenPrompt | undefined,
  person: Person | undefined,
): Write {
  const { scene, inbound, platform, staff, office } = about;
  const changes = reply.changes ?? [];
  const requests = new Map<string, Request>([
    ...scene.requests.map(({ request }) => [request.id, request] as const),
    ...changes.map(({ request }) => [request.id, request] as const),
  ]);
  const own = person === undefined ? [] : [person.id, ...(about.selves ?? [])];
  const here = { platform, chat: inbound.chat.id, kind: inbound.chat.kind, staff: staff?.id, own };
  const released = releasedBy(about, reply);
  // `respond` always hands its world on, with the directory in it.
  const directory = about.directory as Directory;
  const isNew = person !== undefined && scene.person === undefined;
  return {
    inbox: inboxRow(about, reply),
    ...bookkeeping(reply),
    conversation: {
      ...chat(
        about,
        prompt,
        changes.map(({ request }) => request.id),
        person,
      ),
      ...reply.conversation,
    },
    ...accountOf(about, reply, isNew ? person : undefined),
    changes,
    materials: reply.materials ?? [],
    errands: address([...reply.notices, ...withoutButtons(about, reply)], {
      world: { ...about, office },
      directory,
      here,
      requests,
      chosen: chosenIn(scene),
    }),
    ...(released.length > 0 ? { released } : {}),
  };
}

/** Chats of which what was held goes out now: this one, since its person has spoken, and others that can be said elsewhere. */
function releasedBy({ scene: { held, conversation } }: Case, { released = [] }: Reply): readonly string[] {
  return [...(held.quiet + held.window + held.muted > 0 ? [conversation.id] : []), ...released];
}

function inboxRow(about: Case, reply: Reply): NonNullable<Write["inbox"]> {
  const { inbound, platform, scene } = about;
  return {
    platform,
    key: inbound.key,
    at: inbound.at,
    conversation: scene.conversation.id,
    sender: inbound.from.id,
    // Talk in a group that came to nothing is not kept: only that it was seen.
    body: isKept(about, reply) ? inbound : {},
    ...(reply.waits === undefined
      ? { fate: "done" }
      : { fate: "waiting", due: reply.waits, ...(inbound.ref === undefined ? {} : { ref: inbound.ref }) }),
  };
}

function isKept({ inbound }: Case, reply: Reply): boolean {
  if (inbound.chat.kind === "private" || inbound.addressed) return true;
  return reply.waits !== undefined || reply.changes !== undefined || reply.notices.length > 0;
}

function bookkeeping({ settled, roster, audited, code, selves }: Reply): Partial<Write> {
  return {
    ...(selves === undefined ? {} : { selves }),
    ...(settled === undefined ? {} : { settled }),
    ...(roster === undefined ? {} : { roster }),
    ...(audited === undefined ? {} : { audited }),
    ...(code === undefined ? {} : { code }),
  };
}

/** Whoever becomes known by this: a new resident who speaks, or is spoken for; an account that is bound; a cadre of the list. */
function accountOf(
  { platform, inbound, scene, staff, language }: Case,
  reply: Reply,
  fresh: Person | undefined,
): Pick<Write, "person" | "account"> {
  const person = reply.person ?? fresh;
  const user = inbound.from.id;
  const listed = staff !== undefined && staff.accounts[platform] === user && scene.listed !== staff.id;
  const account =
    reply.account ??
    (fresh === undefined
      ? listed
        ? { platform, user, listed: staff.id }
        : undefined
      : { platform, user, person: fresh.id });
  return {
    ...(person === undefined ? {} : { person: { ...person, language } }),
    ...(account === undefined ? {} : { account }),
  };
}

/** The chat after this inbound: answered questions are gone, and so are older ones about the same request. */
function chat(
  about: Case,
  prompt: OpenPrompt | undefined,
  changed: readonly string[],
  person: Person | undefined,
): Conversation {
  const { scene, inbound, now, language } = about;
  const gone = new Set([...changed, ...(prompt?.request === undefined ? [] : [prompt.request])]);
  return {
    ...scene.conversation,
    person: inbound.chat.kind === "private" ? person?.id : undefined,
    language: scene.conversation.language ?? (inbound.chat.kind === "private" ? language : undefined),
    prompts: scene.conversation.prompts.filter(
      (open) =>
        (open !== prompt || open.stays === true) &&
        (open.request === undefined ? open.expects === undefined || changed.length === 0 : !gone.has(open.request)),
    ),
    openings: openingsAfter(scene.conversation.openings, inbound, now),
    stopped: inbound.event === "stopped",
    album: inbound.album,
    lastAt: Math.max(now, scene.conversation.lastAt ?? 0),
  };
}

/** What may still be written: a new opening takes the place of those of its slot that end sooner; none at all shuts the window. */
function openingsAfter(old: readonly Opening[], { opens, at }: Inbound, now: number): readonly Opening[] {
  if (opens?.length === 0) return [];
  // The platform's clock may be ahead of ours; by our own, a window lasts no longer than it was opened for.
  const fresh = (opens ?? []).map((opening) => ({
    ...opening,
    until: Math.min(opening.until, now + opening.until - at),
  }));
  const replaced = ({ slot, until }: Opening) =>
    fresh.some((one) => one.slot === slot && (one.adds ? one.count === 0 : one.until >= until));
  const left = old.filter((opening) => opening.until > now && opening.count > 0 && !replaced(opening));
  return [...left, ...fresh.filter(({ count }) => count > 0)];
}

function promptOf(meaning: Meaning | undefined): OpenPrompt | undefined {
  return meaning?.is === "act" ? meaning.prompt : undefined;
}

function promptFor(scene: Scene, data: string): OpenPrompt | undefined {
  return [...scene.conversation.prompts].reverse().find((prompt) => prompt.options.includes(data));
}

function newPerson(id: string, inbound: Inbound): Person {
  return { id, name: inbound.from.name, phone: undefined, preferred: undefined };
}

/** What the chat chose, else the staff's own, else the language that was written, else the phone's language, else the office's. */
function languageOf({ office }: World, inbound: Inbound, scene: Scene, staff: Staff | undefined): Language {
  const chosen = scene.conversation.language ?? staff?.language;
  if (chosen === "en" || chosen === "zh-CN") return chosen;
  const written = writtenIn(inbound.text);
  if (written !== undefined) return written;
  const spoken = inbound.from.language;
  return spoken === undefined ? office.language : spoken.startsWith("zh") ? "zh-CN" : "en";
}
