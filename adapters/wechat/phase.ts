import { AdapterError, type ChannelState } from "../../src/port/index.js";

/** What the operator is told in each phase of the connection. */
const details = {
  closed: "the WeChat channel is closed",
  opening: "connecting to WeChat",
  away: "the WeChat gateway cannot be reached: see that it runs, and that its endpoint and token are right; trying again",
  waiting: "connected; waiting for the WeChat account to log in",
  scan: "the WeChat account is not logged in: scan the QR code with the phone of the office's account",
  out: "the WeChat account was logged out: start its gateway again, and scan the QR code that it shows",
  in: "connected, and logged in to WeChat",
} as const;

/** Where a connection stands, from closed to logged in. */
type Phase = keyof typeof details;

/** The phase of a connection, and since when it lasts. */
export type Status = Readonly<{
  /** Moves on; `qr` is what the account's phone must scan, in the phase `scan`. */
  enter(next: Phase, qr?: string): void;
  is(phase: Phase): boolean;
  /** Resolves once the first attempt has led somewhere. */
  settled: Promise<void>;
  state(): ChannelState;
  /** Why nothing can be asked of WeChat now: `forbidden` where a person must log in, else `unreachable`. */
  fault(): AdapterError;
}>;

/** A status that starts out closed. */
export function createStatus(): Status {
  let phase: Phase = "closed";
  let since = Date.now();
  let scan: string | undefined;
  let settle = () => {};
  const settled = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return {
    settled,
    enter: (next, qr) => {
      if (next !== phase) since = Date.now();
      phase = next;
      scan = qr;
      if (next === "in" || next === "scan" || next === "away") settle();
    },
    is: (other) => phase === other,
    state: () => ({ up: phase === "in", detail: details[phase], since, ...(scan !== undefined && { scan }) }),
    fault: () => {
      const fault = phase === "scan" || phase === "out" ? "forbidden" : "unreachable";
      return new AdapterError(fault, details[phase], { code: phase });
    },
  };
}
