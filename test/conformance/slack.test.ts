import { openSlackWorld } from "../world/slack/index.js";
import { signedRequest } from "../world/slack/sign.js";
import type { Twist } from "./house.js";
import { conform } from "./suite.js";

const people = [
  { id: "U0LI", name: "李秀英", language: "zh-CN" },
  { id: "U0WANG", name: "王建国" },
] as const;

const known = {
  people,
  refusals: {
    channel_not_found: "gone",
    user_not_found: "gone",
    is_archived: "gone",
    not_in_channel: "forbidden",
    account_inactive: "forbidden",
    invalid_auth: "forbidden",
    token_revoked: "forbidden",
    missing_scope: "forbidden",
    msg_too_long: "unfit",
    invalid_blocks: "unfit",
    a_code_of_tomorrow: "unfit",
    internal_error: "unreachable",
    ratelimited: "throttled",
  },
} as const;

const patience = { ackMs: 600 };

/** An adapter that gives up within seconds. */
const hasty = { timeoutMs: 3_000 };

const open = (mode: "socket" | "http") => (twist: Twist) =>
  openSlackWorld({ mode, people, patience, ...twist, ...(twist.hasty && hasty) });

conform("slack by Socket Mode", open("socket"), known);
conform("slack by HTTP", open("http"), {
  ...known,
  signsTime: true,
  signed: (_, url, body) => signedRequest(url, body),
});
