import type { FileKind } from "../../src/port/index.js";
import type { Case, Facts } from "./house.js";

/** Something that a platform must be able to do for a case to make sense on it. */
export type Need = Plain | `takes ${FileKind | "place"}` | `sends ${FileKind}`;

type Plain =
  | "buttons"
  | "no buttons"
  | "edit"
  | "under"
  | "refs"
  | "groups"
  | "mentions"
  | "redelivery"
  | "signature"
  | "a network"
  | "its own time";

const plain = {
  buttons: { has: ({ adapter: { can } }) => can.buttons !== false, else: "the platform has no buttons" },
  "no buttons": { has: ({ adapter: { can } }) => can.buttons === false, else: "the platform has buttons" },
  edit: { has: ({ adapter: { can } }) => can.edit, else: "the platform cannot edit" },
  under: { has: ({ adapter: { can } }) => can.under, else: "messages stand under none" },
  refs: { has: ({ adapter: { can } }) => can.edit || can.under, else: "nothing refers to a message later" },
  groups: {
    has: ({ adapter: { can }, world }) => can.groups && world.group !== undefined,
    else: "the platform has no groups for bots",
  },
  mentions: { has: ({ adapter: { can } }) => can.mentions, else: "the platform has no mentions" },
  redelivery: { has: ({ adapter: { can } }) => can.redelivers, else: "the platform never delivers again" },
  signature: {
    has: ({ adapter, known }) => adapter.routes.length > 0 && known.signed !== undefined,
    else: "the channel is no signed webhook",
  },
  "a network": { has: ({ known }) => known.local !== true, else: "no network lies between the channel and its people" },
  "its own time": { has: ({ known }) => known.local !== true, else: "what is said is dated when it arrives" },
} as const satisfies Record<Plain, { has(facts: Facts): boolean; else: string }>;

/** A case as it is written: with what a platform needs for it. */
export type Draft = Omit<Case, "lacks"> & Readonly<{ needs?: readonly Need[] }>;

/** A part of the suite: its cases, for a platform of which these facts are known. */
export type Chapter = (facts: Facts) => readonly Case[];

/** The chapter of these cases, each with what the platform lacks for it. */
export function chapter(drafts: readonly Draft[]): Chapter {
  return (facts) =>
    drafts.map(({ needs = [], ...rest }) => ({
      ...rest,
      lacks: needs.map((need) => lack(need, facts)).find((reason) => reason !== undefined),
    }));
}

function lack(need: Need, facts: Facts): string | undefined {
  if (need in plain) {
    // `in` has just shown that it is one of the table's keys.
    const row = plain[need as Plain];
    return row.has(facts) ? undefined : row.else;
  }
  const [verb, kind] = need.split(" ");
  const { takes, sends } = facts.adapter.can;
  const list: readonly string[] = verb === "takes" ? takes : sends;
  if (list.includes(String(kind))) return undefined;
  return verb === "takes" ? `the platform delivers no ${kind}` : `the platform cannot be sent a ${kind}`;
}
