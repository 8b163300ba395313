import type { Command } from "../../core/command.js";
import type { Language, Office } from "../../core/office.js";
import type { Request } from "../../core/request.js";
import { instantOf } from "../../core/zone.js";

/** What a form asks for: words, a time, a post, several posts, or a person. */
export type Field = Readonly<{
  name: string;
  kind: "words" | "time" | "post" | "posts" | "person";
  label: Readonly<Record<Language, string>>;
  required: boolean;
}>;

/** The values of a form, by field. */
export type Values = Readonly<{
  one(name: string): string;
  many(name: string): readonly string[];
  time(name: string): number | undefined;
}>;

/** One thing that can be done at the desk: what it is called, what is asked, and the command it makes. */
export type DeskAct = Readonly<{
  label: Readonly<Record<Language, string>>;
  /** Where it stands open to do; the lifecycle table says who may and from where. */
  when(request: Request): boolean;
  fields: readonly Field[];
  make(values: Values): Command;
}>;

const field = (name: string, kind: Field["kind"], zh: string, en: string, required = true): Field => ({
  name,
  kind,
  label: { "zh-CN": zh, en },
  required,
});
const label = (zh: string, en: string) => ({ "zh-CN": zh, en });
const always = () => true;
const isAsked = ({ asked, returning }: Request) => asked !== undefined || returning !== undefined;

/** What is done at the desk, oversight first. What is said to residents is said in chat, where it is looked over before it goes. */
export const deskActs = {
  decide: {
    label: label("裁决", "Decide who leads"),
    when: always,
    fields: [
      field("lead", "post", "主办", "Leads"),
      field("assists", "posts", "协办", "Assist", false),
      field("basis", "words", "依据", "Basis"),
    ],
    make: ({ one, many }) => ({ do: "decide", lead: one("lead"), assists: many("assists"), basis: one("basis") }),
  },
  grant: {
    label: label("准", "Grant what was asked"),
    when: isAsked,
    fields: [field("to", "person", "改由谁办（退回时）", "Who takes it (for a return)", false)],
    make: ({ one }) => ({ do: "grant", to: one("to") === "" ? undefined : one("to") }),
  },
  refuse: {
    label: label("不准", "Refuse what was asked"),
    when: isAsked,
    fields: [field("reason", "words", "理由", "Reason")],
    make: ({ one }) => ({ do: "refuse", reason: one("reason") }),
  },
  supervise: {
    label: label("督办", "Supervise"),
    when: always,
    fields: [field("due", "time", "新的期限（不填按类别）", "New deadline (else by its class)", false)],
    make: ({ time }) => ({ do: "supervise", due: time("due") }),
  },
  explain: {
    label: label("解释清楚，办结", "Explain and close"),
    when: ({ supervised }) => supervised?.why === "unhappy-twice",
    fields: [field("text", "words", "给居民的解释", "Explanation for the resident")],
    make: ({ one }) => ({ do: "explain", text: one("text") }),
  },
  exclude: {
    label: label("剔除", "Exclude from the assessment"),
    when: ({ exclusion }) => exclusion === undefined,
    fields: [field("reason", "words", "理由", "Reason")],
    make: ({ one }) => ({ do: "exclude", reason: one("reason") }),
  },
  claim: { label: label("签收", "Claim"), when: always, fields: [], make: () => ({ do: "claim" }) },
  accept: { label: label("接收", "Accept the hand-over"), when: always, fields: [], make: () => ({ do: "accept" }) },
  plead: {
    label: label("申辩", "Explain a suspected breach"),
    when: always,
    fields: [field("text", "words", "说明", "What happened")],
    make: ({ one }) => ({ do: "plead", text: one("text") }),
  },
} as const satisfies Partial<Record<Command["do"], DeskAct>>;

/** The name of an act of the desk. */
export type DeskActName = keyof typeof deskActs;

/** Whether a text names an act of the desk. */
export function isDeskAct(name: string): name is DeskActName {
  return Object.hasOwn(deskActs, name);
}

/** Reads a posted form; times are those of the office's clocks. */
export function valuesOf(form: FormData, office: Office): Values {
  const one = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim().slice(0, 2000) : "";
  };
  return {
    one,
    many: (name) => form.getAll(name).filter((value) => typeof value === "string"),
    time(name) {
      const [, year, month, day, hour, minute] =
        /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(one(name))?.map(Number) ?? [];
      if (year === undefined || month === undefined || day === undefined) return undefined;
      return instantOf(office.zone, { year, month, day, hour: hour ?? 0, minute: minute ?? 0 });
    },
  };
}
