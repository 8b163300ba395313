import { randomBytes } from "node:crypto";
import { errcode, json } from "./codes.js";

/** The access tokens of one account, as the platform hands them out and ends them. */
export type FarTokens = Readonly<{
  /** The errcode that a call with this token gets; undefined where it is good. */
  check(token: string | null): number | undefined;
  /** `/cgi-bin/token`: each one ends the one before. */
  plain(query: URLSearchParams): Response;
  /** `/cgi-bin/stable_token`: the same one until five minutes before its end, unless forced. */
  stable(body: Readonly<Record<string, unknown>>): Response;
  /** Ends the tokens before their time: `late` ones are expired (42001), others unknown (40001). */
  end(late: boolean): void;
  /** How many different ones were handed out. */
  issued(): number;
}>;

type Identity = Readonly<{ appId: string; appSecret: string }>;

const lifeMs = 7200_000;
const overlapMs = 5 * 60_000;

/** No token handed out yet. */
export function createFarTokens(account: Identity, clock: () => number): FarTokens {
  const ends = new Map<string, number>();
  let stable: string | undefined;
  let plain: string | undefined;
  let issued = 0;
  const issue = () => {
    issued += 1;
    const token = `80_${randomBytes(24).toString("base64url")}`;
    ends.set(token, clock() + lifeMs);
    return token;
  };
  const left = (token: string | undefined) => (token === undefined ? 0 : (ends.get(token) ?? 0) - clock());
  const answer = (token: string) => json({ access_token: token, expires_in: Math.floor(left(token) / 1000) });
  return {
    issued: () => issued,
    check: (token) => (token === null ? 41001 : judged(ends.get(token), clock())),
    plain: (query) => {
      const refused = refuse(account, query.get("appid"), query.get("secret"));
      if (refused) return refused;
      if (plain !== undefined) ends.delete(plain);
      plain = issue();
      return answer(plain);
    },
    stable: ({ appid, secret, force_refresh: force }) => {
      const refused = refuse(account, appid, secret);
      if (refused) return refused;
      if (force === true && stable !== undefined) ends.delete(stable);
      if (stable === undefined || left(stable) <= overlapMs) stable = issue();
      return answer(stable);
    },
    end: (late) => {
      if (!late) ends.clear();
      for (const token of ends.keys()) ends.set(token, 0);
    },
  };
}

function judged(end: number | undefined, now: number): number | undefined {
  if (end === undefined) return 40001;
  return end > now ? undefined : 42001;
}

function refuse(account: Identity, appid: unknown, secret: unknown): Response | undefined {
  if (appid !== account.appId) return errcode(40013);
  return secret === account.appSecret ? undefined : errcode(40125);
}
