import { connect, createServer, type Server, type Socket } from "node:net";
import type { Puppet } from "wechaty-puppet";
import { PuppetServer } from "wechaty-puppet-service";
import { freePort } from "../../support/port.js";

/** A wechaty gateway on 127.0.0.1, in front of a puppet. */
export type Gateway = Readonly<{
  endpoint: string;
  token: string;
  down(): Promise<void>;
  up(): Promise<void>;
  /** Every connection that stands goes half-open; new ones work. */
  stall(): void;
}>;

/** Starts a gateway on a free port, which it keeps over restarts; a line of ours stands before it, that can be made to fail. */
export async function openGateway(puppet: Puppet): Promise<Gateway> {
  const [port, behind] = [await freePort(), await freePort()];
  const token = "insecure_d0b3f6a1-shouwen";
  const line = createLine(port, behind);
  let server: PuppetServer | undefined;
  const up = async () => {
    if (server) return;
    server = new PuppetServer({ endpoint: `127.0.0.1:${behind}`, token, puppet });
    await server.start();
    await line.open();
  };
  const down = async () => {
    const running = server;
    server = undefined;
    await line.close();
    await running?.stop();
  };
  await up();
  return { endpoint: `127.0.0.1:${port}`, token, up, down, stall: line.stall };
}

/** Passes on what comes to `port`, until it is stalled or closed. */
function createLine(port: number, behind: number) {
  const ends = new Set<Socket>();
  let server: Server | undefined;
  const join = (near: Socket) => {
    const far = connect({ host: "127.0.0.1", port: behind });
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.pipe(other);
      end.on("error", () => other.destroy());
      end.on("close", () => {
        ends.delete(end);
        other.destroy();
      });
    }
  };
  return {
    open: () =>
      new Promise<void>((resolve) => {
        server = createServer(join).listen(port, "127.0.0.1", resolve);
      }),
    close: async () => {
      const closing = new Promise((resolve) => server?.close(resolve));
      for (const end of ends) end.destroy();
      await closing;
    },
    stall: () => {
      for (const end of ends) end.unpipe().pause();
    },
  };
}
