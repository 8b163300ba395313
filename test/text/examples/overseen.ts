import { type Cast, category, type Examples, friday, tomorrow, yesterday } from "./cast.js";

/** What coordinators, officials and cadres tell one another about a request. */
export function overseen(cast: Cast) {
  return { ...asked(cast), ...judged(cast), ...helped(cast), ...warned(cast) };
}

function asked({ liu, wang, words }: Cast) {
  const no = 31;
  const things = ["return", "extend", "park", "refer", "exclude", "appeal"] as const;
  return {
    "asked-for": things.map((what) => ({
      kind: "asked-for" as const,
      no,
      what,
      who: liu,
      reason: words,
      until: what === "refer" ? undefined : friday,
      route: what === "refer" ? words : undefined,
    })),
    "decided-on": things.map((what, index) => ({
      kind: "decided-on" as const,
      no,
      what,
      granted: index % 2 === 0,
      who: wang,
      reason: index % 2 === 0 ? "" : words,
    })),
  } as const satisfies Partial<Examples>;
}

function judged({ liu, wang, place, words }: Cast) {
  const no = 31;
  return {
    dispute: [
      {
        kind: "dispute",
        no,
        why: "declined",
        who: liu,
        text: words,
        parties: [liu, wang],
        category,
        place,
        until: tomorrow,
      },
    ],
    ruled: [true, false].map((yours) => ({
      kind: "ruled" as const,
      no,
      by: wang,
      who: liu,
      post: liu.title,
      helping: yours ? [wang.title] : [],
      basis: words,
      yours,
    })),
  } as const satisfies Partial<Examples>;
}

function helped({ liu, wang, place, text, words }: Cast) {
  const no = 31;
  return {
    "assist-asked": [{ kind: "assist-asked", no, category, place, text, who: liu, until: tomorrow }],
    assisted: [{ kind: "assisted", no, who: wang, text: words }],
    "assist-silent": [{ kind: "assist-silent", no, who: wang }],
    ordered: [{ kind: "ordered", no, by: wang, due: friday }],
    "unhappy-twice": [{ kind: "unhappy-twice", no, who: liu }],
    "review-due": [
      { kind: "review-due", no, review: tomorrow, missed: false },
      { kind: "review-due", no, review: yesterday, missed: true },
    ],
    "stood-in": [{ kind: "stood-in", no, who: wang }],
    joined: [{ kind: "joined", no, child: 44, households: 2 }],
  } as const satisfies Partial<Examples>;
}

function warned({ liu, place, words }: Cast) {
  const no = 31;
  return {
    "alarm-staff": [
      { kind: "alarm-staff", no, place, who: liu },
      { kind: "alarm-staff", no, place: undefined, who: liu },
    ],
    bounced: [{ kind: "bounced", no, who: liu }],
    "not-delivered": [
      { kind: "not-delivered", no, why: "gone" },
      { kind: "not-delivered", no, why: "refused" },
      { kind: "not-delivered", no, why: "late" },
      { kind: "not-delivered", no, why: "quota" },
      { kind: "not-delivered", no, why: "window" },
    ],
    suspicion: [{ kind: "suspicion", no, code: "B05", until: friday }],
    "suspicion-open": [
      { kind: "suspicion-open", no, code: "B05", who: liu, plea: words },
      { kind: "suspicion-open", no, code: "B16", who: liu, plea: undefined },
    ],
    "suspicion-settled": [true, false].map((confirmed) => ({
      kind: "suspicion-settled" as const,
      no,
      code: "B05" as const,
      confirmed,
    })),
    "thanks-staff": [{ kind: "thanks-staff", no }],
  } as const satisfies Partial<Examples>;
}
