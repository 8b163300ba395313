import { calendarOf } from "../../core/deadlines.js";
import { holds } from "../../core/duty.js";
import type { Staff } from "../../core/office.js";
import type { ActName, Said } from "../../intent/acts.js";
import { findTime } from "../../intent/time.js";
import { type Case, type Reply, say } from "../case.js";
import { findRequest } from "./find.js";
import { mine } from "./mine.js";
import type { Handler } from "./resident.js";
import { act } from "./run.js";
import { personIn, withText } from "./words.js";

const progress: Handler = (about, said) =>
  withText(about, said, "progress", () =>
    act(about, said, "progress", ({ request }) => ({
      do: "progress",
      text: said.text,
      promise: promiseIn(about, said.text, request.matter.area),
    })),
  );

const write: Handler = (about, said) =>
  withText(about, said, "write", () => act(about, said, "write", () => ({ do: "write", text: said.text })));

const answer: Handler = (about, said) =>
  withText(about, said, "answer", () =>
    act(about, said, "answer", () => ({ do: "answer", text: said.text, basis: basisIn(said.text) })),
  );

const decline: Handler = (about, said) =>
  withText(about, said, "decline", () => act(about, said, "decline", () => ({ do: "decline", basis: said.text })));

/** What members of staff do in chat. */
export const staffActs = {
  claim: (about, said) => act(about, said, "claim", () => ({ do: "claim" })),
  contact: (about, said) =>
    act(about, said, "contact", () => ({ do: "contact", way: said.text || "电话", reached: true })),
  "contacted-phone": (about, said) =>
    act(about, said, "contact", () => ({ do: "contact", way: "电话", reached: true })),
  "contacted-visit": (about, said) =>
    act(about, said, "contact", () => ({ do: "contact", way: "上门", reached: true })),
  "contacted-chat": (about, said) => act(about, said, "contact", () => ({ do: "contact", way: "聊天", reached: true })),
  unreached: (about, said) =>
    act(about, said, "contact", () => ({ do: "contact", way: said.text || "电话", reached: false })),
  progress,
  write,
  answer,
  handover: handover,
  handto: (about, said) =>
    withText(about, said, "handover", () =>
      act(about, said, "handover", () => ({ do: "handover", to: said.args[0] ?? "", reason: said.text })),
    ),
  accept: (about, said) => act(about, said, "accept", () => ({ do: "accept" })),
  decline,
  anyway: (about, said) => {
    const [name = ""] = said.args;
    const acts: Readonly<Partial<Record<string, Handler>>> = { write, progress, answer, decline };
    const again = acts[name];
    if (again === undefined || said.text === "") return say({ say: { kind: "refused", refused: "stale" } });
    return again({ ...about, insisted: true }, { ...said, args: [] });
  },
  mine,
} satisfies Partial<Record<ActName, Handler>>;

/** 移交 31 @王秀英 理由; without a name, colleagues to choose from. */
function handover(about: Case, said: Said): Reply {
  const found = findRequest(about, said, "handover");
  if ("reply" in found) return found.reply;
  const { request } = found.stored;
  const to = personIn(about, said.text);
  if (to !== undefined)
    return staffActs.handto(about, { act: "handto", id: request.id, args: [to.staff.id], text: to.rest });
  if (said.text.includes("@")) return say({ say: { kind: "refused", refused: "no-such-person", no: request.no } });
  const colleagues = [...about.office.staff.values()].filter(
    (staff) =>
      staff.id !== request.accountable && staff.roles.some((role) => role === "cadre" || role === "coordinator"),
  );
  return say({
    say: { kind: "pick-person", no: request.no },
    request: request.id,
    options: near(about, request.lead, colleagues).map((staff) => ({
      data: `handto:${request.id}:${staff.id}`,
      label: { as: staff.name },
    })),
    expects: `handover:${request.id}`,
    ...(said.text === "" ? {} : { keep: said.text }),
  });
}

/** Those of the lead's post first; nine fit every platform's buttons and digits. */
function near(about: Case, lead: string | undefined, colleagues: readonly Staff[]): readonly Staff[] {
  const post = lead === undefined ? undefined : about.office.posts.get(lead);
  const first = (staff: Staff) => (holds(post, staff.id) ? 0 : 1);
  return [...colleagues].sort((one, other) => first(one) - first(other)).slice(0, 9);
}

/** 承诺 周五前修好: a time that is told to the resident, in the future. */
function promiseIn(about: Case, text: string, area: string | undefined): { text: string; due: number } | undefined {
  const promised = /(?:承诺|保证|promise)[:： ]*(.+)$/isu.exec(text)?.[1];
  if (promised === undefined) return undefined;
  const found = findTime(promised, { now: about.now, calendar: calendarOf(about.office, area) });
  return found === undefined || found.at <= about.now ? undefined : { text: promised.trim(), due: found.at };
}

/** 依据：…, where a negative answer must rest on something (§4.1). */
function basisIn(text: string): string | undefined {
  return /(?:依据|根据|basis)[:： ]+([^\n。]+)/iu.exec(text)?.[1]?.trim();
}
