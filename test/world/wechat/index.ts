import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { log, types } from "wechaty-puppet";
import { createWechat } from "../../../adapters/wechat/index.js";
import type { Adapter, Log } from "../../../src/port/index.js";
import type { World } from "../world.js";
import { type Gateway, openGateway } from "./gateway.js";
import { FarPuppet, failure } from "./puppet.js";
import { bot, createTown, type Kept, room, until } from "./town.js";

/** WeChat for wechaty, and what only its tests need: logging in and out by hand. */
export type WechatWorld = World &
  Readonly<{
    /** The puppet in use, on WeChat's side of the gateway. */
    puppet(): FarPuppet;
    /** From now on an account must be logged in by hand. */
    expectScan(): void;
    /** The codes that the operator was shown. */
    codes: readonly string[];
    /** The lines that the adapter logged. */
    lines: readonly string[];
  }>;

const ackMs = 6000;

/**
 * Plays WeChat to wechaty: `in process` with the mock puppet in the bot's own process, or through a `gateway` that
 * wechaty-puppet-service speaks gRPC with.
 */
export async function openWechat(way: "in process" | "gateway"): Promise<WechatWorld> {
  log.level("silent");
  const town = createTown();
  const dataDir = await mkdtemp(join(tmpdir(), "wechat-"));
  const [stored, codes, lines] = [new Set<string>(), [] as string[], [] as string[]];
  let [isDown, logsIn, isOurs] = [false, true, false];
  let gateway: Gateway | undefined;
  let last: readonly Kept[] = [];
  const bounce = async () => {
    await gateway?.down();
    await gateway?.up();
  };
  const newPuppet = () => {
    puppet = Object.assign(new FarPuppet(town, bounce), { isDown, logsIn });
    return puppet;
  };
  let puppet = new FarPuppet(town, bounce);
  if (way === "gateway") gateway = await openGateway(puppet);

  const isHeard = () => !isDown && puppet.isLoggedIn && puppet.listenerCount("message") > 0;
  /** WeChat keeps messages while nobody is logged in, and hands them over afterwards. */
  const tell = async ({ id }: Kept) => {
    if (!(await until(15_000, isHeard))) return;
    puppet.emit("message", { messageId: id });
    await until(ackMs, () => (isOurs ? stored : puppet.read).has(id));
  };
  return {
    platform: "wechat",
    group: room.id,
    codes,
    lines,
    puppet: () => puppet,
    expectScan: () => {
      logsIn = false;
      puppet.logsIn = false;
    },
    env: () => environment(gateway),
    adapter: () => {
      isOurs = true;
      const reached = gateway
        ? { puppet: "wechaty-puppet-service", endpoint: gateway.endpoint, token: gateway.token }
        : { puppet: newPuppet };
      const onLogin = (qr: string) => void codes.push(qr);
      return noting(
        createWechat({ ...reached, allowUnofficial: false, dataDir, log: logInto(lines), onLogin }),
        stored,
      );
    },
    deliverTo: () => {},
    act: async (actor, act) => {
      if (act.event === "started") {
        town.people.set(actor.id, actor.name);
        await until(ackMs, isHeard);
        const id = `${types.Friendship.Receive}:${actor.id}:${Date.now()}`;
        puppet.emit("friendship", { friendshipId: id });
        await until(ackMs, () => stored.has(`friend:${id.replace(/^\d/, String(types.Friendship.Confirm))}`));
        return id;
      }
      last = town.happen(actor, act);
      for (const kept of last) await tell(kept);
      return last.at(-1)?.id ?? "";
    },
    press: async () => {
      throw new Error("WeChat has no buttons");
    },
    repeat: async () => {
      for (const kept of last) await tell(kept);
    },
    seen: (chat) => town.seen.filter((one) => chat === undefined || one.chat === chat),
    fileBytes: (ref) => [town.bytes.get(ref)].filter((one) => one !== undefined),
    mishap: town.injure,
    down: async () => {
      isDown = true;
      if (gateway) return gateway.down();
      puppet.isDown = true;
      if (puppet.isLoggedIn) puppet.emit("error", failure(14, "connection dropped"));
    },
    up: async () => {
      isDown = false;
      puppet.isDown = false;
      await gateway?.up();
    },
    stop: async () => {
      await puppet.stop();
      await gateway?.down();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The account that the bot speaks with in this world. */
export { bot };

function environment(gateway: Gateway | undefined): Readonly<Record<string, string>> {
  if (gateway === undefined) return { WECHATY_PUPPET: "wechaty-puppet-mock" };
  return {
    WECHATY_PUPPET: "wechaty-puppet-service",
    WECHATY_PUPPET_SERVICE_ENDPOINT: gateway.endpoint,
    WECHATY_PUPPET_SERVICE_TOKEN: gateway.token,
  };
}

/** The adapter, with a note of what was stored: wechaty itself acknowledges nothing that the world could wait for. */
function noting(adapter: Adapter, stored: Set<string>): Adapter {
  return {
    ...adapter,
    start: (sink) =>
      adapter.start(async (inbound) => {
        const receipt = await sink(inbound);
        stored.add(inbound.key);
        return receipt;
      }),
  };
}

function logInto(lines: string[]): Log {
  const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { debug: note, info: note, warn: note, error: note };
}
