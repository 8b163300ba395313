import type { Breach } from "../breach.js";
import { coordinator } from "../duty.js";
import type { Office } from "../office.js";
import { households, type Request } from "../request.js";
import type { Notice, Option } from "../say.js";
import { alarmed } from "./cycle.js";
import { card, options, toRole, toStaff, who } from "./parts.js";
import type { Tellers } from "./types.js";
import { brief } from "./work.js";

/** What is told of orders from above, of households that follow, of danger, and of what is suspected (§9). */
export const tellOversight = {
  supervised: ({ after, office, event }) => {
    const { supervision, why } = event.fact;
    const handler = who(office, after.accountable);
    if (why === "order")
      return [
        {
          to: "reporter",
          weight: "news",
          say: { kind: "supervised", no: after.no, who: handler, due: supervision.due },
        },
        ...toStaff(
          { kind: "ordered", no: after.no, by: who(office, supervision.by), due: supervision.due },
          after.accountable,
        ),
        { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "supervise" } },
      ];
    return [
      {
        to: "reporter",
        weight: "reply",
        say: { kind: "reopened", no: after.no, who: handler, answerBy: supervision.due, supervised: true },
      },
      ...toStaff({ kind: "reopened-staff", no: after.no, reason: "twice" }, after.accountable),
      ...toRole(office, "official", {
        weight: "need",
        say: { kind: "unhappy-twice", no: after.no, who: handler },
        options: options(after, ["supervise", "explain", "exclude"]),
      }),
      card(office, after, "claimed"),
    ];
  },
  "explained-why": ({ after, office, event }) => [
    {
      to: "reporter",
      weight: "reply",
      say: { kind: "explanation", no: after.no, who: who(office, event.fact.by), text: event.fact.text },
    },
    { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "decided" } },
  ],
  merged: ({ after, office, event }) => [
    {
      to: "reporter",
      weight: "reply",
      say: { kind: "merged", no: after.no, into: event.fact.intoNo, who: who(office, after.accountable) },
    },
    ...(event.fact.claimed ? [brief(after, office, { staff: event.fact.accountable })] : []),
    ...(event.by.is === "staff"
      ? [{ to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "merge" } } as const]
      : []),
  ],
  joined: ({ after, event }) =>
    toStaff(
      { kind: "joined", no: after.no, child: event.fact.childNo, households: households(after) },
      after.accountable,
    ),
  split: ({ after, office, event }) => [
    { to: "reporter", weight: "news", say: { kind: "split", no: after.no, who: who(office, after.accountable) } },
    brief(after, office, { staff: after.accountable ?? "" }),
    ...(event.by.is === "staff"
      ? [{ to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "split" } } as const]
      : []),
  ],
  alarmed: ({ after, office, roster, now }) => alarmed(after, office, coordinator(office, roster, now)),
  assisted: ({ after, office, event }) => [
    ...toStaff(
      { kind: "assisted", no: after.no, who: who(office, event.fact.by), text: event.fact.text },
      after.accountable,
    ),
    { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "assist" } },
  ],
  "assist-silent": ({ after, office, event }) => {
    const post = office.posts.get(event.fact.post);
    const [first] = post?.a ?? [];
    return [...(post?.a ?? []), after.accountable].flatMap((staff) =>
      toStaff({ kind: "assist-silent", no: after.no, who: who(office, first) }, staff),
    );
  },
  "stood-in": ({ after, office, event }) => [
    ...toStaff({ kind: "stood-in", no: after.no, who: who(office, event.fact.by) }, after.accountable).map(
      (notice) => ({
        ...notice,
        options: [handTo(after.id, event.fact.by, who(office, event.fact.by).name)],
      }),
    ),
    { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "stand-in" } },
  ],
  credited: ({ after, office, event }) =>
    event.fact.for !== "thanks"
      ? []
      : [
          ...toStaff({ kind: "thanks-staff", no: after.no }, event.fact.who),
          { to: "here", weight: "reply", say: { kind: "thanked", no: after.no, who: who(office, event.fact.who) } },
        ],
  suspected: ({ after, event }) => {
    const { code, who: charged, until } = event.fact;
    // Who is said to have pressed a resident is not told so by a machine: officials ask them (B20).
    if (code === "B20") return [];
    return toStaff({ kind: "suspicion", no: after.no, code, until }, charged).map((notice) => ({
      ...notice,
      weight: "news" as const,
      options: options(after, ["plead"]),
    }));
  },
  explained: ({ after, office, event: { fact } }) => [
    ...judged(office, after, { code: fact.code, who: fact.by, plea: fact.text }),
    { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "plead" } },
  ],
  ripened: ({ after, office, event: { fact } }) =>
    judged(office, after, { code: fact.code, who: fact.who, plea: undefined }),
  "breach-settled": ({ after, event }) => [
    ...(event.fact.code === "B20"
      ? []
      : toStaff(
          { kind: "suspicion-settled", no: after.no, code: event.fact.code, confirmed: event.fact.confirmed },
          event.fact.who,
        )),
    { to: "here", weight: "reply", say: { kind: "noted", no: after.no, what: "judge" } },
  ],
} satisfies Tellers;

type Suspected = Readonly<{ code: Breach; who: string; plea: string | undefined }>;

/** What is before the officials, with the two things they can say of it. */
function judged(office: Office, { id, no }: Request, { code, who: charged, plea }: Suspected): readonly Notice[] {
  return toRole(office, "official", {
    weight: "need",
    say: { kind: "suspicion-open", no, code, who: who(office, charged), plea },
    options: (["yes", "no"] as const).map((how) => ({
      data: `judge:${id}:${code}:${charged}:${how}`,
      label: `judge-${how}` as const,
    })),
  });
}

/** One press offers it to the colleague who took it on in fact (F13). */
function handTo(request: string, staff: string, name: string): Option {
  return { data: `handto:${request}:${staff}`, label: { as: name } };
}
