import type { Inbound } from "../port/index.js";

/** The longest text that is stored, characters; what no platform sends is an attack. */
const LONGEST = 100_000;
/** How far ahead of ours a platform's clock may be, ms. */
const AHEAD_MS = 86_400_000;

/**
 * The inbound as a database can keep it: PostgreSQL takes no NUL and no half of a surrogate pair, and a message that can never
 * be stored would come again for ever and hold up all behind it. Nobody can see either, so they are left out.
 */
export function storable(inbound: Inbound, now: number): Inbound {
  // The same shape, its strings mended.
  const sound = mended(inbound) as Inbound;
  const { at } = sound;
  // The types are the SDKs' promise; whoever holds a webhook's secret can send what they like.
  const text = typeof sound.text === "string" ? sound.text : "";
  return {
    ...sound,
    text: text.length > LONGEST ? mend(text.slice(0, LONGEST)) : text,
    at: Number.isFinite(at) ? Math.min(Math.max(at, 0), now + AHEAD_MS) : now,
  };
}

/** A text as a database can keep it. */
export function storableText(text: string): string {
  return mend(text.slice(0, LONGEST));
}

function mended(value: unknown): unknown {
  if (typeof value === "string") return mend(value);
  if (Array.isArray(value)) return value.map(mended);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, mended(entry)]));
}

function mend(text: string): string {
  return text.replaceAll("\0", "").replace(/\p{Cs}/gu, "");
}
