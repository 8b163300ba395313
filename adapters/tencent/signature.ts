import { timingSafeEqual } from "node:crypto";
import { getSignature } from "@wecom/crypto";

/** The query of a callback, as WeChat signs it. */
export type Stamp = Readonly<{ timestamp: string; nonce: string }>;

/**
 * How far the stamp's time may be from ours. WeChat names no window; its own retries are over within 20 seconds. Five minutes
 * leave room for a clock that is a little off.
 */
const windowMs = 5 * 60_000;

/** Whether `signature` is SHA-1 over the sorted token, time, nonce and (in safe mode) ciphertext, compared in constant time. */
export function proves(signature: string, token: string, { timestamp, nonce }: Stamp, sealed = ""): boolean {
  // In plain mode three parts are signed, and an empty fourth adds nothing.
  const expected = Buffer.from(getSignature(token, timestamp, nonce, sealed));
  const given = Buffer.from(signature.toLowerCase());
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether the stamp's time is within the window around `now` (ms). */
export function isFresh({ timestamp }: Stamp, now: number): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(now - Number(timestamp) * 1000) <= windowMs;
}

/** The stamps that have been used, and for which message. */
export type Stamps = Readonly<{
  /** Binds the stamp to the message; false where it is bound to another one. */
  bind(stamp: Stamp, message: string): boolean;
}>;

/**
 * Remembers stamps for as long as they are fresh, at most `most` of them. A stamp may come again with its own message: that is
 * WeChat's retry, which the inbox knows by its key, and to refuse it could lose the message. With any other message it is
 * forged: in plain mode the signature does not cover the body.
 */
export function createStamps(clock: () => number, most = 50_000): Stamps {
  const bound = new Map<string, Readonly<{ message: string; until: number }>>();
  const forget = () => {
    for (const [stamp, { until }] of bound) {
      if (until > clock() && bound.size <= most) return;
      bound.delete(stamp);
    }
  };
  return {
    bind: ({ timestamp, nonce }, message) => {
      const id = `${timestamp} ${nonce}`;
      const earlier = bound.get(id);
      if (earlier !== undefined) return earlier.message === message;
      bound.set(id, { message, until: clock() + 2 * windowMs });
      forget();
      return true;
    },
  };
}
