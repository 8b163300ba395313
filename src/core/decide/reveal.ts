import type { Deciders } from "./types.js";

/** The shortest reason that says anything, in characters. */
const SHORTEST = 4;

/** §11.3.4: whoever sees how to reach the reporter says why, and the ledger keeps it. */
export const revealing = {
  reveal: ({ command, request, actor }) => {
    const reason = command.reason.trim();
    if ([...reason].length < SHORTEST) return { refused: "short-text", no: request.no };
    return [{ is: "revealed", by: actor.id, reason }];
  },
} satisfies Partial<Deciders>;
