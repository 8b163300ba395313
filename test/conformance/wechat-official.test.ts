import type { Fault } from "../../src/port/index.js";
import { openWechatOfficial, type WechatOfficialWorld } from "../world/wechat-official/index.js";
import type { World } from "../world/world.js";
import { conform } from "./suite.js";

const refusals = {
  "-1": "unreachable",
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

const known = {
  refusals,
  people: [
    { id: "o6_bmjrPTlm6_2sgVt7hMZOPfL2M", name: "李秀英" },
    { id: "o6_bmasdasdsad6_2sgVt7hMZOP", name: "王建国" },
  ] as const,
  // The suite hands back the world that was opened below.
  signed: (world: World, url: string, body: string) => (world as WechatOfficialWorld).poster.sign(url, body),
};

conform("wechat-official, plain mode", () => openWechatOfficial(), known);
conform("wechat-official, safe mode", () => openWechatOfficial({ aes: true }), known);
