import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { createHearing } from "./hearing.js";
import { type Order, play } from "./residents.js";

// Telegram, as little of it as can be, in a process of its own: it takes the bot's calls, and on order lets residents write.
// The far side of test/world checks everything and costs more than the bots do; here it must not be what is measured.

const hearing = createHearing();
let sent = 0;

const server = createServer((incoming, outgoing) => {
  void answer(incoming).then((result) => {
    outgoing.setHeader("content-type", "application/json");
    outgoing.end(JSON.stringify({ ok: true, result }));
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1");
await once(server, "listening");
// A TCP server's address is an AddressInfo; only a pipe's is a string.
process.send?.({ origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
// The bench, our parent, sends nothing else.
process.on("message", (order: Order) => void play(order, hearing).then((tally) => process.send?.(tally)));

async function answer(incoming: IncomingMessage): Promise<unknown> {
  const method = incoming.url?.split("/").at(-1);
  const body = await read(incoming);
  if (method === "getMe") return { id: 1, is_bot: true, first_name: "bench", username: "bench_bot" };
  if (method !== "sendMessage" && method !== "editMessageText") return true;
  // Our own bots' JSON, of the shape that the Bot API asks for.
  const { chat_id, message_id, text } = JSON.parse(body) as Call;
  sent++;
  hearing.call(Number(chat_id), message_id === undefined ? text : undefined);
  return { message_id: message_id ?? sent, date: 0, chat: { id: chat_id, type: "private", first_name: "x" }, text };
}

type Call = Readonly<{ chat_id: number | string; message_id?: number; text: string }>;

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
