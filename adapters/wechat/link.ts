import { setTimeout as wait } from "node:timers/promises";
import { AdapterError, type ChannelState, type Log } from "../../src/port/index.js";
import { isLoss } from "./faults.js";
import type { Hearing } from "./hearing.js";
import { createStatus, type Status } from "./phase.js";
import { type Pulse, untilEnd } from "./pulse.js";
import type { Events, Session } from "./session.js";

/** A session with an account logged in. */
export type Open = Session & Readonly<{ me: string }>;

/** A connection that comes back by itself. */
export type Link = Readonly<{
  /** Resolves when the first attempt is over, well or not. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The session in use; throws `AdapterError` where there is none, or no account logged in. */
  session(): Open;
  state(): ChannelState;
}>;

/** What is told of the session beside its own standing. */
export type Told = Omit<Events, "login" | "logout" | "trouble">;
type Manner = Readonly<{ log: Log; pulse?: Pulse | undefined; hearing: Hearing }>;
type Line = { readonly status: Status; readonly told: Told; session?: Session; me?: string } & Manner;

const firstMs = 5000;
const lastMs = 8000;

/**
 * Keeps a session open until it is stopped. By itself wechaty takes a minute to see that a gateway has gone; here the first
 * error of the connection makes a new session.
 */
export function createLink(open: (events: Events) => Promise<Session>, told: Told, manner: Manner): Link {
  const { signal, abort } = aborter();
  const line: Line = { status: createStatus(), told, ...manner };
  let running: Promise<void> | undefined;
  const run = async () => {
    for (let failures = 0; !signal.aborted; failures++) {
      if (await live(line, open, signal)) failures = 0;
      await wait(Math.min(250 * 2 ** failures, 5000), undefined, { signal }).catch(() => {});
    }
  };
  return {
    start: async () => {
      if (running !== undefined || signal.aborted) return;
      line.status.enter("opening");
      running = run();
      await Promise.race([line.status.settled, wait(firstMs, undefined, { signal, ref: false }).catch(() => {})]);
    },
    stop: async () => {
      abort();
      // A gateway that says nothing can hold up an attempt for longer than anyone waits; it then closes behind our back.
      await Promise.race([running, wait(lastMs, undefined, { ref: false })]);
      line.status.enter("closed");
    },
    session: () => {
      const { session, me } = line;
      if (session === undefined || me === undefined) throw line.status.fault();
      return { ...session, me };
    },
    state: line.status.state,
  };
}

/** One session from its opening to its end; true if an account was logged in. */
async function live(line: Line, open: (events: Events) => Promise<Session>, stop: AbortSignal): Promise<boolean> {
  const { status, log, pulse, hearing } = line;
  const end = aborter();
  let wasIn = false;
  try {
    const session = await open(eventsOf(line, end.abort));
    line.session = session;
    hearing.began();
    if (line.me !== undefined) status.enter("in");
    else if (!status.is("scan")) status.enter("waiting");
    await untilEnd(session.puppet, AbortSignal.any([end.signal, stop]), { pulse, isDeaf: hearing.isDeaf });
  } catch (error) {
    log.warn({ kind: kindOf(error) }, "no connection to WeChat: trying again");
  }
  hearing.ended();
  wasIn = line.me !== undefined;
  const { session } = line;
  delete line.session;
  delete line.me;
  status.enter(stop.aborted ? "closed" : "away");
  await session?.close();
  return wasIn;
}

/** A session's events: those of the connection move the line, the rest are passed on. */
function eventsOf(line: Line, lose: () => void): Events {
  const { status, told, log } = line;
  return {
    ...told,
    // The puppet logs in while it is still being started: until the session stands, `in` would promise too much.
    login: (me) => {
      line.me = me;
      if (line.session) status.enter("in");
    },
    logout: () => {
      delete line.me;
      if (line.session) status.enter("out");
    },
    scan: (qr) => {
      delete line.me;
      status.enter("scan", qr);
      told.scan(qr);
    },
    trouble: (error) => {
      log.warn({ kind: kindOf(error) }, "the WeChat puppet has trouble");
      if (isLoss(error)) lose();
    },
  };
}

function aborter(): { signal: AbortSignal; abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

/** An error's kind alone: its message may quote what was being sent. */
function kindOf(error: unknown): string {
  if (error instanceof AdapterError) return error.code ?? error.fault;
  if (!(error instanceof Error)) return typeof error;
  return "code" in error ? `${error.constructor.name} ${String(error.code)}` : error.constructor.name;
}
