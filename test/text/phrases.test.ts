import { describe, expect, it } from "vitest";
import type { Say } from "../../src/core/say.js";
import { answersTo } from "../../src/core/tell/parts.js";
import { readCommand } from "../../src/intent/interpret.js";
import { phrases } from "../../src/intent/phrases.js";
import { en } from "../../src/text/en.js";
import { render } from "../../src/text/index.js";
import { zh } from "../../src/text/zh.js";
import { examples, now } from "./examples/index.js";

const languages = [
  ["zh", "zh-CN"],
  ["en", "en"],
] as const;

/** Sentences that only members of staff are told. */
const forStaff: ReadonlySet<Say["kind"]> = new Set<Say["kind"]>([
  ...([
    "my-list",
    "card",
    "topic",
    "alert-brief",
    "on-duty",
    "offer",
    "brief",
    "digest",
    "handover-offer",
    "handover-sent",
    "handover-accepted",
  ] as const),
  ...([
    "handover-declined",
    "accountable-changed",
    "nudge",
    "late-staff",
    "more-from-resident",
    "urged-staff",
    "wants-person",
  ] as const),
  ...(["denied", "registered-for", "ask-register", "held", "leave", "briefed", "quiet", "back"] as const),
  ...(["shift-sent", "duty-fault", "bound", "pass-on"] as const),
  ...(["withdrawn-staff", "reopened-staff", "rated-staff", "noted", "ask-text", "pick-person", "what-for"] as const),
  ...([
    "asked-for",
    "decided-on",
    "dispute",
    "ruled",
    "assist-asked",
    "assisted",
    "assist-silent",
    "ordered",
    "unhappy-twice",
    "review-due",
  ] as const),
  ...(["stood-in", "joined", "alarm-staff", "bounced", "suspicion", "suspicion-open", "suspicion-settled"] as const),
  ...(["thanks-staff", "refused", "board-link", "many", "alert-on", "alert-fault"] as const),
  ...(["contested-staff", "contest-late"] as const),
  ...(["visit-begun", "visit-ended", "visits-due", "visit-fault"] as const),
]);

/** Everything that a sentence puts in quotation marks to be typed. */
function quoted(say: Say, language: "zh-CN" | "en"): readonly string[] {
  const { text } = render({ to: "here", weight: "reply", say }, { language, zone: "Asia/Shanghai", now, group: false });
  return [...text.matchAll(/“([^”]+)”/g)].map((match) => match[1] ?? "").filter((words) => !/…/.test(words));
}

describe.each(languages)("what people are told to type in %s", (short, language) => {
  const all: readonly Say[] = Object.values(examples(short)).flat();
  const spoken = all.filter(({ kind }) => kind !== "which-area");
  const cases = spoken.flatMap((say) => quoted(say, language).map((words) => [words, say] as const));

  it("is told often enough that this means something", () => {
    expect(cases.length).toBeGreaterThan(60);
  });

  it.each(cases)("“%s” is understood", (words, say) => {
    const staff = forStaff.has(say.kind) || ("staff" in say && say.staff !== undefined && say.staff !== false);
    const said = readCommand(words, staff);
    expect(said).toBeDefined();
    if (words.includes("31")) expect(said?.no).toBe(31);
  });
});

describe.each([
  ["zh", zh],
  ["en", en],
] as const)("what is typed in a group in %s instead of a digit", (_short, { typed }) => {
  // Each row of the table is written; its type is partial only because not every act is typed.
  it.each(Object.entries(typed) as [string, string][])("for %s, %s, does the same as the button", (key, words) => {
    const [act, ...args] = key.split(":");
    const staff = phrases.some((phrase) => phrase.act === sameAct[act ?? ""] && phrase.staff);
    const said = readCommand(words.replace("#", "31").replace("@", "@wang"), staff);
    expect(said?.no).toBe(31);
    expect([said?.act, ...(said?.args ?? [])]).toEqual(
      key === "rate:solved:no" ? ["reopen"] : [sameAct[act ?? ""] ?? act, ...args],
    );
  });

  it("covers every command that takes a number, and every answer but the reason", () => {
    const commands = phrases.filter((phrase) => phrase.act !== "rate" && phrase.takes !== "nothing");
    const acts = commands
      .map(({ act }) => act)
      .filter((act) => !["contact", "new", "start"].includes(act))
      .filter((act) => !aboutDuty.includes(act));
    const answers = (["contacted", "solved", "satisfied"] as const).flatMap((question) =>
      answersTo[question].map((answer) => `rate:${question}:${answer}`),
    );
    expect(Object.keys(typed)).toEqual(expect.arrayContaining([...acts, ...answers]));
  });
});

/** Commands that are about no request. */
const aboutDuty: readonly string[] = [
  "register-for",
  "visit",
  "leave",
  "quiet",
  "swap",
  "shift",
  "bind-code",
  "bind",
  "alert",
  "cause",
];

/** Acts of buttons that are typed as another command. */
const sameAct: Readonly<Record<string, string>> = {
  ...Object.fromEntries(phrases.map(({ act }) => [act, act])),
  "contacted-phone": "contact",
  "contacted-visit": "contact",
  "contacted-chat": "contact",
  handto: "handover",
};

describe("buttons", () => {
  const offered = (group: boolean) =>
    render(
      {
        to: "groups",
        weight: "need",
        say: first(examples("zh").card),
        options: [{ data: "claim:abc", label: "claim" }],
      },
      { language: "zh-CN", zone: "Asia/Shanghai", now, group },
    ).buttons;

  it("in a group say what to type with the number; a bare digit could mean another card", () => {
    expect(offered(true)).toEqual([{ label: "我办", data: "claim:abc", say: "签收 31", look: "primary" }]);
  });

  it("in private are chosen by their digit", () => {
    expect(offered(false)).toEqual([{ label: "我办", data: "claim:abc", look: "primary" }]);
  });

  it("of a choice among requests name each one's number in a group", () => {
    const { buttons } = render(
      {
        to: "here",
        weight: "reply",
        say: first(examples("en").choose),
        options: [
          { data: "urge:a", label: { as: "Q-0031 Street lights" } },
          { data: "rate:b:solved:no", label: { as: "Q-0044" } },
        ],
      },
      { language: "en", zone: "Asia/Shanghai", now, group: true },
    );
    expect(buttons.map(({ label, say }) => [label, say])).toEqual([
      ["Q-0031 Street lights", "urge 31"],
      ["Q-0044", "not solved 44"],
    ]);
  });

  it("of a colleague name them in a group", () => {
    const { buttons } = render(
      {
        to: "here",
        weight: "reply",
        say: { kind: "pick-person", no: 31 },
        options: [{ data: "handto:a:wang", label: { as: "王秀英" } }],
      },
      { language: "zh-CN", zone: "Asia/Shanghai", now, group: true },
    );
    expect(buttons[0]?.say).toBe("移交 31 @王秀英");
  });

  it.each([
    ["confirm", "primary"],
    ["claim", "primary"],
    ["accept", "primary"],
    ["drop", "danger"],
    ["withdraw", "danger"],
    ["decline", "danger"],
    ["status", undefined],
  ] as const)("%s looks %s", (label, look) => {
    const { buttons } = render(
      { to: "here", weight: "reply", say: { kind: "trouble" }, options: [{ data: `${label}:a`, label }] },
      { language: "en", zone: "Asia/Shanghai", now, group: false },
    );
    expect(buttons[0]?.look).toBe(look);
  });

  it("refuse a label that text does not know, loudly", () => {
    const unknown = () =>
      render(
        { to: "here", weight: "reply", say: { kind: "trouble" }, options: [{ data: "x:a", label: "solved-maybe" }] },
        { language: "en", zone: "Asia/Shanghai", now, group: false },
      );
    expect(unknown).toThrow("no text for the label solved-maybe");
  });
});

function first<T>([one]: readonly T[]): T {
  if (one === undefined) throw new Error("there is no example");
  return one;
}
