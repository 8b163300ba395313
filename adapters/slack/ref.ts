/** Where a message of Slack's stands: its channel, its own timestamp, and its thread's where it is an answer in one. */
export type Spot = Readonly<{ channel: string; ts: string; thread?: string }>;

/**
 * The ref of a message: `channel:ts`, or `channel:ts:thread` for an answer in a thread. The thread is part of it because Slack
 * wants the thread's first message, never one of its answers, as the parent of the next answer.
 */
export function toRef(channel: string, ts: string, threadTs?: string): string {
  return threadTs === undefined || threadTs === ts ? `${channel}:${ts}` : `${channel}:${ts}:${threadTs}`;
}

/** The place that a ref names; undefined where it is no ref of Slack's. */
export function fromRef(ref: string): Spot | undefined {
  const [channel, ts, thread] = ref.split(":");
  if (!channel || !ts) return undefined;
  return { channel, ts, ...(thread ? { thread } : {}) };
}
