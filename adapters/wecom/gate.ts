import { openSealed, type Refused, stampOf, unseal } from "../tencent/seal.js";
import { isFresh } from "../tencent/signature.js";
import type { Xml } from "../tencent/xml.js";

/** The application's keys for callbacks, which WeCom always encrypts. */
export type Keys = Readonly<{ corpId: string; token: string; aesKey: string }>;

const mend = "WECOM_AES_KEY and WECOM_CORP_ID";

/** Whether a callback can be genuine. What its signature proves, the ciphertext, is checked where that is opened. */
export function checkQuery(query: URLSearchParams, now: number): Refused | undefined {
  if (!query.has("msg_signature")) return { status: 401, why: "no msg_signature" };
  if (isFresh(stampOf(query), now)) return undefined;
  return { status: 403, why: "stale: the request is old, or this server's clock is wrong" };
}

/** The handshake's own words, decrypted: sent back, they show that the keys are right. */
export function openEcho(query: URLSearchParams, { corpId: id, token, aesKey }: Keys): string | Refused {
  const echo = query.get("echostr");
  return echo === null ? { status: 400, why: "no echostr" } : unseal([echo], query, { id, token, aesKey }, mend);
}

/** The message in a body. */
export function openBody(body: string, query: URLSearchParams, { corpId: id, token, aesKey }: Keys): Xml | Refused {
  return openSealed(body, query, { id, token, aesKey }, mend);
}
