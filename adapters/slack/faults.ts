import { webApi } from "@slack/bolt";
import { AdapterError, type Fault } from "../../src/port/index.js";

type Meaning = Readonly<{ fault: Fault; mend: string }>;

const token = "check SLACK_BOT_TOKEN and install the app into the workspace again";
const leave = "ask the workspace's administrator to let the app do this";
const person = "the person or channel is no longer there";
const shape = "the message can never be taken in this form";
const later = "Slack has trouble, try again";

/** What Slack's `ok:false` codes mean for us; read at docs.slack.dev on 2026-11-20. A code that is not here is unfit. */
const meanings: Readonly<Record<string, Meaning>> = {
  ratelimited: { fault: "throttled", mend: "wait" },
  rate_limited: { fault: "throttled", mend: "wait" },
  message_limit_exceeded: { fault: "throttled", mend: "wait" },
  channel_not_found: { fault: "gone", mend: person },
  user_not_found: { fault: "gone", mend: person },
  users_not_found: { fault: "gone", mend: person },
  user_disabled: { fault: "gone", mend: person },
  is_archived: { fault: "gone", mend: "the channel is archived" },
  cannot_dm_bot: { fault: "gone", mend: "bots take no direct messages" },
  messages_tab_disabled: { fault: "gone", mend: "turn on the Messages tab under App Home" },
  not_in_channel: { fault: "forbidden", mend: "invite the bot into the channel (/invite)" },
  account_inactive: { fault: "forbidden", mend: token },
  invalid_auth: { fault: "forbidden", mend: token },
  not_authed: { fault: "forbidden", mend: token },
  token_revoked: { fault: "forbidden", mend: token },
  token_expired: { fault: "forbidden", mend: token },
  not_allowed_token_type: { fault: "forbidden", mend: "SLACK_BOT_TOKEN begins with xoxb-, SLACK_APP_TOKEN with xapp-" },
  missing_scope: { fault: "forbidden", mend: "add the scopes that README names, and install the app again" },
  no_permission: { fault: "forbidden", mend: leave },
  access_denied: { fault: "forbidden", mend: leave },
  ekm_access_denied: { fault: "forbidden", mend: leave },
  restricted_action: { fault: "forbidden", mend: leave },
  org_login_required: { fault: "forbidden", mend: leave },
  team_access_not_granted: { fault: "forbidden", mend: leave },
  msg_too_long: { fault: "unfit", mend: shape },
  msg_blocks_too_long: { fault: "unfit", mend: shape },
  invalid_blocks: { fault: "unfit", mend: shape },
  no_text: { fault: "unfit", mend: shape },
  message_not_found: { fault: "unfit", mend: "the message to edit is no longer there" },
  cant_update_message: { fault: "unfit", mend: "only the bot's own messages can be edited" },
  internal_error: { fault: "unreachable", mend: later },
  fatal_error: { fault: "unreachable", mend: later },
  service_unavailable: { fault: "unreachable", mend: later },
  request_timeout: { fault: "unreachable", mend: later },
};

/**
 * Any failure of the SDK or of a download as the one error that an adapter throws. Nothing of the original is carried along but its
 * code: its answer may quote the message, its request the token.
 */
export function asFault(error: unknown, doing: string): AdapterError {
  if (error instanceof AdapterError) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) return throttled(error.retryAfter, doing);
  if (error instanceof webApi.WebAPIPlatformError) return refused(error, doing);
  if (error instanceof webApi.WebAPIHTTPError) return httpFault(error.statusCode, doing);
  const cause = error instanceof webApi.WebAPIRequestError ? error.original : error;
  return new AdapterError("unreachable", `Slack cannot be reached (${doing}); look at the network`, {
    ...codeOf(cause),
  });
}

/** An HTTP status that is no success, as a fault. */
export function httpFault(status: number, doing: string): AdapterError {
  const code = String(status);
  if (status === 413) return new AdapterError("unfit", `Slack finds it too large (${doing})`, { code });
  const mend = "look at SLACK_API_URL, and at what stands between here and Slack";
  const refused = status === 401 || status === 403 || status === 404;
  if (refused) return new AdapterError("forbidden", `Slack answered ${code} (${doing}); ${mend}`, { code });
  return new AdapterError("unreachable", `Slack answered ${code} (${doing}); ${later}`, { code });
}

function throttled(seconds: number, doing: string): AdapterError {
  const retryAfterMs = seconds * 1000;
  return new AdapterError("throttled", `Slack wants us to wait (${doing})`, { retryAfterMs, code: "ratelimited" });
}

function refused({ data }: webApi.WebAPIPlatformError, doing: string): AdapterError {
  // The type says a text: what something between us and Slack made may say none, or a page. That is not repeated.
  const code: unknown = data.error;
  if (typeof code !== "string" || !/^[a-z0-9_.]{1,64}$/.test(code)) {
    return new AdapterError("unreachable", `what came back is no answer of Slack's (${doing}); look at SLACK_API_URL`);
  }
  const { fault, mend } = meanings[code] ?? { fault: "unfit", mend: shape };
  const wait = data.response_metadata?.retryAfter;
  return new AdapterError(fault, `Slack refused with ${code} (${doing}); ${mend}`, {
    code,
    ...(wait === undefined ? {} : { retryAfterMs: wait * 1000 }),
  });
}

/** Node keeps the system's code one or two causes down. */
function codeOf(error: unknown): { code?: string } {
  if (!(error instanceof Error)) return {};
  if ("code" in error && typeof error.code === "string") return { code: error.code };
  return codeOf(error.cause);
}
