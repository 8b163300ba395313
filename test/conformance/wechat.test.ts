import type { Fault } from "../../src/port/index.js";
import { openWechat } from "../world/wechat/index.js";
import type { Twist } from "./house.js";
import { conform } from "./suite.js";

/** An adapter that gives up within seconds. */
const hasty = { timeoutMs: 3_000, pulse: { beatMs: 500, silenceMs: 3_000 } };

/** Puppets have no codes: these are their own words, and WeChat's. */
const refusals = {
  "contact does not exist": "gone",
  "对方开启了朋友验证，你还不是他（她）朋友": "gone",
  你已被移出群聊: "gone",
  "you are writing too fast": "throttled",
  "rate limit exceeded": "throttled",
  "not logged in": "forbidden",
  "the file is too large": "unfit",
  "unsupported message type": "unfit",
  "something nobody has seen": "unreachable",
} as const satisfies Record<string, Fault>;

const open = (way: "in process" | "gateway") => (twist: Twist) =>
  openWechat(way, { skewMs: twist.skewMs, ...(twist.hasty && hasty) });

conform("WeChat through wechaty, with the puppet in the process", open("in process"), { refusals });
conform("WeChat through wechaty, with the puppet behind a gateway", open("gateway"), { refusals });
