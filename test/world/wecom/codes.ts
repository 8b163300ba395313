/** What the platform says with an errcode, in its own words. */
const words: Readonly<Record<string, string>> = {
  0: "ok",
  "-1": "system error",
  40001: "invalid credential",
  40007: "invalid media_id",
  40008: "invalid message type",
  40013: "invalid corpid",
  40014: "invalid access_token",
  40056: "invalid agentid",
  40058: "invalid Request Parameter",
  41001: "access_token missing",
  42001: "access_token expired",
  42014: "taskid has existed or empty or exceed max len",
  44004: "text content is empty",
  45002: "message content size out of limit",
  45009: "api freq out of limit",
  60011: "no privilege to access/modify contact/party/agent",
  60020: "not allow to access from your ip",
  81013: "user & party & tag all invalid",
  86001: "chatid invalid",
  86215: "chatid existed",
  93000: "invalid webhook url",
  301002: "no permission to operate this agent",
};

/** The platform's answer with an errcode, always in HTTP 200, with the caller's address and a link in its words. */
export function errcode(code: number | string, more: object = {}): Response {
  const errmsg =
    Number(code) === 0
      ? "ok"
      : `${words[code] ?? "refused"}, hint: [1650959319156053778662262], from ip: 127.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e=${code}`;
  const body = JSON.stringify({ errcode: Number(code), errmsg, ...more });
  return new Response(body, { headers: { "content-type": "application/json; charset=UTF-8" } });
}
