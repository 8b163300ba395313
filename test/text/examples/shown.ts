import { type Cast, category, type Examples, friday, tomorrow, yesterday } from "./cast.js";

/** What cadres are shown of a request, and of its way from hand to hand. */
export function shown(cast: Cast) {
  return { ...carded(cast), ...handed(cast) };
}

function carded({ liu, wang, place, text }: Cast) {
  const no = 31;
  const matter = { category, place } as const;
  return {
    card: (["open", "claimed", "handover", "answered", "closed", "withdrawn"] as const).map((state) => ({
      kind: "card",
      no,
      ...matter,
      urgency: "urgent",
      first: liu,
      claimBy: tomorrow,
      state,
      who: wang,
    })),
    topic: [
      { kind: "topic", no, ...matter, state: "open" },
      { kind: "topic", no, category: undefined, place: undefined, state: "closed" },
    ],
    "on-duty": [
      { kind: "on-duty", no, ...matter, text, contactBy: tomorrow, lead: undefined },
      { kind: "on-duty", no, ...matter, text: "", contactBy: tomorrow, lead: wang },
    ],
    offer: [
      { kind: "offer", no, ...matter, text, first: liu, acting: liu, claimBy: yesterday },
      { kind: "offer", no, ...matter, text, first: liu, acting: wang, claimBy: tomorrow },
    ],
    brief: [
      { kind: "brief", no, ...matter, contactBy: tomorrow, contacted: [], answerBy: friday },
      { kind: "brief", no, ...matter, contactBy: undefined, contacted: ["电话", "上门"], answerBy: friday },
      { kind: "brief", no, ...matter, contactBy: undefined, contacted: [], answerBy: friday },
      { kind: "brief", no, ...matter, contactBy: tomorrow, contacted: [], beside: [32, 33], answerBy: friday },
    ],
  } as const satisfies Partial<Examples>;
}

function handed({ liu, wang, place, text, words }: Cast) {
  const no = 31;
  const matter = { category, place } as const;
  return {
    "handover-offer": [
      {
        kind: "handover-offer",
        no,
        from: liu,
        reason: words,
        ...matter,
        text,
        done: ["电话", words],
        answerBy: friday,
        until: tomorrow,
      },
    ],
    "handover-sent": [
      { kind: "handover-sent", no, to: wang, until: tomorrow },
      { kind: "handover-sent", no, to: wang, until: tomorrow, morning: tomorrow },
    ],
    "handover-accepted": [{ kind: "handover-accepted", no, who: wang }],
    "handover-declined": [{ kind: "handover-declined", no, who: wang, basis: words }],
    "accountable-changed": [{ kind: "accountable-changed", no, who: wang }],
    "more-from-resident": [{ kind: "more-from-resident", no, text: words }],
    "urged-staff": [{ kind: "urged-staff", no }],
    "wants-person": [{ kind: "wants-person", no }],
    "withdrawn-staff": [
      { kind: "withdrawn-staff", no, why: undefined },
      { kind: "withdrawn-staff", no, why: "mistake" },
    ],
  } as const satisfies Partial<Examples>;
}
