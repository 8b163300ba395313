import { createHash } from "node:crypto";
import { normal } from "../intent/normal.js";

/** How long a code lasts, ms. */
export const LASTS = 10 * 60_000;

/** The one-time code in a message that binds an account, if that is what it is. */
export function codeIn(text: string): string | undefined {
  return /^\/?(?:绑定(?:码|账号)?|bind|link)(?:@\S+)?[\s:,]*(\d{6})$/.exec(normal(text))?.[1];
}

/** Six digits, never with a zero in front, out of an unguessable id. */
export function codeFrom(id: string): string {
  return String(100_000 + (Number.parseInt(id.slice(0, 12), 16) % 900_000));
}

/** What is kept of a code. */
export function hashOf(office: string, code: string): string {
  return createHash("sha256").update(`${office}:${code}`).digest("hex");
}
