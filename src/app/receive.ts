import { randomBytes } from "node:crypto";
import { isoWeek, weekSpan } from "../core/calendar.js";
import { equalsOf } from "../core/duty.js";
import type { Office } from "../core/office.js";
import { readData, type Said } from "../intent/acts.js";
import { readCommand } from "../intent/interpret.js";
import { normal } from "../intent/normal.js";
import { numbersIn } from "../intent/number.js";
import type { Inbound, Log, Receipt } from "../port/index.js";
import type { Turn, Turned } from "../store/turn.js";
import type { Scene, SceneQuery, Write } from "../store/types.js";
import type { Book, World } from "./case.js";
import { codeIn, hashOf } from "./code.js";
import type { Directory } from "./directory.js";
import { concerns } from "./group.js";
import { createLately } from "./lately.js";
import { respond } from "./respond.js";
import { storable } from "./storable.js";

/** Takes what platforms bring in: stored and decided in one transaction before the platform hears that we have it. */
export type Receive = (platform: string, inbound: Inbound) => Promise<Receipt>;

type Settings = Readonly<{
  turn: Turn;
  office: () => Office;
  roster: () => Book;
  directory: Directory;
  clock: () => number;
  /** Resolves when no question is on its way to this chat any more: only then is it known what their words answer. */
  asked: (conversation: string) => Promise<void>;
  /** Deliveries that are ours to send, and the news that there may be files to fetch. */
  onTurned: (turned: Turned) => void;
  onFiles: () => void;
  log: Log;
  /** A test's hook at the awaits of the inbound path. */
  at?: (point: string) => void | Promise<void>;
}>;

/** How many keys of what was stored last are kept in memory; the database knows them all, for ever. */
const LATELY = 10_000;

/** Makes the receiver of a process: the same chat strictly in order, different chats side by side. */
export function createReceive(settings: Settings): Receive {
  const chats = new Map<string, Promise<unknown>>();
  const stored = createLately(LATELY);
  return (platform, inbound) => {
    const chat = `${platform}:${inbound.chat.id}`;
    const before = chats.get(chat) ?? Promise.resolve();
    const key = `${platform}:${inbound.key}`;
    const now = before.then(async () => {
      // Platforms repeat themselves at once or not at all: what we have just stored need not be looked up.
      if (stored.has(key)) return { replies: 0 };
      const receipt = await receiveOne(settings, platform, inbound);
      stored.add(key);
      return receipt;
    });
    const settled = now
      .catch(() => undefined)
      .finally(() => {
        if (chats.get(chat) === settled) chats.delete(chat);
      });
    chats.set(chat, settled);
    return now;
  };
}

async function receiveOne(settings: Settings, platform: string, given: Inbound): Promise<Receipt> {
  const { directory, at, log } = settings;
  const inbound = storable(given, settings.clock());
  const staff = directory.staffOf(platform, inbound.from.id);
  if (!concerns(settings.office(), platform, inbound, staff)) return { replies: 0 };
  const conversation = `${platform}:${inbound.chat.id}`;
  await settings.asked(conversation);
  await at?.("before store");
  const turned = await turnFor(settings, platform, inbound, staff);
  await at?.("after store");
  if (staff !== undefined && inbound.chat.kind === "private")
    directory.spoke(staff, { platform, chat: inbound.chat.id });
  settings.onTurned(turned);
  if (inbound.files !== undefined) settings.onFiles();
  if (turned.seen) log.debug({ platform }, "a message that was stored before came again");
  return { replies: turned.deliveries.filter((delivery) => delivery.conversation === conversation).length };
}

async function turnFor(
  settings: Settings,
  platform: string,
  inbound: Inbound,
  staff: string | undefined,
): Promise<Turned> {
  const { turn, log } = settings;
  const query = queryOf(settings, platform, inbound, staff);
  try {
    return await turn(query, (scene, numbers) => {
      // Deciding is not waited for by anybody: a hook that wants to wait here cannot.
      void settings.at?.("read");
      return respond({ ...worldOf(settings), directory: settings.directory, numbers }, platform, inbound, scene);
    });
  } catch (error) {
    if (!isOurs(error)) throw error;
    // A bug in deciding must not make the platform deliver the same message for ever: it is stored, and somebody is told.
    log.error({ err: error, platform }, "a message could not be made into anything; it is kept as stuck");
    return turn(query, (scene) => stuck(settings.clock(), platform, inbound, scene));
  }
}

function worldOf({ office, roster, clock }: Settings): World {
  return { office: office(), roster: roster(), now: clock(), id: newId };
}

/** Short, unguessable, and safe in a button's 64 bytes. */
export function newId(): string {
  return randomBytes(8).toString("hex");
}

function queryOf(
  { office, clock, roster }: Settings,
  platform: string,
  inbound: Inbound,
  staff: string | undefined,
): SceneQuery {
  const code = inbound.chat.kind === "private" ? codeIn(inbound.text) : undefined;
  // What is reported of one cause follows the request that stands for it (N17).
  const leads = (roster().alerts ?? []).flatMap(({ lead, until }) =>
    lead !== undefined && until > clock() ? [lead] : [],
  );
  const said = inbound.press === undefined ? undefined : readData(inbound.press.data);
  const pressed = said?.id;
  const equals = equalsOf(office());
  return {
    office: office().id,
    platform,
    chat: inbound.chat.id,
    kind: inbound.chat.kind,
    user: inbound.from.id,
    key: inbound.key,
    ...ownOf(inbound),
    ...(staff === undefined ? {} : { staff }),
    numbers: numbersIn(normal(inbound.text.slice(0, 200))),
    ids: [...(pressed === undefined ? [] : [pressed]), ...leads],
    ...(inbound.quote === undefined ? {} : { ref: inbound.quote.ref }),
    ...(inbound.press?.ref === undefined ? {} : { ref: inbound.press.ref, pressed: true }),
    ...(code === undefined ? {} : { code: { hash: hashOf(office().id, code), now: clock() } }),
    ...(equals.length === 0 ? {} : { equals }),
    ...(readCommand(inbound.text, false)?.act === "seen" ? { sights: true } : {}),
    ...(staff !== undefined && isOfVisits(inbound, said) ? { visitsSince: weekOf(office(), clock()) } : {}),
  };
}

/** Platforms date by the second: of two changes of one message in the same second, neither overtook the other. */
function ownOf({ ref, at, quote }: Inbound): Pick<SceneQuery, "own"> {
  if (ref === undefined) return {};
  return { own: { ref, after: quote?.ref === ref ? at + 1 : at } };
}

/** Whether visits are spoken of, in words, by a button or by its number: only then are they read. */
function isOfVisits({ text }: Inbound, pressed: Said | undefined): boolean {
  const act = pressed?.act ?? readCommand(text, true)?.act;
  return act === "visit" || act === "visit-end" || (act === undefined && text.length <= SHORT);
}

/** No number of a choice is longer. */
const SHORT = 6;

function weekOf({ zone }: Office, now: number): number {
  return weekSpan(zone, isoWeek(zone, now))[0];
}

/** A bug of ours: in deciding, or in what the database is given, which it will never take. Its being away is none. */
function isOurs(error: unknown): boolean {
  if (error instanceof TypeError || error instanceof RangeError) return true;
  if (!(error instanceof Error)) return false;
  if ("code" in error) return /^(?:22|23|42)/.test(String(error.code));
  return error.constructor === Error;
}

function stuck(now: number, platform: string, inbound: Inbound, scene: Scene): Write {
  const { conversation } = scene;
  return {
    inbox: {
      platform,
      key: inbound.key,
      at: inbound.at,
      conversation: conversation.id,
      sender: inbound.from.id,
      body: inbound,
      fate: "stuck",
    },
    changes: [],
    materials: [],
    errands: [
      {
        conversation: conversation.id,
        platform,
        chat: inbound.chat.id,
        kind: inbound.chat.kind,
        recipient: "reporter",
        weight: "reply",
        hold: undefined,
        notice: { to: "here", weight: "reply", say: { kind: "trouble" } },
      },
    ],
    conversation: { ...conversation, lastAt: now },
  };
}
