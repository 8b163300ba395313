/** What a network and a platform do to messages, as rows of the matrix. */
export const faultNames = [
  "duplicate",
  "reorder",
  "delay",
  "429",
  "5xx",
  "ok:false",
  "each errcode",
  "lost connection",
  "silent drop",
  "half-open",
  "clock skew",
] as const;

/** A row of the matrix. */
export type FaultName = (typeof faultNames)[number];

/**
 * What shows that a platform's adapter stands a fault: the plays of `faults.ts` that the suite runs for it, tests of its own
 * (`file: title`), or both; or why the platform cannot have the fault.
 */
export type Cell = Readonly<{ played?: true; tests?: readonly string[] }> | Readonly<{ never: string }>;

const played = { played: true } as const;
const stored = "test/store/turn.test.ts: know what was stored before, and decide nothing about it";

/** Each platform's adapter against each fault; `matrix.test.ts` finds every test that is named here, and the suite plays the rest. */
export const matrix = {
  telegram: {
    duplicate: { played: true, tests: [stored] },
    reorder: played,
    delay: played,
    "429": { played: true, tests: ["test/adapters/telegram.test.ts: says exactly how long to wait"] },
    "5xx": played,
    "ok:false": played,
    "each errcode": played,
    "lost connection": played,
    "silent drop": { never: "the Bot API answers with the message as it stands in the chat" },
    "half-open": {
      played: true,
      tests: ["test/adapters/telegram.test.ts: gives up a call that hangs on a half-open connection"],
    },
    "clock skew": played,
  },
  slack: {
    duplicate: {
      played: true,
      tests: ["test/adapters/slack.test.ts: a mention in a channel arrives twice, with one key, and alike", stored],
    },
    reorder: played,
    delay: played,
    "429": played,
    "5xx": played,
    "ok:false": played,
    "each errcode": played,
    "lost connection": {
      played: true,
      tests: [
        "test/adapters/slack.test.ts: reads again what was said while its socket was away, and Slack had given it up",
      ],
    },
    "silent drop": { never: "Slack answers with the channel and the time under which it keeps the message" },
    "half-open": played,
    "clock skew": {
      played: true,
      tests: [
        "test/adapters/slack.test.ts: where a clock is %i ms off, a genuine request is refused and the clock named",
        "test/adapters/slack.test.ts: a request four minutes old is taken",
      ],
    },
  },
  wechat: {
    duplicate: { played: true, tests: [stored] },
    reorder: played,
    delay: played,
    "429": played,
    "5xx": played,
    "ok:false": played,
    "each errcode": played,
    "lost connection": {
      played: true,
      tests: [
        "test/adapters/wechat.test.ts: hears again within seconds of a restart, and loses nothing that was said meanwhile",
      ],
    },
    "silent drop": {
      tests: [
        "test/adapters/wechat.test.ts: a gateway that is connected and brings nothing is told of, and asked anew",
      ],
    },
    "half-open": {
      played: true,
      tests: [
        "test/adapters/wechat.test.ts: does not let a gateway that says nothing hold up the start or the stop",
        "test/adapters/wechat.test.ts: takes silence for a loss, and a heartbeat or an answer for life",
      ],
    },
    "clock skew": played,
  },
  "wechat-official": {
    duplicate: {
      played: true,
      tests: ["test/badinput/attacks.test.ts: twice under one id is stored and answered once"],
    },
    reorder: played,
    delay: played,
    "429": played,
    "5xx": played,
    "ok:false": played,
    "each errcode": {
      played: true,
      tests: [
        "test/adapters/wechat-official-sending.test.ts: closed ones are told apart from used ones, and neither is tried again",
      ],
    },
    "lost connection": played,
    "silent drop": {
      tests: [
        "test/adapters/wechat-official-passive.test.ts: counts as sent only when the response was read",
        "test/adapters/wechat-official-passive.test.ts: goes as a customer-service message when the platform has hung up",
      ],
    },
    "half-open": played,
    "clock skew": {
      played: true,
      tests: [
        "test/adapters/wechat-official-callback.test.ts: refuses a genuine stamp that is %i s off, and names the clock",
      ],
    },
  },
  wecom: {
    duplicate: {
      played: true,
      tests: ["test/badinput/attacks.test.ts: twice under one id is stored and answered once"],
    },
    reorder: played,
    delay: played,
    "429": played,
    "5xx": played,
    "ok:false": played,
    "each errcode": played,
    "lost connection": played,
    "silent drop": {
      tests: [
        "test/adapters/wecom-limits.test.ts: would be dropped by the played platform: 30 a minute, and then a minute's rest",
        "test/adapters/wecom-limits.test.ts: stays here: the sixteenth message in a minute is refused, with the time to wait",
        "test/adapters/wecom-sending.test.ts: a member whom WeCom passes over while it says ok is a fault too",
      ],
    },
    "half-open": played,
    "clock skew": {
      played: true,
      tests: ["test/adapters/wecom-callback.test.ts: refuses a genuine stamp that is %i s off, and names the clock"],
    },
  },
  web: {
    duplicate: played,
    reorder: played,
    delay: { never: "a message is dated when it arrives, and nothing is between the program and its own page" },
    "429": { never: "no platform counts what the page is shown" },
    "5xx": {
      tests: [
        "test/conformance/web.test.ts: a folder that is gone is unreachable, nothing is sent, and it works again when it is back",
      ],
    },
    "ok:false": { never: "the page refuses nothing" },
    "each errcode": { tests: ["test/adapters/web.test.ts: %s is %s, and says what to do about the disk"] },
    "lost connection": {
      tests: ["test/adapters/web.test.ts: replays what was missed after Last-Event-ID, of the chats asked for"],
    },
    "silent drop": { never: "what was sent stands in the transcript, and the page reads it from there" },
    "half-open": played,
    "clock skew": { never: "a message is dated by the program's own clock" },
  },
} as const satisfies Record<string, Record<FaultName, Cell>>;

/** A platform that has a column in the matrix. */
export type Column = keyof typeof matrix;

/** The cell of a platform, in its general form. */
export function cellOf(platform: Column, fault: FaultName): Cell {
  return matrix[platform][fault];
}
