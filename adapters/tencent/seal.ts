import { decrypt } from "@wecom/crypto";
import { proves, type Stamp } from "./signature.js";
import { readXml, type Xml } from "./xml.js";

/** The keys of encrypted callbacks: whom they are for (an app's or a company's id), and what they are proven and opened with. */
export type SealKeys = Readonly<{ id: string; token: string; aesKey: string }>;

/** Why a callback is turned away: an HTTP status, and a word for the log. */
export type Refused = Readonly<{ status: 400 | 401 | 403; why: string }>;

/** The body was no message. */
export const notXml: Refused = { status: 400, why: "not a message in XML" };

/** The time and the random number of a callback. */
export function stampOf(query: URLSearchParams): Stamp {
  return { timestamp: query.get("timestamp") ?? "", nonce: query.get("nonce") ?? "" };
}

/** Ciphertext is base64 and so holds no markup: nothing but this pattern reads what is not yet proven. */
const ciphertext = /<Encrypt>(?:<!\[CDATA\[)?([\w+/=]+)/g;

/** The message in an encrypted body. `mend` names the settings to check where it was made with other keys. */
export function openSealed(body: string, query: URLSearchParams, keys: SealKeys, mend: string): Xml | Refused {
  const found = [...body.matchAll(ciphertext)].map(([, sealed = ""]) => sealed);
  if (found.length === 0) {
    return readXml(body) === undefined ? notXml : { status: 403, why: "a plain message, although an AES key is set" };
  }
  const opened = unseal(found, query, keys, mend);
  return typeof opened === "string" ? (readXml(opened) ?? notXml) : opened;
}

/** The plain text of the first of these ciphertexts that the query's signature proves. */
export function unseal(
  sealed: readonly string[],
  query: URLSearchParams,
  { id, token, aesKey }: SealKeys,
  mend: string,
): string | Refused {
  const signature = query.get("msg_signature") ?? "";
  const proven = sealed.find((one) => proves(signature, token, stampOf(query), one));
  if (proven === undefined) return { status: 401, why: "no genuine msg_signature" };
  try {
    const opened = decrypt(aesKey, proven);
    if (opened.id === id) return opened.message;
  } catch {
    // What cannot be decrypted was encrypted for someone else, as below.
  }
  return { status: 403, why: `cannot be decrypted: check ${mend}` };
}

/** Whether it was turned away. */
export function isRefused(opened: Xml | string | Refused | undefined): opened is Refused {
  return typeof opened === "object" && typeof opened.status === "number";
}
