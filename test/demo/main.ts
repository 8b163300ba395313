import { DateTime } from "luxon";
import { MONDAY, type Office, openStage, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWechat } from "../world/wechat/index.js";
import type { Actor, World } from "../world/world.js";
import { readAccount } from "./ledger.js";
import { narrated } from "./narrated.js";
import { createPen } from "./pen.js";
import { openScript } from "./script.js";
import { play } from "./story.js";
import { summarize } from "./summary.js";

const zone = "Asia/Shanghai";
const resident: Actor = { id: "9001", name: "李秀英" };
const liu: Actor = { id: "1001", name: "刘德宏" };
const wang: Actor = { id: "U1002", name: "王秀英" };

type Worlds = Readonly<Record<"wechat" | "telegram" | "slack", World>>;
type Closers = (() => Promise<unknown>)[];

/** Opens the far sides and the real program on a database of its own, plays the story, and tells what the ledger says. */
async function demo(closers: Closers): Promise<void> {
  const began = performance.now();
  const worlds = await openWorlds(closers);
  const names = new Map<string, string>();
  const stage = await openStage({
    worlds: Object.values(worlds),
    office: (office) => arrange(office, worlds, names),
  });
  closers.push(() => stage.stop());
  const clock = () => at(stage.now()).setLocale("zh-CN").toFormat("ccc HH:mm");
  const colours = process.stdout.isTTY && !process.env.NO_COLOR;
  const pen = createPen({ clock, print: (line) => console.log(line), colours });
  const reader = (chat: string) => names.get(chat) ?? (chat === resident.id ? resident.name : "上镇村签收群");
  const script = openScript({ worlds: Object.values(worlds), reader, pen });
  await play({
    resident: narrated(talker(worlds.wechat, resident), worlds.wechat, script),
    liu: narrated(talker(worlds.telegram, liu), worlds.telegram, script),
    wang: narrated(talker(worlds.slack, wang), worlds.slack, script),
    boards: { telegram: worlds.telegram.group ?? "", slack: worlds.slack.group ?? "" },
    script,
    until: async (day, time) => {
      await script.settle();
      stage.pass(Math.max(0, instant(day, time) - stage.now()));
    },
  });
  await script.settle();
  const seconds = (performance.now() - began) / 1000;
  const lines = summarize(await readAccount(stage.dataDir), script.counts(), { names, zone, seconds });
  for (const line of lines) pen.line(line);
}

async function openWorlds(closers: Closers): Promise<Worlds> {
  const opened = <W extends World>(world: W): W => {
    closers.push(() => world.stop());
    return world;
  };
  return {
    wechat: opened(await openWechat("gateway")),
    telegram: opened(await openTelegram()),
    slack: opened(await openSlackWorld({ mode: "socket", people: [wang] })),
  };
}

/** Each of the two cadres has one platform, and the residents' room on WeChat is no claim group. */
function arrange(office: Office, worlds: Worlds, names: Map<string, string>): void {
  office.groups = office.groups.filter(({ platform }) => platform !== worlds.wechat.platform);
  for (const person of office.people) {
    if (person.id === "liu") person.accounts = { telegram: liu.id };
    if (person.id === "wang") person.accounts = { slack: wang.id };
    for (const name of [person.id, ...Object.values(person.accounts ?? {})]) names.set(name, person.name);
  }
}

function at(instant: number): DateTime {
  return DateTime.fromMillis(instant, { zone });
}

function instant(day: number, time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const date = at(MONDAY).plus({ days: day - 1 });
  return date.set({ hour, minute, second: 0 }).toMillis();
}

// The played gateway's gRPC server says on standard error that one of its calls is old.
process.noDeprecation = true;
const closers: Closers = [];
const failure = await demo(closers).then(
  () => undefined,
  (error: unknown) => (error instanceof Error ? error.message : String(error)),
);
if (failure !== undefined) console.error(`\n✗ ${failure}`);
for (let close = closers.pop(); close !== undefined; close = closers.pop())
  await close().catch((error: unknown) => console.error(error));
// wechaty's client may hold a timer for a while after it has stopped.
process.exit(failure === undefined ? 0 : 1);
