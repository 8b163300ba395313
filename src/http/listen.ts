import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

const mends: Readonly<Record<string, string>> = {
  EADDRINUSE: "another program listens there: stop it, or set PORT to a free port (0 picks one)",
  EACCES: "this user may not open it: set PORT to 1024 or more, or give the program the right to low ports",
  EADDRNOTAVAIL: "this machine has no such address: set HOST to one it has, 127.0.0.1 or 0.0.0.0",
  ENOTFOUND: "no such host is known: set HOST to an address of this machine, 127.0.0.1 or 0.0.0.0",
};

/** Starts listening; resolves with the origin to open, or rejects with one error that says how to mend it. */
export function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const mend = mends[error.code ?? ""] ?? `the system says ${error.code ?? error.message}`;
      reject(new Error(`Port ${port} on ${host} cannot be opened: ${mend}.`, { cause: error }));
    });
    server.listen(port, host, () => {
      // A TCP server's address is an AddressInfo; only a pipe's is a string.
      resolve(originOf(host, (server.address() as AddressInfo).port));
    });
  });
}

/** An address that a browser on this machine can open. */
function originOf(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
