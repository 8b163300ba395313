import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { log, types } from "wechaty-puppet";
import { createWechat, type WechatSettings } from "../../../adapters/wechat/index.js";
import type { Adapter, Log } from "../../../src/port/index.js";
import type { Actor, World } from "../world.js";
import { type Far, openFar } from "./far.js";
import { type Kept, room, until } from "./town.js";

export { bot } from "./town.js";

/** WeChat for wechaty, and what only its tests need: logging in and out by hand, and what the operator is told. */
export type WechatWorld = World &
  Pick<Far, "puppet" | "expectScan"> &
  Readonly<{
    /** The codes that the operator was shown. */
    codes: readonly string[];
    /** The lines that the adapter logged. */
    lines: readonly string[];
  }>;

/** How impatient the adapter is, ms, and by how much WeChat's clock is ahead of ours. */
export type WechatPlay = Readonly<Pick<WechatSettings, "timeoutMs" | "pulse" | "patience">> &
  Readonly<{ skewMs?: number | undefined }>;

/** The keys of what was stored, and whether anybody tells them to us. */
type Acks = { readonly ids: Set<string>; told: boolean };

const ackMs = 6000;

/**
 * Plays WeChat to wechaty: `in process` with the mock puppet in the bot's own process, or through a `gateway` that
 * wechaty-puppet-service speaks gRPC with.
 */
export async function openWechat(
  way: "in process" | "gateway",
  { skewMs = 0, ...patience }: WechatPlay = {},
): Promise<WechatWorld> {
  log.level("silent");
  const far = await openFar(way, () => Date.now() + skewMs);
  const { town } = far;
  const dataDir = await mkdtemp(join(tmpdir(), "wechat-"));
  const acks: Acks = { ids: new Set(), told: false };
  const codes: string[] = [];
  const lines: string[] = [];
  const onLogin = (qr: string) => void codes.push(qr);
  const settings = { ...far.way, ...patience, allowUnofficial: false, dataDir, log: logInto(lines), onLogin };
  return {
    platform: "wechat",
    group: room.id,
    ...{ codes, lines, puppet: far.puppet, expectScan: far.expectScan },
    env: () => environment(far),
    adapter: () => noting(createWechat(settings), acks),
    deliverTo: () => {},
    ...acting(far, acks),
    press: async () => {
      throw new Error("WeChat has no buttons");
    },
    seen: (chat) => town.seen.filter((one) => chat === undefined || one.chat === chat),
    fileBytes: (ref) => [town.bytes.get(ref)].filter((one) => one !== undefined),
    ...{ mishap: far.mishap, down: far.down, up: far.up, stall: async () => far.stall() },
    stop: async () => {
      await far.puppet().stop();
      await far.gateway?.down();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

function acting(far: Far, acks: Acks): Pick<World, "act" | "late" | "repeat"> {
  let last: readonly Kept[] = [];
  /** WeChat keeps messages while nobody is logged in, and hands them over afterwards. */
  const tell = async ({ id }: Kept) => {
    if (!(await until(15_000, far.isHeard))) return;
    far.puppet().bring(id);
    // A program that made its adapter by itself shows only that it read the message.
    await until(ackMs, () => (acks.told ? acks.ids : far.puppet().read).has(id));
  };
  const tellAll = async (all: readonly Kept[]) => {
    last = all;
    for (const kept of all) await tell(kept);
  };
  return {
    act: async (actor, act) => {
      if (act.event === "started") return befriend(far, acks, actor);
      await tellAll(far.town.happen(actor, act));
      return last.at(-1)?.id ?? "";
    },
    late: async (actor, act) => {
      const kept = far.town.happen(actor, act);
      return () => tellAll(kept);
    },
    repeat: () => tellAll(last),
  };
}

async function befriend(far: Far, { ids }: Acks, { id, name }: Actor): Promise<string> {
  far.town.people.set(id, name);
  await until(ackMs, far.isHeard);
  const request = `${id}:${Date.now()}`;
  far.puppet().emit("friendship", { friendshipId: `${types.Friendship.Receive}:${request}` });
  await until(ackMs, () => ids.has(`friend:${types.Friendship.Confirm}:${request}`));
  return request;
}

function environment({ gateway }: Far): Readonly<Record<string, string>> {
  if (gateway === undefined) return { WECHATY_PUPPET: "wechaty-puppet-mock" };
  return {
    WECHATY_PUPPET: "wechaty-puppet-service",
    WECHATY_PUPPET_SERVICE_ENDPOINT: gateway.endpoint,
    WECHATY_PUPPET_SERVICE_TOKEN: gateway.token,
  };
}

/** The adapter, with a note of what was stored: wechaty itself acknowledges nothing that the world could wait for. */
function noting(adapter: Adapter, acks: Acks): Adapter {
  return {
    ...adapter,
    start: (sink) => {
      acks.told = true;
      return adapter.start(async (inbound) => {
        const receipt = await sink(inbound);
        acks.ids.add(inbound.key);
        return receipt;
      });
    },
  };
}

function logInto(lines: string[]): Log {
  const note = (fields: object, message: string) => void lines.push(`${message} ${JSON.stringify(fields)}`);
  return { debug: note, info: note, warn: note, error: note };
}
