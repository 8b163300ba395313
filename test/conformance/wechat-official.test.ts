import { meanings } from "../../adapters/wechat-official/faults.js";
import type { Fault } from "../../src/port/index.js";
import { openWechatOfficial, type WechatOfficialWorld } from "../world/wechat-official/index.js";
import type { World } from "../world/world.js";
import type { Twist } from "./house.js";
import { conform } from "./suite.js";

/** Those that decide what is done next, by name; then every other that has a meaning, and one that has none. */
const refusals = {
  ...Object.fromEntries(Object.entries(meanings).map(([code, { fault }]) => [code, fault])),
  "-1": "unreachable",
  40001: "forbidden",
  40003: "gone",
  40007: "unfit",
  43004: "gone",
  43101: "closed",
  45002: "unfit",
  45009: "throttled",
  45011: "throttled",
  45015: "closed",
  45047: "closed",
  48001: "forbidden",
  99999: "unfit",
} as const satisfies Record<string, Fault>;

/** An adapter that gives up within seconds, and a clock of the platform's own. */
const open = (aes: boolean) => (twist: Twist) =>
  openWechatOfficial({
    aes,
    clock: () => Date.now() + (twist.skewMs ?? 0),
    ...(twist.hasty && { settings: { timeoutMs: 3_000 } }),
  });

const known = {
  refusals,
  signsTime: true,
  people: [
    { id: "o6_bmjrPTlm6_2sgVt7hMZOPfL2M", name: "李秀英" },
    { id: "o6_bmasdasdsad6_2sgVt7hMZOP", name: "王建国" },
  ] as const,
  // The suite hands back the world that was opened below.
  signed: (world: World, url: string, body: string) => (world as WechatOfficialWorld).poster.sign(url, body),
};

conform("wechat-official, plain mode", open(false), known);
conform("wechat-official, safe mode", open(true), known);
