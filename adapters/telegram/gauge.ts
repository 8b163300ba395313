import type { ChannelState } from "../../src/port/index.js";

/** Remembers whether the channel works, and since when. */
export type Gauge = Readonly<{ up(detail: string): void; down(detail: string): void; read(): ChannelState }>;

/** A gauge that says `closed` until told otherwise. */
export function createGauge(): Gauge {
  let state: ChannelState = { up: false, detail: "closed", since: Date.now() };
  const set = (up: boolean, detail: string) => {
    state = { up, detail, since: up === state.up ? state.since : Date.now() };
  };
  return { up: (detail) => set(true, detail), down: (detail) => set(false, detail), read: () => state };
}
