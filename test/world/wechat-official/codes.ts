/** What the platform says with an errcode, in its own words. */
const words: Readonly<Record<string, string>> = {
  0: "ok",
  "-1": "system error",
  40001: "invalid credential, access_token is invalid or not latest",
  40003: "invalid openid",
  40007: "invalid media_id",
  40008: "invalid message type",
  40013: "invalid appid",
  40125: "invalid appsecret",
  41001: "access_token missing",
  42001: "access_token expired",
  43004: "require subscribe",
  43101: "user refuse to accept the msg",
  44004: "empty content",
  45002: "content size out of limit",
  45009: "reach max api daily quota limit",
  45011: "api minute-quota reach limit, must slower, retry next minute",
  45015: "response out of time limit or subscription is canceled",
  45047: "out of response count limit",
  46003: "menu no exist",
  47003: "argument invalid!",
  48001: "api unauthorized",
};

/** The platform's answer with an errcode, always in HTTP 200. */
export function errcode(code: number | string, more: object = {}): Response {
  const errmsg = `${words[code] ?? "refused"} rid: 67406c5f-22929d02-4ba1f5f6`;
  return json({ errcode: Number(code), errmsg, ...more });
}

/** An answer of the platform without an errcode. */
export function json(fields: object): Response {
  return new Response(JSON.stringify(fields), { headers: { "content-type": "application/json; encoding=utf-8" } });
}
