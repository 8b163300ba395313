import { randomInt } from "node:crypto";
import { encrypt, getSignature } from "@wecom/crypto";
import { notXml, openSealed, type Refused, stampOf } from "../tencent/seal.js";
import { isFresh, proves } from "../tencent/signature.js";
import { readXml, writeXml, type Xml } from "../tencent/xml.js";

/** The account's keys for callbacks. */
export type Keys = Readonly<{ appId: string; token: string; aesKey?: string | undefined }>;

/** Checks the query's signature and time; undefined where both are right. */
export function checkQuery(query: URLSearchParams, { token, aesKey }: Keys, now: number): Refused | undefined {
  const stamp = stampOf(query);
  const signature = query.get("signature");
  // In safe mode the ciphertext's own signature, checked in `openBody`, proves more than this one.
  const signed =
    signature === null ? aesKey !== undefined && query.has("msg_signature") : proves(signature, token, stamp);
  if (!signed) return { status: 401, why: "no genuine signature" };
  if (!isFresh(stamp, now)) return { status: 403, why: "stale: the request is old, or this server's clock is wrong" };
  return undefined;
}

/** The message in a body: decrypted in safe mode, where a plain one is refused. */
export function openBody(body: string, query: URLSearchParams, { appId: id, token, aesKey }: Keys): Xml | Refused {
  if (aesKey !== undefined) return openSealed(body, query, { id, token, aesKey }, "WECHAT_AES_KEY and WECHAT_APP_ID");
  const xml = readXml(body);
  if (xml === undefined) return notXml;
  if (xml.Encrypt === undefined || xml.MsgType !== undefined) return xml;
  return { status: 403, why: "the account is in safe mode: set WECHAT_AES_KEY" };
}

/** A reply as the body of the response: encrypted and signed in safe mode. */
export function sealReply(reply: string, { appId, token, aesKey }: Keys, now: number): string {
  if (aesKey === undefined) return reply;
  const [timestamp, nonce] = [Math.floor(now / 1000), String(randomInt(1e9))];
  const sealed = encrypt(aesKey, reply, appId);
  return writeXml({
    Encrypt: sealed,
    MsgSignature: getSignature(token, timestamp, nonce, sealed),
    TimeStamp: timestamp,
    Nonce: nonce,
  });
}
