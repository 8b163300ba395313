/** A message that waits for its reply, and what became of it. */
export type Asked = {
  readonly isRight: (said: string) => boolean;
  /** When it was first sent, ms of the process. */
  at: number;
  /** When its reply came, ms of the process. */
  heardAt: number | undefined;
  /** How often the same was said again. */
  again: number;
};

/** What residents hear, by chat. */
export type Hearing = Readonly<{
  /** Every call that said or changed something, to residents, cadres and groups. */
  calls(): number;
  /** When the last of them came, ms of the process. */
  lastCall(): number;
  /** A call of the bot; `text` where it said something new. */
  call(chat: number, text: string | undefined): void;
  /** Waits for the replies of a chat: true when all have come, false when the patience (ms) is over. */
  wait(chat: number, asked: readonly Asked[], patience: number): Promise<boolean>;
  /** Listens to a chat from now on: a reply that comes twice is counted, also after the conversation. */
  listen(chat: number, asked: readonly Asked[]): void;
}>;

/** Nothing heard yet. */
export function createHearing(): Hearing {
  const chats = new Map<number, readonly Asked[]>();
  const waiting = new Map<number, () => void>();
  let calls = 0;
  let lastCall = 0;
  return {
    calls: () => calls,
    lastCall: () => lastCall,
    call(chat, text) {
      calls++;
      lastCall = performance.now();
      const asked = chats.get(chat);
      if (asked === undefined || text === undefined) return;
      note(asked, text);
      if (asked.every(({ heardAt }) => heardAt !== undefined)) waiting.get(chat)?.();
    },
    listen: (chat, asked) => void chats.set(chat, asked),
    wait(chat, asked, patience) {
      if (asked.every(({ heardAt }) => heardAt !== undefined)) return Promise.resolve(true);
      return new Promise((resolve) => {
        const end = (all: boolean) => {
          clearTimeout(timer);
          waiting.delete(chat);
          resolve(all);
        };
        const timer = setTimeout(() => end(false), patience);
        waiting.set(chat, () => end(true));
      });
    },
  };
}

function note(asked: readonly Asked[], text: string): void {
  const meant = asked.filter(({ isRight }) => isRight(text));
  const first = meant.find(({ heardAt }) => heardAt === undefined);
  if (first !== undefined) first.heardAt = performance.now();
  else for (const one of meant.slice(0, 1)) one.again++;
}
