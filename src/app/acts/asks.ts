import { addDays, type Instant } from "../../core/calendar.js";
import { calendarOf } from "../../core/deadlines.js";
import { withRole } from "../../core/duty.js";
import type { Request } from "../../core/request.js";
import type { ActName, Said } from "../../intent/acts.js";
import { findTime } from "../../intent/time.js";
import { type Case, type Reply, say } from "../case.js";
import { findRequest } from "./find.js";
import type { Handler } from "./resident.js";
import { act } from "./run.js";
import { personIn, withText } from "./words.js";

/** What a cadre asks of those above, and says of their own part (T14, T16, T18–T20, T30, 提级, 协办, 代接, 申辩). */
export const askActs = {
  return: (about, said) => basis(about, said, "return"),
  dispute: (about, said) =>
    withText(about, said, "dispute", () => act(about, said, "dispute", () => ({ do: "dispute", text: said.text }))),
  extend: (about, said) =>
    withText(about, said, "extend", () =>
      act(about, said, "extend", ({ request }) => {
        const { at, rest } = dayIn(about, said.text, request, request.due?.answer);
        return { do: "extend", until: at, reason: rest };
      }),
    ),
  park: (about, said) =>
    withText(about, said, "park", () =>
      act(about, said, "park", ({ request }) => {
        const { at, rest } = dayIn(about, said.text, request);
        return { do: "park", review: at, reason: rest };
      }),
    ),
  review: (about, said) =>
    withText(about, said, "review", () =>
      act(about, said, "review", ({ request }) => ({
        do: "review",
        text: said.text,
        next: dayIn(about, said.text, request).at,
      })),
    ),
  unpark: (about, said) => act(about, said, "unpark", () => ({ do: "unpark" })),
  refer: (about, said) =>
    withText(about, said, "refer", () => act(about, said, "refer", () => ({ do: "refer", ...routeIn(said.text) }))),
  exclude: (about, said) =>
    settled(about, said) ??
    withText(about, said, "exclude", () => act(about, said, "exclude", () => ({ do: "exclude", reason: said.text }))),
  appeal: (about, said) =>
    withText(about, said, "appeal", () => act(about, said, "appeal", () => ({ do: "appeal", reason: said.text }))),
  escalate: (about, said) =>
    withText(about, said, "escalate", () => {
      const named = personIn(about, said.text);
      const to = named?.staff.id ?? withRole(about.office, "official")[0] ?? "";
      return act(about, said, "escalate", () => ({ do: "escalate", to, reason: named?.rest ?? said.text }));
    }),
  assist: (about, said) =>
    withText(about, said, "assist", () => act(about, said, "assist", () => ({ do: "assist", text: said.text }))),
  "stand-in": (about, said) => act(about, said, "stand-in", () => ({ do: "stand-in" })),
  plead: (about, said) =>
    withText(about, said, "plead", () => act(about, said, "plead", () => ({ do: "plead", text: said.text }))),
} satisfies Partial<Record<ActName, Handler>>;

/** The digest's button for what was not liked twice (T25): once that is settled, there is nothing to decide. */
function settled(about: Case, said: Said): Reply | undefined {
  if (said.args[0] !== "unhappy-twice") return undefined;
  const found = findRequest(about, said, "exclude");
  if ("reply" in found) return found.reply;
  const { no, supervised, status } = found.stored.request;
  const waits = supervised?.why === "unhappy-twice" && status === "claimed";
  return waits ? undefined : say({ say: { kind: "refused", refused: "nothing-asked", no } });
}

function basis(about: Case, said: Said, name: "return"): Reply {
  return withText(about, said, name, () => act(about, said, name, () => ({ do: name, basis: said.text })));
}

/** A day in a text, and the words besides: 「3天 配件没到」 counts from `from`, 「周五」 from today. */
export function dayIn(
  about: Case,
  text: string,
  request: Request,
  from?: Instant,
): { at: Instant | undefined; rest: string } {
  const days = /^\s*(\d{1,3})\s*(?:个)?(?:天|日|days?\b)\s*[,，。;；]?\s*/iu.exec(text);
  if (days !== null) {
    const at = addDays(about.office.zone, from ?? about.now, Number(days[1]));
    return { at, rest: text.slice(days[0].length).trim() };
  }
  const found = findTime(text, { now: about.now, calendar: calendarOf(about.office, request.matter.area) });
  if (found === undefined) return { at: undefined, rest: text };
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found.matched.length)}`;
  const words = rest.replace(/截止|(?:下次)?复核日?期?|之?前$|before|until|by(?=\s|$)/giu, " ");
  return { at: found.at, rest: words.replace(/\s+/g, " ").replace(/^[\s,，;；。]+|[\s,，;；]+$/gu, "") };
}

/** 依据 …；途径 …: why it is not accepted, and where the resident can turn. */
function routeIn(text: string): { basis: string; route: string } {
  const [basis = "", route = ""] = text.split(/[;；,，。\n]?\s*(?:途径|route)[:： ]*/iu);
  return { basis: basis.replace(/^依据[:： ]*|^basis[:： ]*/iu, "").trim(), route: route.trim() };
}
