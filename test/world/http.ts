import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { getRequestListener } from "@hono/node-server";

/** What a played platform does with a call: answers it, or drops the connection without a word. */
export type Answer = Response | "drop";

/** A played platform's own server on 127.0.0.1. */
export type Far = Readonly<{
  /** `http://127.0.0.1:port`, the same for as long as it lives. */
  origin: string;
  /** Resets every connection, old and new, until `up`. */
  down(): void;
  up(): void;
  stop(): Promise<void>;
}>;

/** Starts a server for a played platform on a free port. An error in `answer` becomes a 500 that carries its text, for the test's reader. */
export async function serveFar(answer: (request: Request) => Promise<Answer>): Promise<Far> {
  let isDown = false;
  const sockets = new Set<Socket>();
  const listener = getRequestListener(
    async (request, { incoming }) => {
      const answered = await answer(request).catch((error: unknown) => new Response(String(error), { status: 500 }));
      if (answered !== "drop") return answered;
      incoming.socket?.destroy();
      return new Response(null);
    },
    { overrideGlobalObjects: false },
  );
  const server = createServer(listener);
  server.on("connection", (socket) => {
    if (isDown) return void socket.resetAndDestroy();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  // A TCP server's address is an AddressInfo; only a pipe's is a string.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    down: () => {
      isDown = true;
      cut();
    },
    up: () => {
      isDown = false;
    },
    stop: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** A delivery that breaks off in the middle: half a request, on a connection that stays open until the program closes it. */
export function postHalf(url: string, headers: Readonly<Record<string, string>> = {}): Promise<void> {
  const { hostname, port, host, pathname, search } = new URL(url);
  const fields = Object.entries({ host, "content-type": "application/json", "content-length": "2000", ...headers });
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const socket = connect({ host: hostname, port: Number(port) });
  // Whoever waits for the rest may end it as they like, and it keeps nobody alive.
  socket.on("error", () => socket.destroy());
  socket.unref();
  return new Promise((resolve) =>
    socket.write(`POST ${pathname}${search} HTTP/1.1\r\n${head}\r\n{"half":`, () => resolve()),
  );
}
