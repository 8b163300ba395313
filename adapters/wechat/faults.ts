import { AdapterError, type Fault } from "../../src/port/index.js";

/** How long to leave WeChat alone after it said too fast: no puppet tells a time, and its locks last minutes. */
const coolMs = 60_000;

/** gRPC's status codes, as gateways answer with them (and GError carries them). */
const statuses: Readonly<Record<number, Fault>> = {
  3: "unfit",
  5: "gone",
  7: "forbidden",
  8: "throttled",
  16: "forbidden",
};

/** Puppets have no codes of their own, only sentences: these words are common to the published ones, and to WeChat's notices. */
const sayings: readonly (readonly [RegExp, Fault])[] = [
  [/too (fast|frequent|many)|rate limit/i, "throttled"],
  [/not logged ?in|no login|logged ?out/i, "forbidden"],
  [/not (exist|found|a friend|friend)|no (contact|room|payload|filebox|such)|blocked|deleted/i, "gone"],
  [/还不是.*朋友|拒收|移出群聊/, "gone"],
  [/too (large|big|long)|unsupported|not support/i, "unfit"],
];

const mends = {
  throttled: "WeChat says that this account writes too fast: wait",
  unreachable: "the WeChat gateway does not answer: see that it runs and can be reached from here",
  forbidden: "the WeChat account may not do this: see that it is logged in and that the gateway takes our token",
  gone: "this person, room or file is not there for the WeChat account any more",
  unfit: "WeChat cannot take this message",
  closed: "WeChat takes no message for this person now",
} as const satisfies Record<Fault, string>;

/**
 * What a puppet's failure means for us. Its own words stay behind, for they may quote the message; so does the error itself.
 */
export function faultOf(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  const code = codeOf(error);
  const said = error instanceof Error ? error.message : String(error);
  const fault =
    statuses[code ?? -1] ?? sayings.find(([words]) => code !== 14 && words.test(said))?.[1] ?? "unreachable";
  return new AdapterError(fault, mends[fault], {
    ...(code === undefined ? {} : { code: String(code) }),
    ...(fault === "throttled" ? { retryAfterMs: coolMs, scope: "account" } : {}),
  });
}

/** Whether an error says that the connection itself is gone (gRPC cancelled, internal or unavailable), not just one call. */
export function isLoss(error: unknown): boolean {
  return [1, 13, 14].includes(codeOf(error) ?? -1);
}

/** The work's result, or `unreachable` after `ms`: a half-open gateway answers nothing for ever. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AdapterError("unreachable", mends.unreachable, { code: "timeout" })), ms);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw faultOf(error);
  } finally {
    clearTimeout(timer);
  }
}

function codeOf(error: unknown): number | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "number" ? code : undefined;
}
