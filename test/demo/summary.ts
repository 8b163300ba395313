import { DateTime } from "luxon";
import type { Account } from "./ledger.js";
import { platforms } from "./pen.js";
import type { Script } from "./script.js";

type About = Readonly<{ names: ReadonlyMap<string, string>; zone: string; seconds: number }>;

/** One screen at the end: who was answerable when, what was promised and kept, what was sent where. */
export function summarize(account: Account, counts: ReturnType<Script["counts"]>, about: About): readonly string[] {
  const { request, facts, unbroken } = account;
  const name = (id: string | undefined) => about.names.get(id ?? "") ?? id ?? "";
  return [
    "",
    "═".repeat(72),
    `Q-0001  首问责任人 first asked: ${name(request.firstAsked)}  ·  结果 outcome: ${request.outcome ?? request.status}`,
    `谁在什么时候负责 Answerable (台账 ledger: ${facts} facts, chain of hashes ${unbroken ? "unbroken" : "BROKEN"})`,
    ...spans(account, about.zone).map(({ who, from, until }) => `  ${from} → ${until}  ${name(who)}`),
    "说到做到 Promises",
    ...promises(account, about.zone).map((line) => `  ${line}`),
    "消息 Messages (people → bot / bot → people)",
    ...[...counts].map(([id, { people, bot }]) => `  ${platforms[id]?.name ?? id}: ${people} / ${bot}`),
    `用时 Took ${about.seconds.toFixed(0)} s`,
  ];
}

function spans({ request, answerable }: Account, zone: string) {
  return answerable.map(({ who, at }, index) => ({
    who,
    from: time(at, zone),
    until: time(answerable[index + 1]?.at ?? request.closedAt, zone),
  }));
}

function promises({ request, contactedAt, answeredAt }: Account, zone: string): readonly string[] {
  const made = [
    { what: "联系 contact", due: request.due?.contact, done: contactedAt },
    { what: "答复 answer", due: request.due?.answer, done: answeredAt },
  ];
  return [
    ...made.map(({ what, due = 0, done = Number.POSITIVE_INFINITY }) => {
      return `${done <= due ? "✓" : "✗"} ${what}: by ${time(due, zone)}, done ${time(done, zone)}`;
    }),
    ...request.promises.map(({ text, due, state }) => {
      return `${state === "broken" ? "✗" : "✓"} “${text}”: by ${time(due, zone)}, ${state}`;
    }),
  ];
}

function time(at: number | undefined, zone: string): string {
  return at === undefined || !Number.isFinite(at) ? "…" : DateTime.fromMillis(at, { zone }).toFormat("MM-dd HH:mm");
}
