import { createServer } from "node:net";
import type { Puppet } from "wechaty-puppet";
import { PuppetServer } from "wechaty-puppet-service";

/** A wechaty gateway on 127.0.0.1, in front of a puppet. */
export type Gateway = Readonly<{
  endpoint: string;
  token: string;
  down(): Promise<void>;
  up(): Promise<void>;
}>;

/** Starts a gateway on a free port, which it keeps over restarts. */
export async function openGateway(puppet: Puppet): Promise<Gateway> {
  const endpoint = `127.0.0.1:${await freePort()}`;
  const token = "insecure_d0b3f6a1-shouwen";
  let server: PuppetServer | undefined;
  const up = async () => {
    if (server) return;
    server = new PuppetServer({ endpoint, token, puppet });
    await server.start();
  };
  const down = async () => {
    const running = server;
    server = undefined;
    await running?.stop();
  };
  await up();
  return { endpoint, token, up, down };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  return address.port;
}
