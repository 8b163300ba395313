import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Bot, webhookCallback } from "grammy";

/** Serves a bot's webhook as grammY's own manual does, on a free port, until the process is told to end. */
export async function serve(bot: Bot): Promise<void> {
  await bot.init();
  const secretToken = process.env.TELEGRAM_WEBHOOK_SECRET ?? "";
  const server = createServer(webhookCallback(bot, "http", { secretToken }));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A TCP server's address is an AddressInfo; only a pipe's is a string.
  console.log(`bot http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  process.once("SIGTERM", () => {
    server.close();
    server.closeAllConnections();
    process.disconnect?.();
  });
}
