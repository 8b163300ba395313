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
 * sink refuses would be gone. A crash of the process loses what is held; nothing on this side can prevent it.
 */
export function createInbox(sink: Sink, log: Log): Inbox {
  const stopping = new AbortController();
  const chats = new Map<string, Promise<void>>();
  let reading: Promise<void> = Promise.resolve();
  let held = 0;
  let lost = 0;

  const settle = (stored: boolean, why: string) => {
    held -= 1;
    if (stored) return;
    lost += 1;
    log.error({ held, lost }, `a WeChat message is lost: ${why}`);
  };
  const store = async (inbound: Inbound) => {
    const complain = (_: unknown, tries: number) => {
      if (tries === 1) log.warn({ held }, "a WeChat message could not be stored: trying again until it can");
      return false;
    };
    settle(
      await persist(() => sink(inbound), stopping.signal, complain),
      "the program stopped before it could be stored",
    );
  };
  const queue = (inbound: Inbound) => {
    const { id } = inbound.chat;
    const tail = (chats.get(id) ?? Promise.resolve()).then(() => store(inbound));
    chats.set(id, tail);
    void tail.then(() => chats.get(id) === tail && chats.delete(id));
  };
  const read = async (notice: Notice) => {
    let inbound: Inbound | undefined;
    const look = async () => {
      inbound = await notice();
    };
    const shown = await persist(look, stopping.signal, hopeless);
    if (inbound) queue(inbound);
    else settle(shown, "the puppet told of it, and then could not show it");
  };

  return {
    take: (notice) => {
      held += 1;
      if (stopping.signal.aborted) return settle(false, "it came in while the channel was closing");
      if (held > mostHeld) return settle(false, "too many others wait to be stored already");
      reading = reading.then(() => read(notice));
    },
    count: () => ({ held, lost }),
    stop: async () => {
      stopping.abort();
      await reading;
      await Promise.all(chats.values());
    },
  };
}

/** Tries until it works; false once `giveUp` says so or the signal has come. */
async function persist(
  step: () => Promise<unknown>,
  stop: AbortSignal,
  giveUp: (error: unknown, tries: number) => boolean,
): Promise<boolean> {
  for (let tries = 1; ; tries++) {
    try {
      await step();
      return true;
    } catch (error) {
      if (stop.aborted || giveUp(error, tries)) return false;
      await wait(Math.min(100 * 2 ** tries, 15_000), undefined, { signal: stop }).catch(() => {});
    }
  }
}

/** While the gateway is away every read fails, and that is waited out; any other failure is this one message's own. */
function hopeless(error: unknown, tries: number): boolean {
  return tries >= mostReads && !(error instanceof AdapterError && away.includes(error.code));
}
