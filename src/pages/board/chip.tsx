import type { Child } from "hono/jsx";

/** A state, an urgency or a flag in a word; its tone is never the only sign. */
export function Chip({ tone, children }: Readonly<{ tone: string; children: Child }>) {
  return <span class={`chip ${tone.toLowerCase()}`}>{children}</span>;
}
