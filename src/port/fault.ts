/**
 * Why a platform did not do what it was asked:
 * throttled (too fast: wait) · unreachable (network, 5xx: try again) · forbidden (token or permission: an operator must act) ·
 * gone (the person or chat is not there or has blocked us) · unfit (this message can never be taken) ·
 * closed (the platform's messaging window is shut for this person: another way must be found).
 */
export type Fault = "throttled" | "unreachable" | "forbidden" | "gone" | "unfit" | "closed";

/** The only error an adapter throws. Its message says what to do, and never holds a token, a phone number or a resident's words. */
export class AdapterError extends Error {
  readonly fault: Fault;
  /** How long the platform asked us to wait, ms. */
  readonly retryAfterMs: number | undefined;
  /** Who must wait: the whole account, or this chat alone; undefined where the platform does not say. */
  readonly scope: "account" | "chat" | undefined;
  /** The account's calls of the day are used up: nobody can be written to by a call of ours until they come back. */
  readonly daily: boolean;
  /** The platform's own code, e.g. `45015` or `channel_not_found`. */
  readonly code: string | undefined;

  constructor(
    fault: Fault,
    message: string,
    more: { retryAfterMs?: number; scope?: "account" | "chat"; daily?: boolean; code?: string; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause });
    this.name = "AdapterError";
    this.fault = fault;
    this.retryAfterMs = more.retryAfterMs;
    this.scope = more.scope;
    this.daily = more.daily ?? false;
    this.code = more.code;
  }
}
