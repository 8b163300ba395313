import { z } from "zod";
import { type ProfileName, profiles } from "./profiles.js";
import type { Code } from "./wording.js";
import { type Reading, readDate, readLimit, readSpan, readTime, readWeek, readWeeklyTime, readZone } from "./words.js";

/** The platforms that an account or a group can be on. */
const platforms = ["telegram", "slack", "wechat", "wechat-official", "wecom", "web"] as const;

/** A map whose unknown keys are faults; the message carries the keys that it knows. */
function strict<T extends z.core.$ZodShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join(" ") : undefined),
  });
}

/** Text that a reader understands; the message is the code of what to say when it does not. */
function read<T>(code: Code, reading: Reading<T>) {
  return z.string({ error: code }).transform((text, context) => {
    const value = reading(text);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: code });
    return z.NEVER;
  });
}

const message = (code: Code) => ({ error: code });
const id = z.string(message("badId")).regex(/^[A-Za-z0-9][\w-]{0,31}$/, message("badId"));
const name = z
  .string(message("badName"))
  .trim()
  .regex(/^\P{Cc}{1,40}$/u, message("badName"));
const text = z.string().trim().min(1, message("missing")).max(200);
const ids = z.array(id).default([]);
/** Who holds the A role of a post: one person, or several equals. */
const equals = z.union(
  [
    id.transform((one) => [one]),
    z
      .array(id)
      .min(1)
      .transform((all) => [...new Set(all)]),
  ],
  message("badId"),
);
const people = z.array(id).min(1, message("emptyList"));
const account = z.union([z.string().trim().min(1).max(128), z.int()], message("badAccount")).transform(String);
const accounts = Object.fromEntries(platforms.map((platform) => [platform, account.optional()]));
const span = read("badSpan", readSpan);
const limit = read("badLimit", readLimit);
const points = z
  .number(message("badPoints"))
  .min(0, message("badPoints"))
  .max(100, message("badPoints"))
  .transform((value) => Math.round(value * 10));
const minute = read("badTime", readTime);
const dates = z.array(read("badDate", readDate)).default([]);
const language = z.enum(["zh-CN", "en"]);
// The object's keys are the profile names; `Object.keys` forgets them.
const profileNames = Object.keys(profiles) as ProfileName[];

const hours = z
  .array(span)
  .min(1, message("badHours"))
  .refine(
    (spans) => spans.every((one, index) => one.from < one.until && one.from >= (spans[index - 1]?.until ?? 0)),
    message("badHours"),
  );

const point = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]).rest(z.number());
const boundary = z
  .object({ type: z.literal("Polygon"), coordinates: z.tuple([z.array(point).min(4)]) })
  .transform(({ coordinates: [ring] }) => ring.map(([longitude, latitude]) => [longitude, latitude] as const));

const bytes = (most: number, code: Code) =>
  z
    .string(message(code))
    .trim()
    .min(1, message(code))
    .refine((said) => Buffer.byteLength(said) <= most, message(code));
const topName = bytes(16, "badMenuName");
const keyName = bytes(60, "badKeyName");
const page = z.url({ protocol: /^https?$/, error: "badPage" }).max(1024, message("badPage"));
const touch = { say: bytes(128, "badMenuSay").optional(), url: page.optional() };
/** Whether a key of the menu does exactly one thing. */
const doesOne = (key: { say?: unknown; url?: unknown; keys?: unknown }) =>
  [key.say, key.url, key.keys].filter((one) => one !== undefined).length === 1;
const spot = z.string(message("badSpot")).regex(/^[A-Za-z0-9][\w-]{0,55}$/, message("badSpot"));

/** One row of each section of the office file, and the two sections that are a single map. */
export const rows = {
  office: strict({
    id,
    name,
    aliases: z.array(name).default([]),
    timezone: read("badZone", readZone).default("Asia/Shanghai"),
    language: language.default("zh-CN"),
    profile: z.enum(profileNames).default("beijing-village"),
    boundary: boundary.optional(),
  }),
  areas: strict({
    id,
    name,
    aliases: z.array(name).default([]),
    boundary: boundary.optional(),
    hours: hours.optional(),
    areas: z.array(z.unknown()).default([]),
  }),
  posts: strict({
    id,
    title: name,
    area: id,
    a: equals,
    b: id.optional(),
    head: id.optional(),
    rank: z.int(message("badCount")).min(0, message("badCount")).max(99, message("badCount")).default(1),
  }),
  people: strict({
    id,
    name,
    roles: z
      .array(z.enum(["cadre", "coordinator", "official", "auditor", "volunteer", "mediator"]))
      .min(1, message("emptyList")),
    phone: z
      .string(message("badPhone"))
      .regex(/^\+?[\d\s()-]{3,24}$/, message("badPhone"))
      .optional(),
    language: language.optional(),
    accounts: strict(accounts).default({}),
  }),
  duty: strict({
    area: id,
    post: id.optional(),
    from: minute,
    to: minute,
    week: read("badWeek", readWeek).default([1, 2, 3, 4, 5, 6, 7]),
    people,
    rotate: z.enum(["none", "daily", "weekly"]).default("none"),
  }),
  remits: strict({
    category: text,
    list: z.enum(["basic", "assist", "withdrawn"]),
    area: id.optional(),
    lead: id,
    assists: ids,
    basis: text,
  }),
  groups: strict({
    platform: z.enum(platforms.filter((platform) => platform !== "wechat-official")),
    chat: account,
    area: id,
  }),
  digests: strict({
    to: people,
    areas: z.array(id).min(1, message("emptyList")),
    at: read("badWeeklyTime", readWeeklyTime),
  }),
  homes: strict({
    id,
    area: id,
    door: name,
    visits: z
      .int(message("badCount"))
      .min(1, message("badCount"))
      .max(2, message("badCount"))
      .transform((times) => (times === 2 ? 2 : 1))
      .default(1),
  }),
  deadlines: strict({
    claim: strict({ critical: limit.optional(), urgent: limit.optional(), normal: limit.optional() }).optional(),
    contact: strict({ critical: limit.optional(), urgent: limit.optional(), normal: limit.optional() }).optional(),
    answer: strict({
      accident: limit.optional(),
      utility: limit.optional(),
      ordinary: limit.optional(),
      complex: limit.optional(),
    }).optional(),
    handover: limit.optional(),
    adjudicate: limit.optional(),
    returnable: limit.optional(),
    returning: limit.optional(),
    yellow: limit.optional(),
    objection: limit.optional(),
    quietStaff: span.optional(),
    quietResidents: span.optional(),
    budget: z.int(message("badCount")).min(1, message("badCount")).max(1000, message("badCount")).optional(),
  }),
  assessment: strict({ ranks: z.boolean().default(false), a: points.default(900), b: points.default(800) }),
  notices: strict({
    platform: z.enum(["wechat-official"]),
    template: text,
    kind: z.enum(["standing", "once", "template"]),
    ask: page.optional(),
    fields: z
      .record(z.string(), z.enum(["no", "what", "who", "office", "time", "next"]))
      .refine((fields) => Object.keys(fields).every((field) => /^[a-z_]+\d+$/.test(field)), message("badField")),
  }),
  menu: strict({
    name: topName,
    ...touch,
    keys: z
      .array(strict({ name: keyName, ...touch }).refine(doesOne, message("badKey")))
      .min(1, message("emptyList"))
      .max(5, message("menuFull"))
      .optional(),
  }).refine(doesOne, message("badKey")),
  spots: strict({ id: spot, area: id, place: text.optional() }),
  publish: strict({ figures: z.boolean().default(false), outcomes: z.boolean().default(false) }),
  calendar: z.preprocess(
    (value) => (typeof value === "string" ? { days: value } : value),
    strict({
      days: z.enum(["cn", "none"]).default("cn"),
      holidays: dates,
      workdays: dates,
      hours: hours.default([
        { from: 510, until: 720 },
        { from: 810, until: 1050 },
      ]),
      week: read("badWeek", readWeek).default([1, 2, 3, 4, 5]),
    }),
  ),
} as const;

/** A row of a section, read. */
export type Row<S extends keyof typeof rows> = z.output<(typeof rows)[S]>;

/** The sections of the office file. */
export const sections = Object.keys(rows);
