import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { ChannelState, Sink } from "../../src/port/index.js";
import type { Open } from "./desk.js";
import { asFault } from "./faults.js";
import { openFiles } from "./files.js";
import { openTranscript } from "./transcript.js";

/** The playground's folder: opened, tried again while the disk refuses it, and shut. */
export type Folder = Readonly<{
  /** Resolves after the first attempt. */
  open(sink: Sink): Promise<void>;
  shut(): void;
  now(): Open | undefined;
  state(): ChannelState;
}>;

const keep = { lines: 500, chats: 200 };
const mostFiles = 512 * 1024 * 1024;
const retryMs = 1000;

/** Makes the folder's door; nothing is touched before `open`. */
export function createFolder(path: string): Folder {
  let now: Open | undefined;
  let state: ChannelState = { up: false, detail: "not started", since: Date.now() };
  let stopping = new AbortController();
  const turn = (up: boolean, detail: string) => {
    state = { up, detail, since: up === state.up ? state.since : Date.now() };
  };
  const attempt = async (sink: Sink, { aborted }: AbortSignal) => {
    try {
      const transcript = await openTranscript(join(path, "transcript.jsonl"), keep);
      const files = await openFiles(join(path, "files"), mostFiles);
      if (aborted) return;
      now = { transcript, files, sink };
      turn(true, "open in the browser");
    } catch (error) {
      turn(false, asFault(error).message);
    }
  };
  return {
    open: async (sink) => {
      stopping = new AbortController();
      const { signal } = stopping;
      await attempt(sink, signal);
      if (now === undefined)
        void untilShut(
          () => attempt(sink, signal),
          () => now !== undefined,
          signal,
        );
    },
    shut: () => {
      stopping.abort();
      now = undefined;
      turn(false, "stopped");
    },
    now: () => now,
    state: () => state,
  };
}

async function untilShut(attempt: () => Promise<void>, done: () => boolean, signal: AbortSignal): Promise<void> {
  while (!done() && !signal.aborted) {
    // Waiting for a folder must not keep the program alive; an abort ends the wait, and so the loop.
    await wait(retryMs, undefined, { signal, ref: false }).catch(() => {});
    if (!signal.aborted) await attempt();
  }
}
