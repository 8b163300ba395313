import WXBizMsgCrypt from "wechat-crypto";
import { type Attempt, type Fields, insist, newStamp, type Stamp, xmlOf } from "../wechat-official/push.js";

/** The platform's side of a callback. */
export type Poster = Readonly<{
  /** A request with this body, encrypted and signed as the platform sends it. */
  sign(url: string, body: string, stamp?: Stamp): Request;
  /** Delivers, three times in all if need be. */
  push(url: string, fields: Fields): Promise<readonly Attempt[]>;
  handshake(url: string, echo: string): Promise<Response>;
}>;

/** The settings of the application's callback; `answerMs` is how long the platform waits for an answer. */
export type PosterSettings = Readonly<{
  corpId: string;
  token: string;
  aesKey: string;
  answerMs: number;
  clock: () => number;
}>;

/** Signs and encrypts with the independent `wechat-crypto`. */
export function createPoster({ corpId, token, aesKey, answerMs, clock }: PosterSettings): Poster {
  const crypto = new WXBizMsgCrypt(token, aesKey, corpId);
  const address = (url: string, { timestamp, nonce }: Stamp, sealed: string, more: Record<string, string> = {}) => {
    const msg_signature = crypto.getSignature(timestamp, nonce, sealed);
    return `${url}?${new URLSearchParams({ msg_signature, timestamp, nonce, ...more })}`;
  };
  const sign: Poster["sign"] = (url, body, stamp = newStamp(clock())) => {
    const sealed = crypto.encrypt(body);
    const envelope = xmlOf({ ToUserName: corpId, AgentID: "1000002", Encrypt: sealed });
    const init = { method: "POST", headers: { "content-type": "text/xml" }, body: envelope };
    return new Request(address(url, stamp, sealed), init);
  };
  return {
    sign,
    push: async (url, fields) => {
      const stamp = newStamp(clock());
      return insist(() => sign(url, xmlOf(fields), stamp), answerMs);
    },
    handshake: (url, echo) => {
      const sealed = crypto.encrypt(echo);
      return fetch(address(url, newStamp(clock()), sealed, { echostr: sealed }));
    },
  };
}
