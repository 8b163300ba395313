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

/** The errcodes that mean the same on every platform of Tencent's; `secret` is what to mend where credentials are wrong. */
export function usualMeanings(name: string, secret: string): Readonly<Record<string, Meaning>> {
  const badFile = { fault: "unfit", say: `${name} does not take a file of this format or size` } as const;
  const wrong = { fault: "forbidden", say: secret } as const;
  return {
    "-1": { fault: "unreachable", say: `${name} is busy: try again` },
    40001: wrong,
    40004: badFile,
    40005: badFile,
    40006: badFile,
    40007: { fault: "unfit", say: "this media id is unknown or older than three days" },
    40008: { fault: "unfit", say: `${name} does not take a message of this form` },
    40009: badFile,
    40011: badFile,
    40013: wrong,
    40014: wrong,
    42001: wrong,
    44004: { fault: "unfit", say: "an empty text cannot be sent" },
    45001: badFile,
    45002: { fault: "unfit", say: "the text is longer than 2,048 bytes" },
  };
}

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
