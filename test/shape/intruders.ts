/** One import that a rule must refuse: the file that imports, and what. */
export type Intruder = Readonly<{ from: string; imports: string }>;

const take = (path: string) => `import * as it from "${path}"; export const taken = it;`;
const type = (path: string) => `import type * as it from "${path}"; export type Taken = typeof it;`;

/** For each rule of the walls, an import that it exists to refuse. */
export const intruders: Readonly<Record<string, Intruder>> = {
  "no-circles": { from: "src/core/circle.ts", imports: type("./round.js") },
  "no-guesses": { from: "src/core/guess.ts", imports: take("./nowhere.js") },
  "core-keeps-its-walls": { from: "src/core/worldly.ts", imports: type("../port/index.js") },
  "port-keeps-its-walls": { from: "src/port/worldly.ts", imports: type("../core/index.js") },
  "intent-keeps-its-walls": { from: "src/intent/worldly.ts", imports: type("../text/index.js") },
  "text-keeps-its-walls": { from: "src/text/worldly.ts", imports: type("../intent/reading.js") },
  "office-keeps-its-walls": { from: "src/office/worldly.ts", imports: type("../port/index.js") },
  "store-keeps-its-walls": { from: "src/store/worldly.ts", imports: type("../app/index.js") },
  "app-keeps-its-walls": { from: "src/app/worldly.ts", imports: type("../pages/index.js") },
  "http-keeps-its-walls": { from: "src/http/worldly.ts", imports: type("../app/index.js") },
  "pages-keeps-its-walls": { from: "src/pages/worldly.ts", imports: type("../store/index.js") },
  "core-and-port-stand-alone": { from: "src/core/heavy.ts", imports: take("zod") },
  "intent-and-text-are-pure": { from: "src/text/heavy.ts", imports: take("node:fs") },
  "adapters-see-the-port": { from: "adapters/slack/curious.ts", imports: type("../telegram/index.js") },
  "tencent-is-for-its-two-doors": { from: "adapters/web/curious.ts", imports: type("../tencent/index.js") },
  "adapter-telegram-own-kit": { from: "adapters/telegram/foreign.ts", imports: type("@slack/bolt") },
  "adapter-slack-own-kit": { from: "adapters/slack/foreign.ts", imports: type("grammy") },
  "adapter-wechat-own-kit": { from: "adapters/wechat/foreign.ts", imports: take("zod") },
  "adapter-wechat-official-own-kit": { from: "adapters/wechat-official/foreign.ts", imports: take("pg") },
  "adapter-wecom-own-kit": { from: "adapters/wecom/foreign.ts", imports: take("grammy/types") },
  "adapter-tencent-own-kit": { from: "adapters/tencent/foreign.ts", imports: take("hono") },
  "adapter-web-own-kit": { from: "adapters/web/foreign.ts", imports: take("pino") },
  "wechaty-only-when-asked-for": { from: "adapters/wechat/hasty.ts", imports: take("wechaty") },
  "src-sees-no-platform": { from: "src/app/partial.ts", imports: type("../../adapters/slack/index.js") },
  "main-puts-all-together": { from: "src/app/upward.ts", imports: type("../main.js") },
  "settings-arrive-as-arguments": { from: "src/app/greedy.ts", imports: take("../config.js") },
  "config-stands-before-the-rooms": { from: "src/config.ts", imports: take("./office/index.js") },
  "prisma-stays-in-the-store": { from: "src/app/direct.ts", imports: take("../store/generated/client.js") },
  "prisma-folder-is-below-the-store": { from: "prisma/upward.ts", imports: take("../src/app/index.js") },
  "pace-in-one-place": { from: "src/app/hurried.ts", imports: take("bottleneck") },
  "browser-modules-are-the-browsers": { from: "src/pages/playground/browser/odd.js", imports: take("node:fs") },
  "nothing-sees-tests": { from: "src/app/tested.ts", imports: type("../../test/world/index.js") },
  "the-far-side-knows-no-adapter": { from: "test/world/knowing.ts", imports: take("../../adapters/slack/decode.js") },
  "no-dev-package-in-the-program": { from: "src/app/developing.ts", imports: take("fast-check") },
};

/** What the walls let through: had one of these been refused, a rule would be too wide. */
export const guests: readonly Intruder[] = [
  { from: "src/main.ts", imports: take("../adapters/slack/index.js") },
  { from: "src/cli.ts", imports: take("./main.js") },
  { from: "src/app/pace.ts", imports: take("bottleneck") },
  { from: "src/app/index.ts", imports: type("../config.js") },
  { from: "src/intent/reading.ts", imports: take("opencc-js/t2cn") },
  { from: "src/text/index.ts", imports: type("../intent/acts.js") },
  { from: "src/store/index.ts", imports: `${take("pg")} export * from "./generated/client.js";` },
  { from: "adapters/wechat/index.ts", imports: `${type("wechaty")} export const open = () => import("wechaty");` },
  { from: "adapters/wecom/index.ts", imports: `${take("../tencent/index.js")} export * from "@wecom/crypto";` },
  { from: "adapters/telegram/index.ts", imports: `${take("grammy")} export * from "../../src/port/index.js";` },
  { from: "src/pages/playground/browser/app.js", imports: `${take("preact")} export * from "htm";` },
  { from: "test/world/index.ts", imports: take("../../adapters/slack/index.js") },
];

/** What the others import, and what closes the circle. */
export const furniture: readonly Intruder[] = [
  { from: "src/core/round.ts", imports: type("./circle.js") },
  ...[
    "adapters/slack/decode.ts",
    "adapters/slack/index.ts",
    "adapters/tencent/index.ts",
    "src/core/index.ts",
    "src/intent/acts.ts",
    "src/office/index.ts",
    "src/pages/index.ts",
    "src/port/index.ts",
    "src/store/generated/client.ts",
  ].map((from) => ({ from, imports: "export {};" })),
];
