import { randomBytes } from "node:crypto";
import { errcode } from "./codes.js";

/** The application's access token, as the platform hands it out and ends it. */
export type FarTokens = Readonly<{
  /** The errcode that a call with this token gets; undefined where it is good. */
  check(token: string | null): number | undefined;
  /** `/cgi-bin/gettoken`: the same one until its end. */
  get(query: URLSearchParams): Response;
  /** Ends the token before its time: a `late` one is expired (42001), else it is unknown (40014). */
  end(late: boolean): void;
  /** How many different ones were handed out. */
  issued(): number;
}>;

const lifeMs = 7200_000;

/** No token handed out yet. */
export function createFarTokens(identity: { corpId: string; secret: string }, clock: () => number): FarTokens {
  const ends = new Map<string, number>();
  let current = "";
  let issued = 0;
  const left = () => (ends.get(current) ?? 0) - clock();
  return {
    issued: () => issued,
    check: (token) => {
      if (token === null) return 41001;
      const end = ends.get(token);
      if (end === undefined) return 40014;
      return end > clock() ? undefined : 42001;
    },
    get: (query) => {
      if (query.get("corpid") !== identity.corpId) return errcode(40013);
      if (query.get("corpsecret") !== identity.secret) return errcode(40001);
      if (left() <= 0) {
        issued += 1;
        current = randomBytes(48).toString("base64url");
        ends.set(current, clock() + lifeMs);
      }
      return errcode(0, { access_token: current, expires_in: Math.floor(left() / 1000) });
    },
    end: (late) => {
      if (!late) ends.clear();
      for (const token of ends.keys()) ends.set(token, 0);
    },
  };
}
