import type { Contest, Result } from "./contest.js";
import type { Crash } from "./crash.js";
import { table } from "./print.js";

const columns: Readonly<Record<string, (result: Result) => string | number>> = {
  "": ({ lap }) => lap.name,
  "replies/s": ({ lap }) => lap.replies,
  ratio: ({ ratio }) => ratio.median,
  "(lowest–highest)": ({ ratio }) => `${ratio.lowest.toFixed(2)}–${ratio.highest.toFixed(2)}`,
  "p50 ms": ({ lap }) => lap.p50,
  p95: ({ lap }) => lap.p95,
  p99: ({ lap }) => lap.p99,
  "CPU ms": ({ lap }) => lap.cpuMs,
  "+ database": ({ lap }) => lap.databaseMs,
  statements: ({ lap }) => lap.statements,
  calls: ({ lap }) => lap.calls,
  "drain ms": ({ lap }) => lap.drainMs,
  lost: ({ lap }) => lap.lost,
  doubled: ({ lap }) => lap.doubled,
  "RSS MiB": ({ lap }) => lap.rssMiB,
  "start ms": ({ startMs }) => startMs,
};

/** The race as a table; CPU, statements and calls are a message's share, and one message in ten came twice. */
export function raceTable(results: Contest): string {
  const reads = Object.values(columns);
  return table(
    Object.keys(columns),
    results.map((result) => reads.map((read) => read(result))),
  );
}

/** What the kill came to, in words. */
export function crashWords(crash: Crash): string {
  const { sent, stored, registered, highest, lost, inHand, doubled, doubledWrongly, backMs } = crash;
  return [
    "",
    `  kill -9 in the middle: ${sent} messages, ${stored} stored, ${sent - lost} answered, ${lost} lost;`,
    `  ${registered} requests, the last of them numbered ${highest}; back after ${(backMs / 1000).toFixed(1)} s;`,
    `  ${inHand} replies were in hand, ${doubled} residents heard one twice, ${doubledWrongly} of them without cause`,
  ].join("\n");
}

/** Whether everything that the program promises was kept: each message stored once and answered, no number missing. */
export function isSound(results: Contest, crash: Crash | undefined): boolean {
  const own = results.filter(({ lap }) => lap.name === "shouwen");
  if (own.some(({ lap }) => lap.lost > 0 || lap.doubled > 0)) return false;
  if (crash === undefined) return true;
  const { sent, stored, registered, highest, lost, doubledWrongly } = crash;
  return stored === sent && registered === highest && lost === 0 && doubledWrongly === 0;
}
