import { randomInt } from "node:crypto";
import { decrypt, encrypt, getSignature } from "@wecom/crypto";
import { isFresh, proves, type Stamp } from "./signature.js";
import { readXml, writeXml, type Xml } from "./xml.js";

/** The account's keys for callbacks. */
export type Keys = Readonly<{ appId: string; token: string; aesKey?: string | undefined }>;

/** Why a callback is turned away: an HTTP status, and a word for the log. */
export type Refused = Readonly<{ status: 400 | 401 | 403; why: string }>;

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
export function openBody(body: string, query: URLSearchParams, keys: Keys): Xml | Refused {
  if (keys.aesKey !== undefined) return openSealed(body, query, { ...keys, aesKey: keys.aesKey });
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

/** The time and the random number of a callback. */
export function stampOf(query: URLSearchParams): Stamp {
  return { timestamp: query.get("timestamp") ?? "", nonce: query.get("nonce") ?? "" };
}

const notXml: Refused = { status: 400, why: "not a message in XML" };

/** Ciphertext is base64 and so holds no markup: nothing but this pattern reads what is not yet proven. */
const ciphertext = /<Encrypt>(?:<!\[CDATA\[)?([\w+/=]+)/g;

function openSealed(body: string, query: URLSearchParams, keys: Keys & { aesKey: string }): Xml | Refused {
  const found = [...body.matchAll(ciphertext)].map(([, sealed = ""]) => sealed);
  if (found.length === 0) {
    return readXml(body) === undefined ? notXml : { status: 403, why: "a plain message, although an AES key is set" };
  }
  const signature = query.get("msg_signature") ?? "";
  const sealed = found.find((one) => proves(signature, keys.token, stampOf(query), one));
  if (sealed === undefined) return { status: 401, why: "no genuine msg_signature" };
  const plain = unseal(sealed, keys);
  if (plain === undefined) return { status: 403, why: "cannot be decrypted: check WECHAT_AES_KEY and WECHAT_APP_ID" };
  return readXml(plain) ?? notXml;
}

function unseal(sealed: string, { appId, aesKey }: Keys & { aesKey: string }): string | undefined {
  try {
    const { message, id } = decrypt(aesKey, sealed);
    return id === appId ? message : undefined;
  } catch {
    return undefined;
  }
}
