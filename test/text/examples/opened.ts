import type { Say } from "../../../src/core/say.js";
import type { OpenSay } from "../../../src/core/say-open.js";
import { type Cast, friday, now, tomorrow } from "./cast.js";

type Examples = { [K in OpenSay["kind"]]: readonly Extract<Say, { kind: K }>[] };

/** What residents may see and object to. */
export function opened({ liu, wang, words }: Cast): Examples {
  const no = 31;
  const changes = ["modify", "revoke"] as const;
  return {
    "seen-by": [
      {
        kind: "seen-by",
        requests: [
          {
            no,
            seen: [
              { role: "cadre", post: liu.title, at: now, how: "handled" },
              { role: "auditor", post: undefined, at: now, how: "looked-up" },
            ],
          },
          { no: 44, seen: [] },
        ],
      },
    ],
    contested: [
      ...changes.map((change) => ({ kind: "contested", no, change, until: friday }) as const),
      { kind: "contested", no, change: "modify", until: friday, neighbour: true },
    ],
    "contested-staff": [true, false].map((yours) => ({
      kind: "contested-staff",
      ...{ no, change: "modify", text: words, until: friday, who: liu, yours },
    })),
    "contest-late": [{ kind: "contest-late", no, change: "revoke", until: tomorrow }],
    "contest-answered": [
      { kind: "contest-answered", no, who: wang, text: words, objection: words },
      { kind: "contest-answered", no, who: wang, text: words, objection: "", neighbour: true },
    ],
  };
}
