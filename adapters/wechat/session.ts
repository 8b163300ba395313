import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { WechatyOptions } from "wechaty";
import type { types } from "wechaty-puppet";
import type { PuppetInterface } from "wechaty-puppet/impls";
import { AdapterError } from "../../src/port/index.js";
import { within } from "./faults.js";
import { dial } from "./gateway.js";

/** A change in who sits in a room: who came or went, through whom, and when. */
export type Move = Readonly<{ room: string; who: readonly string[]; by: string; at: number }>;

/** How WeChat is reached. */
export type Way = Readonly<{
  /** The puppet's package by name, or a puppet that the caller makes anew for each connection. */
  puppet: string | (() => PuppetInterface);
  /** The gateway's `host:port`. Without it wechaty asks its own directory (api.chatie.io) where the token's gateway is. */
  endpoint?: string;
  token?: string;
  /** Where a puppet may keep its login. */
  dataDir: string;
}>;

/** What happens in a session. Called in the order in which the puppet tells it. */
export type Events = Readonly<{
  login(me: string): void;
  logout(): void;
  scan(qr: string): void;
  trouble(error: unknown): void;
  message(id: string): void;
  friendship(id: string): void;
  moved(event: "joined" | "left", move: Move): void;
}>;

/** A running wechaty: its puppet, and wechaty's tables of names. */
export type Session = Readonly<{ puppet: PuppetInterface; types: typeof types; close(): Promise<void> }>;

const stopMs = 5000;

/**
 * Starts wechaty with this puppet. Rejects where the puppet does not start, which wechaty itself only tells as an event.
 * wechaty is loaded here and not before: it brings 350 packages that an office without WeChat never needs.
 */
export async function openSession(way: Way, events: Events): Promise<Session> {
  const [{ WechatyBuilder, log }, { types: names }] = await Promise.all([import("wechaty"), import("wechaty-puppet")]);
  // Its log quotes messages and tokens. Whoever sets WECHATY_LOG to look into it gets another level than this default.
  if (log.level() === "info") log.level("silent");
  const { options, tame, hangUp } = await plan(way);
  const bot = WechatyBuilder.build(options);
  bot.on("error", events.trouble);
  const close = async () => {
    await within(stopMs, bot.stop()).catch(() => {});
    hangUp?.();
  };
  await bot.init();
  const { puppet } = bot;
  listen(puppet, events);
  await bot.start();
  if (puppet.state.active() !== true) {
    await close();
    throw new AdapterError("unreachable", "the WeChat puppet did not start");
  }
  tame?.();
  return { puppet, types: names, close };
}

type Plan = Readonly<{ options: WechatyOptions; tame?(): void; hangUp?(): void }>;

async function plan({ puppet, endpoint, token, dataDir }: Way): Promise<Plan> {
  if (typeof puppet === "function") return { options: { puppet: puppet() } };
  if (puppet === "wechaty-puppet-service") {
    const { puppet: service, tame, hangUp } = await dial(token, endpoint);
    return { options: { puppet: service }, tame, hangUp };
  }
  await mkdir(join(dataDir, "wechaty"), { recursive: true });
  // wechaty's type lists its own puppets' names only; it finds any other that is installed just as well.
  return { options: { name: join(dataDir, "wechaty", puppet), puppet: puppet as "wechaty-puppet-mock" } };
}

function listen(puppet: PuppetInterface, events: Events): void {
  puppet.on("login", ({ contactId }) => events.login(contactId));
  puppet.on("logout", () => events.logout());
  puppet.on("scan", ({ qrcode }) => {
    if (qrcode) events.scan(qrcode);
  });
  // Not the bot's own event: wechaty drops a message that it cannot fetch at once.
  puppet.on("message", ({ messageId }) => events.message(messageId));
  puppet.on("friendship", ({ friendshipId }) => events.friendship(friendshipId));
  puppet.on("room-join", ({ roomId: room, inviteeIdList: who, inviterId: by, timestamp: at }) =>
    events.moved("joined", { room, who, by, at }),
  );
  puppet.on("room-leave", ({ roomId: room, removeeIdList: who, removerId: by, timestamp: at }) =>
    events.moved("left", { room, who, by, at }),
  );
}
