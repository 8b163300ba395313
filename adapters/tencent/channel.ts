import { setTimeout as wait } from "node:timers/promises";
import { AdapterError, type ChannelState, type Hear, type Log, type Sink } from "../../src/port/index.js";
import type { Api } from "./api.js";

/** An account's channel: its sink while it is open, and the attempts at a first access token. */
export type Channel = Readonly<{
  /** Where inbounds go; undefined while the channel is closed. */
  sink(): Sink | undefined;
  hear(): Hear | undefined;
  open(sink: Sink, hear?: Hear): Promise<void>;
  close(): void;
}>;

/** A closed channel. Once open, it asks for an access token until it is had, which `began` waits for, or it is closed again. */
export function createChannel(api: Api, log: Log, name: string, began: () => Promise<void> = async () => {}): Channel {
  let sink: Sink | undefined;
  let hear: Hear | undefined;
  let opened = new AbortController();
  const knock = async () => {
    try {
      await api.knock();
      void began();
      return true;
    } catch (error) {
      log.warn({ code: error instanceof AdapterError ? error.code : undefined }, `${name} gave no access token`);
      return false;
    }
  };
  const persist = async (signal: AbortSignal) => {
    for (let pause = 500; !signal.aborted; pause = Math.min(pause * 2, 60_000)) {
      await wait(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted || (await knock())) return;
    }
  };
  return {
    sink: () => sink,
    hear: () => hear,
    open: async (next, listener) => {
      sink = next;
      hear = listener;
      opened = new AbortController();
      if (!(await knock())) void persist(opened.signal);
    },
    close: () => {
      sink = undefined;
      hear = undefined;
      opened.abort();
    },
  };
}

/** Whether an access token can be had, and since when it is so. */
export type Health = Readonly<{ state(): ChannelState; set(fault: string | undefined): void }>;

/** Nothing known yet. */
export function createHealth(clock: () => number): Health {
  let state: ChannelState = { up: false, detail: "not started", since: clock() };
  return {
    state: () => state,
    set: (fault) => {
      const up = fault === undefined;
      state = { up, detail: fault ?? "the access token is at hand", since: up === state.up ? state.since : clock() };
    },
  };
}

/** What is being taken at the moment, and a wait for its end. */
export type Hands = Readonly<{ hold<T>(work: Promise<T>): Promise<T>; settled(): Promise<unknown> }>;

/** Nothing in hand. */
export function createHands(): Hands {
  const inHand = new Set<Promise<unknown>>();
  return {
    hold: (work) => {
      inHand.add(work);
      return work.finally(() => inHand.delete(work));
    },
    settled: () => Promise.allSettled(inHand),
  };
}
