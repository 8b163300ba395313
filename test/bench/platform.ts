import { once } from "node:events";
import { Agent, createServer, type IncomingMessage, request } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { conversation } from "./words.js";

// Telegram, as little of it as can be, in a process of its own: it takes the bot's calls, and on order lets residents write.
// The far side of test/world checks everything and costs more than the bots do; here it must not be what is measured.

/** What the bench orders: so many residents write to the bot at `target` for `ms`. */
export type Order = Readonly<{
  target: string;
  secret: string;
  residents: number;
  ms: number;
  /** An echo is right when it says the same; an office when its reply is of the right kind. */
  answers: "echo" | "office";
}>;

/** What came of an order. */
export type Tally = Readonly<{
  /** From the message to its reply, of those answered in time, ms. */
  latencies: readonly number[];
  /** Messages answered rightly, in time or a little later. */
  answered: number;
  /** Every call that the bot made to say something, to residents, cadres and groups. */
  calls: number;
  /** Replies that were wrong, missing for 10 s, or acknowledged with an error. */
  wrong: number;
  /** How long the bot went on talking after the last resident had stopped, ms. */
  drainMs: number;
}>;

const PATIENCE_MS = 10_000;
const waiting = new Map<number, (text: string) => void>();
const agent = new Agent({ keepAlive: true });
let calls = 0;
let lastCall = 0;
let nextChat = 100_000;
let nextUpdate = 1;

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
process.on("message", (order: Order) => void play(order).then((tally) => process.send?.(tally)));

async function answer(incoming: IncomingMessage): Promise<unknown> {
  const method = incoming.url?.split("/").at(-1);
  const body = await read(incoming);
  if (method === "getMe") return { id: 1, is_bot: true, first_name: "bench", username: "bench_bot" };
  if (method !== "sendMessage" && method !== "editMessageText") return true;
  // Our own bots' JSON, of the shape that the Bot API asks for.
  const { chat_id, message_id, text } = JSON.parse(body) as { chat_id: number; message_id?: number; text: string };
  calls++;
  lastCall = performance.now();
  waiting.get(chat_id)?.(text);
  return { message_id: message_id ?? calls, date: 0, chat: { id: chat_id, type: "private", first_name: "x" }, text };
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function play(order: Order): Promise<Tally> {
  const before = calls;
  const until = performance.now() + order.ms;
  const tally: Count = { latencies: [], answered: 0, wrong: 0 };
  await Promise.all(Array.from({ length: order.residents }, () => resident(order, until, tally)));
  const stopped = performance.now();
  while (performance.now() - Math.max(lastCall, stopped) < 250 && performance.now() - stopped < PATIENCE_MS)
    await sleep(20);
  return { ...tally, calls: calls - before, drainMs: Math.max(0, lastCall - stopped) };
}

type Count = { latencies: number[]; answered: number; wrong: number };

/** One phone: says a line, waits for the reply, says the next; after four lines it is somebody else's. */
async function resident(order: Order, until: number, tally: Count): Promise<void> {
  while (performance.now() < until) {
    const chat = nextChat++;
    for (const { text, reply } of conversation(chat)) {
      if (performance.now() >= until) return;
      const asked = performance.now();
      const isRight = (said: string) => (order.answers === "echo" ? said === text : reply.test(said));
      const heard = hear(chat, isRight);
      const status = await post(order, update(chat, text));
      const right = (await heard) && status === 200;
      const now = performance.now();
      if (right) tally.answered++;
      else tally.wrong++;
      if (right && now <= until) tally.latencies.push(now - asked);
    }
  }
}

function hear(chat: number, isRight: (said: string) => boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (right: boolean) => {
      clearTimeout(timer);
      waiting.delete(chat);
      resolve(right);
    };
    const timer = setTimeout(() => end(false), PATIENCE_MS);
    waiting.set(chat, (said) => isRight(said) && end(true));
  });
}

function update(chat: number, text: string): string {
  const from = { id: chat, is_bot: false, first_name: "居民", language_code: "zh-hans" };
  const id = nextUpdate++;
  return JSON.stringify({
    update_id: id,
    message: {
      message_id: id,
      date: Math.floor(Date.now() / 1000),
      chat: { id: chat, type: "private", first_name: "居民" },
      from,
      text,
    },
  });
}

function post({ target, secret }: Order, body: string): Promise<number> {
  const headers = {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    "x-telegram-bot-api-secret-token": secret,
  };
  return new Promise((resolve, reject) => {
    request(target, { method: "POST", agent, headers }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0));
    })
      .on("error", reject)
      .end(body);
  });
}
