import { setTimeout as wait } from "node:timers/promises";
import { AdapterError, type Inbound, type Log, type Sink } from "../../src/port/index.js";

/** Something the puppet told of, still to be read; undefined when there is nothing to store in it. */
export type Notice = () => Promise<Inbound | undefined>;

/** How many wait to be stored, and how many were given up. */
export type Count = Readonly<{ held: number; lost: number }>;

/** What came in and is not stored yet. */
export type Inbox = Readonly<{
  /** Takes a notice; it is read in the order of arrival, and stored in order per chat. */
  take(notice: Notice): void;
  count(): Count;
  /** Takes no more, and waits until everything in hand had its try. */
  stop(): Promise<void>;
}>;

const mostHeld = 5000;
const mostReads = 8;
const away: readonly (string | undefined)[] = ["opening", "away", "waiting", "scan", "out", "timeout", "1", "13", "14"];

/**
 * Holds inbounds in memory until they are stored: WeChat tells of a message once and takes no acknowledgement, so what the
 * sink refuses would be gone. It is tried again after `firstMs`, then ever later, up to 15 s. A crash of the process loses
 * what is held; nothing on this side can prevent it.
 */
export function createInbox(sink: Sink, log: Log, firstMs = 200): Inbox {
  const stopping = new AbortController();
  const patience = { firstMs, stop: stopping.signal };
  const tally = createTally(log);
  const lanes = createLanes();
  let reading: Promise<void> = Promise.resolve();

  const store = async (inbound: Inbound) => {
    const complain = (_: unknown, tries: number) => {
      if (tries === 1) log.warn(tally.count(), "a WeChat message could not be stored: trying again until it can");
      return false;
    };
    tally.settle(await persist(() => sink(inbound), patience, complain), "the program stopped before it was stored");
  };
  const read = async (notice: Notice) => {
    let inbound: Inbound | undefined;
    const look = async () => {
      inbound = await notice();
    };
    const shown = await persist(look, patience, hopeless);
    const found = inbound;
    if (found) lanes.put(found.chat.id, () => store(found));
    else tally.settle(shown, "the puppet told of it, and then could not show it");
  };
  return {
    take: (notice) => {
      const { held } = tally.add();
      if (stopping.signal.aborted) return tally.settle(false, "it came in while the channel was closing");
      if (held > mostHeld) return tally.settle(false, "too many others wait to be stored already");
      reading = reading.then(() => read(notice));
    },
    count: tally.count,
    stop: async () => {
      stopping.abort();
      await reading;
      await lanes.idle();
    },
  };
}

function createTally(log: Log) {
  let held = 0;
  let lost = 0;
  const count = (): Count => ({ held, lost });
  return {
    count,
    add: () => {
      held += 1;
      return count();
    },
    settle: (stored: boolean, why: string) => {
      held -= 1;
      if (stored) return;
      lost += 1;
      log.error(count(), `a WeChat message is lost: ${why}`);
    },
  };
}

/** Work in order per chat, and side by side between chats. */
function createLanes() {
  const tails = new Map<string, Promise<void>>();
  return {
    put: (chat: string, work: () => Promise<void>) => {
      const tail = (tails.get(chat) ?? Promise.resolve()).then(work);
      tails.set(chat, tail);
      void tail.then(() => tails.get(chat) === tail && tails.delete(chat));
    },
    idle: async () => void (await Promise.all(tails.values())),
  };
}

/** Tries until it works; false once `giveUp` says so or the signal has come. */
async function persist(
  step: () => Promise<unknown>,
  { firstMs, stop }: Readonly<{ firstMs: number; stop: AbortSignal }>,
  giveUp: (error: unknown, tries: number) => boolean,
): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      await step();
      return true;
    } catch (error) {
      if (stop.aborted || giveUp(error, tries)) return false;
      await wait(Math.min(firstMs * 2 ** (tries - 1), 15_000), undefined, { signal: stop }).catch(() => {});
    }
  }
}

/** While the gateway is away every read fails, and that is waited out; any other failure is this one message's own. */
function hopeless(error: unknown, tries: number): boolean {
  return tries >= mostReads && !(error instanceof AdapterError && away.includes(error.code));
}
