import type { Deciders } from "./types.js";

/** T1, T4: what a resident does with a draft. */
export const drafting = {
  amend: ({ command, request }) => {
    const better = request.matter.place === undefined && command.matter.place === undefined && request.asks < 3;
    const { do: _do, ...told } = command;
    return [{ is: "amended", ...told }, ...(better ? [{ is: "asked", about: "place" } as const] : [])];
  },
  drop: () => [{ is: "closed", outcome: "dropped" }],
} satisfies Pick<Deciders, "amend" | "drop">;
