import { randomInt } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import WXBizMsgCrypt from "wechat-crypto";

/** What the platform pushes: the elements of a message. */
export type Fields = Readonly<{ [tag: string]: string | number | Fields }>;

/** One attempt to deliver, and what came of it; status 0 where nothing did. */
export type Attempt = Readonly<{ status: number; body: string; ms: number }>;

/** A reply that rode in a response. */
type Reply = Readonly<{ to: string; from: string; text: string }>;

/** The account's side of a callback. */
export type Poster = Readonly<{
  /** A request with this body, signed, and in safe mode encrypted, as the platform sends it. */
  sign(url: string, body: string, stamp?: Stamp): Request;
  /** Delivers, three times in all if need be. */
  push(url: string, fields: Fields): Promise<readonly Attempt[]>;
  handshake(url: string, echo: string): Promise<Response>;
  /** Reads a response's body: a reply, "nothing", or "garbage" that the person is shown an apology for. */
  read(body: string): Reply | "nothing" | "garbage";
}>;

/** The signed time (epoch s) and random number of a request. */
export type Stamp = Readonly<{ timestamp: string; nonce: string }>;

/** The settings of the account's callback; `answerMs` is how long the platform waits for an answer. */
export type PosterSettings = Readonly<{
  appId: string;
  token: string;
  aesKey: string | undefined;
  answerMs: number;
  clock: () => number;
}>;

/** Signs and encrypts with the independent `wechat-crypto`. */
export function createPoster({ appId, token, aesKey, answerMs, clock }: PosterSettings): Poster {
  // The crypto wants a key even where only its signature is asked for.
  const crypto = new WXBizMsgCrypt(token, aesKey ?? "a".repeat(43), appId);
  const address = (url: string, { timestamp, nonce }: Stamp, more: Readonly<Record<string, string>> = {}) => {
    const signature = crypto.getSignature(timestamp, nonce, "");
    return `${url}?${new URLSearchParams({ signature, timestamp, nonce, openid: "o", ...more })}`;
  };
  const sign: Poster["sign"] = (url, body, stamp = newStamp(clock())) => {
    const init = { method: "POST", headers: { "content-type": "text/xml" } };
    if (aesKey === undefined) return new Request(address(url, stamp), { ...init, body });
    const sealed = crypto.encrypt(body);
    const msg_signature = crypto.getSignature(stamp.timestamp, stamp.nonce, sealed);
    const envelope = xmlOf({ ToUserName: "gh_zly", Encrypt: sealed });
    return new Request(address(url, stamp, { encrypt_type: "aes", msg_signature }), { ...init, body: envelope });
  };
  return {
    sign,
    push: async (url, fields) => {
      const stamp = newStamp(clock());
      return insist(() => sign(url, xmlOf(fields), stamp), answerMs);
    },
    handshake: (url, echostr) => fetch(address(url, newStamp(clock()), { echostr })),
    read: (body) => {
      if (body === "" || body === "success") return "nothing";
      return replyIn(aesKey === undefined ? body : opened(crypto, body)) ?? "garbage";
    },
  };
}

/** Delivers, three times in all if need be, as Tencent does when it is not answered within `answerMs`. */
export async function insist(make: () => Request, answerMs: number): Promise<readonly Attempt[]> {
  const attempts: Attempt[] = [];
  while (attempts.length < 3 && attempts.at(-1)?.status !== 200) {
    if (attempts.length > 0) await wait(50);
    attempts.push(await attempt(make(), answerMs));
  }
  return attempts;
}

async function attempt(request: Request, answerMs: number): Promise<Attempt> {
  const began = performance.now();
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(answerMs) });
    return { status: response.status, body: await response.text(), ms: performance.now() - began };
  } catch {
    return { status: 0, body: "", ms: performance.now() - began };
  }
}

/** A stamp of this moment. */
export function newStamp(now = Date.now()): Stamp {
  return { timestamp: String(Math.floor(now / 1000)), nonce: String(randomInt(1e9)) };
}

/** The platform's XML of these elements. */
export function xmlOf(fields: Fields): string {
  return `<xml>${elements(fields)}</xml>`;
}

function elements(fields: Fields): string {
  const one = (value: Fields[string]) => {
    if (typeof value === "object") return elements(value);
    return typeof value === "number" ? value : `<![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
  };
  return Object.entries(fields)
    .map(([tag, value]) => `<${tag}>${one(value)}</${tag}>\n`)
    .join("");
}

function opened(crypto: WXBizMsgCrypt, body: string): string {
  const [sealed, signature] = [valueIn(body, "Encrypt"), valueIn(body, "MsgSignature")];
  const stamp = [valueIn(body, "TimeStamp"), valueIn(body, "Nonce")] as const;
  return crypto.getSignature(...stamp, sealed) === signature ? crypto.decrypt(sealed).message : "";
}

function replyIn(xml: string): Reply | undefined {
  const [to, from, text] = [valueIn(xml, "ToUserName"), valueIn(xml, "FromUserName"), valueIn(xml, "Content")];
  const sound = to !== "" && from !== "" && valueIn(xml, "MsgType") === "text" && /<CreateTime>\d+</.test(xml);
  return sound && text !== "" && Buffer.byteLength(text) <= 2048 ? { to, from, text } : undefined;
}

function valueIn(xml: string, tag: string): string {
  const inner = new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(xml)?.[1] ?? "";
  if (!inner.startsWith("<![CDATA[")) return inner;
  return [...inner.matchAll(/<!\[CDATA\[(.*?)\]\]>/gs)].map(([, part]) => part).join("");
}
