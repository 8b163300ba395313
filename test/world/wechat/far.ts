import type { WechatSettings } from "../../../adapters/wechat/index.js";
import type { Mishap } from "../world.js";
import { type Gateway, openGateway } from "./gateway.js";
import { FarPuppet, failure, type Luck } from "./puppet.js";
import { createTown, type Town } from "./town.js";

/** WeChat's side of the wire: the town, the puppet in it, and the gateway where there is one. */
export type Far = Readonly<{
  town: Town;
  /** The puppet in use. */
  puppet(): FarPuppet;
  gateway: Gateway | undefined;
  /** How an adapter gets here. */
  way: Pick<WechatSettings, "puppet" | "endpoint" | "token">;
  /** From now on an account must be logged in by hand. */
  expectScan(): void;
  mishap(mishap: Mishap): void;
  /** Whether a bot is logged in and listens. */
  isHeard(): boolean;
  down(): Promise<void>;
  up(): Promise<void>;
  /** The connection to the bot goes half-open. */
  stall(): void;
}>;

/** Opens the far side: with the puppet handed over as it is, or behind a gateway; the clock dates what is said. */
export async function openFar(way: "in process" | "gateway", clock: () => number): Promise<Far> {
  const town = createTown(clock);
  let isDown = false;
  let logsIn = true;
  const { mishap, ...luck } = createLuck(async () => {
    await gateway?.down();
    await gateway?.up();
  });
  const newPuppet = () => {
    puppet = Object.assign(new FarPuppet(town, luck), { isDown, logsIn });
    return puppet;
  };
  let puppet = new FarPuppet(town, luck);
  const gateway = way === "gateway" ? await openGateway(puppet) : undefined;
  const { endpoint, token } = gateway ?? {};
  return {
    ...{ town, gateway, mishap, puppet: () => puppet },
    way: endpoint && token ? { puppet: "wechaty-puppet-service", endpoint, token } : { puppet: newPuppet },
    expectScan: () => {
      logsIn = false;
      puppet.logsIn = false;
    },
    isHeard: () => !isDown && !puppet.isStalled && puppet.isLoggedIn && puppet.listenerCount("message") > 0,
    stall: () => (gateway ?? puppet).stall(),
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
  };
}

function createLuck(cut: Luck["cut"]): Luck & Pick<Far, "mishap"> {
  const queue: { mishap: Mishap; left: number }[] = [];
  return {
    cut,
    mishap: (mishap) => void queue.push({ mishap, left: mishap.times ?? 1 }),
    next: (names) => {
      const found = queue.find(({ mishap }) => names.includes(mishap.call));
      if (found && --found.left === 0) queue.splice(queue.indexOf(found), 1);
      return found?.mishap.as;
    },
  };
}
