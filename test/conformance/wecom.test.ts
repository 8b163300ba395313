import { meanings } from "../../adapters/wecom/faults.js";
import type { Fault } from "../../src/port/index.js";
import { openWecom, type WecomWorld } from "../world/wecom/index.js";
import type { World } from "../world/world.js";
import type { Twist } from "./house.js";
import { conform } from "./suite.js";

/** Those that decide what is done next, by name; then every other that has a meaning, and one that has none. */
const refusals = {
  ...Object.fromEntries(Object.entries(meanings).map(([code, { fault }]) => [code, fault])),
  "-1": "unreachable",
  40007: "unfit",
  40058: "unfit",
  45002: "unfit",
  45009: "throttled",
  48002: "forbidden",
  60011: "forbidden",
  60020: "forbidden",
  60111: "gone",
  81013: "gone",
  301002: "forbidden",
  99999: "unfit",
} as const satisfies Record<string, Fault>;

/** The suite sends a long text in one go: that takes more than half of what the platform lets through in a minute. */
const settings = { share: 1, clock: Date.now };

const open = ({ skewMs = 0, hasty }: Twist) =>
  openWecom({
    clock: () => Date.now() + skewMs,
    // An adapter that gives up within seconds, where a case wants one.
    settings: { ...settings, ...(hasty && { timeoutMs: 3_000 }) },
  });

conform("wecom", open, {
  refusals,
  signsTime: true,
  people: [
    { id: "LiuDeHong", name: "刘德宏" },
    { id: "wang.jianguo", name: "王建国" },
  ],
  // The suite hands back the world that was opened above.
  signed: (world: World, url: string, body: string) => (world as WecomWorld).poster.sign(url, body),
});
