import { createHmac } from "node:crypto";
import { app } from "./emulator.js";

/** How a request to the bot is signed; by default genuinely, and now. */
export type Signing = Readonly<{
  secret?: string;
  at?: number;
  type?: string;
  headers?: Readonly<Record<string, string>>;
}>;

/** A request with Slack's v0 signature over its timestamp (`at`, epoch ms) and body. */
export function signedRequest(url: string, body: string, signing: Signing = {}): Request {
  const { secret = app.signingSecret, at = Date.now(), type = "application/json", headers = {} } = signing;
  const timestamp = String(Math.floor(at / 1000));
  const digest = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return new Request(url, {
    method: "POST",
    body,
    headers: {
      "content-type": type,
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${digest}`,
      ...headers,
    },
  });
}
