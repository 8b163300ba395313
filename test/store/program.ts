// Stands for the program in tests that kill it: opens the private database, says so on a line, and stops in order at SIGTERM.

import { openPrivatePostgres } from "../../src/store/postgres.js";

const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);

try {
  const dataDir = process.argv[2] ?? "";
  const server = await openPrivatePostgres({ dataDir, log: (line) => say({ log: line }) });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, async () => {
      await server.stop();
      process.exit(0);
    });
  }
  say({ url: server.url });
  setInterval(() => undefined, 60_000);
} catch (error) {
  say({ error: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}
