import { type Cast, type Examples, tomorrow } from "./cast.js";

/** One resident in several chats. */
export function linked({ office, place }: Cast) {
  return {
    "link-code": [{ kind: "link-code", code: "204816", until: tomorrow }],
    "link-ask": [{ kind: "link-ask", platform: "web" }],
    linked: [{ kind: "linked", platform: "web" }],
    "linked-there": [{ kind: "linked-there", platform: "web" }],
    "not-linked": (["no", "late", "same", "alone"] as const).map((why) => ({ kind: "not-linked", why })),
    unlinked: [{ kind: "unlinked", platforms: ["web"] }],
    "unlinked-there": [{ kind: "unlinked-there", platform: "web" }],
    preferred: [
      { kind: "preferred", platform: "web", others: [] },
      { kind: "preferred", platform: "web", others: ["post", "phone"] },
    ],
    spotted: [{ kind: "spotted", office, where: place }],
  } as const satisfies Partial<Examples>;
}
