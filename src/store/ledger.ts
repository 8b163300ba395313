import { createHash } from "node:crypto";
import type { Event } from "../core/event.js";

/** The hash before the first row of every request's chain. */
export const GENESIS = "0".repeat(64);

/** The hash of a ledger row: of the row before it, and of everything the row says (`domain.md` §9). */
export function chain(previous: string, request: string, seq: number, event: Event): string {
  return createHash("sha256")
    .update(previous)
    .update(canonical({ request, seq, ...event }))
    .digest("hex");
}

/** JSON with sorted keys and nothing undefined: the same bytes before the database and after it. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(",")}}`;
}
