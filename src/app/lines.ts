import { setTimeout as sleep } from "node:timers/promises";
import type { Delivery } from "../store/types.js";

/** How often it is looked whether a question has arrived, ms. */
const LOOK_MS = 10;

/** The chats that are being written to, each a line of deliveries. */
export interface Lines {
  readonly inHand: ReadonlyMap<string, Delivery>;
  /** Takes new rows. While a claim is on its way they wait, since what it brings is older. */
  push(rows: readonly Delivery[]): void;
  /** Takes what the ledger gives out. */
  claimed(claim: () => Promise<readonly Delivery[]>): Promise<void>;
  idle(): Promise<void>;
  /** The platform has been given what is first in this chat's line: from now on it can be answered. */
  saying(conversation: string): void;
  /**
   * Resolves when no question is on its way to this chat any more: one that the platform was not given yet is waited for `soon` ms,
   * one that it was given `most` ms, since whoever writes may have seen it before we know that it is there.
   */
  asked(conversation: string, patience: Readonly<{ soon: number; most: number }>): Promise<void>;
}

type Settings = Readonly<{
  /**
   * Says the first of a line, perhaps with others of it; gives what was said. Undefined when the line may not go on: what
   * stands behind goes back to the ledger, which keeps the order.
   */
  work(row: Delivery, behind: readonly Delivery[]): Promise<readonly Delivery[] | undefined>;
  giveBack(row: Delivery): void;
}>;

type State = Readonly<{
  lines: Map<string, Delivery[]>;
  inHand: Map<string, Delivery>;
  working: Set<Promise<void>>;
  /** Chats whose line was given back: until the ledger gives them out again, nothing newer may pass. */
  resting: Set<string>;
  /** Chats of which the platform was given something whose fate is not written yet. */
  speaking: Set<string>;
}>;

/** Makes the lines of a process. */
export function createLines(settings: Settings): Lines {
  const state: State = {
    lines: new Map(),
    inHand: new Map(),
    working: new Set(),
    resting: new Set(),
    speaking: new Set(),
  };
  let waiting: Delivery[] | undefined;
  return {
    inHand: state.inHand,
    push(rows) {
      if (waiting !== undefined) waiting.push(...rows);
      else for (const row of rows) add(settings, state, row);
    },
    async claimed(claim) {
      waiting = [];
      let rows: readonly Delivery[] = [];
      try {
        rows = await claim();
      } finally {
        for (const { conversation } of rows) state.resting.delete(conversation);
        const all = [...rows, ...waiting];
        waiting = undefined;
        for (const row of all) add(settings, state, row);
      }
    },
    saying: (conversation) => void state.speaking.add(conversation),
    async asked(conversation, { soon, most }) {
      const since = Date.now();
      const patience = () => (state.speaking.has(conversation) ? most : soon);
      const isAsked = () => state.lines.get(conversation)?.some(({ opens }) => opens) === true;
      while (isAsked() && Date.now() - since < patience()) await sleep(LOOK_MS);
    },
    async idle() {
      while (state.working.size > 0) await Promise.all(state.working);
    },
  };
}

function add(settings: Settings, state: State, row: Delivery): void {
  const { lines, inHand, working, resting } = state;
  if (inHand.has(row.id)) return;
  if (resting.has(row.conversation)) {
    settings.giveBack(row);
    return;
  }
  inHand.set(row.id, row);
  const line = lines.get(row.conversation);
  if (line !== undefined) return void line.push(row);
  lines.set(row.conversation, [row]);
  const walk = walkDown(settings, state, row.conversation).finally(() => working.delete(walk));
  working.add(walk);
}

async function walkDown({ work }: Settings, state: State, conversation: string): Promise<void> {
  const { lines, inHand, resting, speaking } = state;
  // What came together is seen together: reminders that wait for one cadre are one message.
  await Promise.resolve();
  const line = lines.get(conversation) ?? [];
  for (let row = line[0]; row !== undefined; row = line[0]) {
    const said = await work(row, line.slice(1));
    speaking.delete(conversation);
    const done = new Set(said ?? line);
    for (const { id } of done) inHand.delete(id);
    if (said === undefined) resting.add(conversation);
    line.splice(0, line.length, ...line.filter((one) => !done.has(one)));
  }
  lines.delete(conversation);
}
