import { once } from "node:events";
import { connect } from "node:net";
import type { PuppetService } from "wechaty-puppet-service";
import { AdapterError } from "../../src/port/index.js";
import { within } from "./faults.js";

const reachMs = 3000;

/** A puppet behind a gateway, made to behave. */
export type Dialled = Readonly<{
  puppet: PuppetService;
  /** To be called once it has started. */
  tame(): void;
  /** Closes the connection of a gateway that did not answer to the stop, so that nothing keeps the process alive. */
  hangUp(): void;
}>;

/** A wechaty-puppet-service for this gateway, not started yet. Rejects with `AdapterError` where there is no token or no gateway. */
export async function dial(token: string | undefined, endpoint: string | undefined): Promise<Dialled> {
  if (!token) throw new AdapterError("forbidden", "set WECHATY_PUPPET_SERVICE_TOKEN to the gateway's token");
  await reach(endpoint);
  const { PuppetService: Service } = await import("wechaty-puppet-service");
  const puppet = new Service({ token, ...(endpoint ? { endpoint } : {}) });
  // The only listeners at this point keep everyone's profile in ~/.wechaty, locked per token: we keep no second copy of people.
  puppet.removeAllListeners("login");
  puppet.removeAllListeners("logout");
  // wechaty calls this without waiting, so that a gateway lost at that moment would end our process.
  const dirty = puppet.dirtyPayload.bind(puppet);
  puppet.dirtyPayload = (type, id) => dirty(type, id).catch(() => {});
  return {
    puppet,
    tame: () => Object.assign(puppet.grpcManager.client, { messageFileStream: refuse, messageSendFileStream: refuse }),
    hangUp: () => {
      try {
        puppet.grpcManager.client.close();
      } catch {
        // Both getters throw where the connection is closed already.
      }
    },
  };
}

/** Asks first whether anybody listens: a puppet that cannot connect takes five seconds to admit it. */
async function reach(endpoint: string | undefined): Promise<void> {
  const [, host, port] = /^\[?([^/[\]]+?)\]?:(\d+)$/.exec(endpoint ?? "") ?? [];
  if (host === undefined) return;
  const socket = connect({ host, port: Number(port) });
  try {
    await within(reachMs, once(socket, "connect"));
  } catch {
    throw new AdapterError("unreachable", "nobody listens at the gateway's endpoint", { code: "away" });
  } finally {
    socket.destroy();
  }
}

/**
 * Stands in for two calls of 2021 that the puppet falls back to when their successors fail: the one would wait for a lost
 * file for ever, the other send a file twice.
 */
function refuse(): never {
  throw new AdapterError("unreachable", "the WeChat gateway could not pass on this file: it can be tried again", {
    code: "file",
  });
}
