import { AdapterError, type Fault } from "../../src/port/index.js";

/** What an errcode means for us: the port's fault, words for the operator, and how long to wait where waiting helps (ms), and for whom. */
export type Meaning = Readonly<{ fault: Fault; say: string; wait?: number | "midnight"; scope?: "account" }>;

/** One platform's words for what went wrong. */
export type Faults = Readonly<{
  /** The error for a call that was answered with an errcode. The platform's own words are left out: they may quote ours. */
  refusal(code: number, now: number): AdapterError;
  /** The error for a call that got no answer we could read. `why` is a system error code or an HTTP status. */
  unreachable(why: string): AdapterError;
  /** Codes after which the same call is worth one more try with a new access token. */
  stale: ReadonlySet<number>;
}>;

/** The words of one platform: its name, its errcodes that have a meaning of their own, and those that end an access token. */
export function createFaults(
  name: string,
  meanings: Readonly<Record<string, Meaning>>,
  stale: readonly number[],
): Faults {
  return {
    refusal: (code, now) => {
      const { fault, say, wait, scope } = meanings[code] ?? {
        fault: "unfit" as const,
        say: `${name} refused this call`,
      };
      const retryAfterMs = wait === "midnight" ? untilMidnight(now) : wait;
      const daily = wait === "midnight";
      const more = {
        code: String(code),
        daily,
        ...(retryAfterMs !== undefined && { retryAfterMs }),
        ...(scope && { scope }),
      };
      return new AdapterError(fault, `${say} (errcode ${code})`, more);
    },
    unreachable: (why) =>
      new AdapterError("unreachable", `${name}'s API could not be reached: ${why}. Try again later`, { code: why }),
    stale: new Set(stale),
  };
}

const day = 24 * 3600_000;

/** Daily counts start anew at midnight in China, which keeps no summer time. */
function untilMidnight(now: number): number {
  return day - ((now + 8 * 3600_000) % day);
}
