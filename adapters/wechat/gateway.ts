import type { PuppetService } from "wechaty-puppet-service";
import { AdapterError } from "../../src/port/index.js";

/** A puppet behind a gateway, made to behave. */
export type Dialled = Readonly<{
  puppet: PuppetService;
  /** To be called once it has started. */
  tame(): void;
  /** Closes the connection of a gateway that did not answer to the stop, so that nothing keeps the process alive. */
  hangUp(): void;
}>;

/** A wechaty-puppet-service for this gateway, not started yet. Rejects with `AdapterError` where there is no token. */
export async function dial(token: string | undefined, endpoint: string | undefined): Promise<Dialled> {
  if (!token) throw new AdapterError("forbidden", "set WECHATY_PUPPET_SERVICE_TOKEN to the gateway's token");
  const { PuppetService: Service } = await import("wechaty-puppet-service");
  const puppet = new Service({ token, ...(endpoint ? { endpoint } : {}) });
  // The only listeners at this point keep everyone's profile in ~/.wechaty, locked per token: we keep no second copy of people.
  puppet.removeAllListeners("login");
  puppet.removeAllListeners("logout");
  return {
    puppet,
    tame: () => Object.assign(puppet.grpcManager.client, { messageFileStream: once, messageSendFileStream: once }),
    hangUp: () => {
      try {
        puppet.grpcManager.client.close();
      } catch {
        // Both getters throw where the connection is closed already.
      }
    },
  };
}

/**
 * Stands in for two calls of 2021 that the puppet falls back to when their successors fail: the one would wait for a lost
 * file for ever, the other send a file twice.
 */
function once(): never {
  throw new AdapterError("unreachable", "the WeChat gateway could not pass on this file: it can be tried again", {
    code: "file",
  });
}
