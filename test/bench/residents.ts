import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Asked, Hearing } from "./hearing.js";
import { conversation } from "./words.js";

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
  /** From a message to its reply, of those answered in time, ms. */
  latencies: readonly number[];
  /** Messages, each counted once however often it was delivered. */
  sent: number;
  /** Messages that got no right reply in 30 s. */
  lost: number;
  /** Chats that heard the same reply again. */
  doubled: readonly number[];
  /** Every call that the bot made to say or change something, to residents, cadres and groups. */
  calls: number;
  /** How long the bot went on talking after the last resident had stopped, ms. */
  drainMs: number;
}>;

const PATIENCE_MS = 30_000;
/** As long as this without a word, and the bot has said everything. */
const SILENCE_MS = 500;
/** One in so many updates is delivered twice at once. */
const TWICE = 10;
const agent = new Agent({ keepAlive: true });
let nextChat = 100_000;
let nextUpdate = 1;
/** How many conversations each bot has had: what is said to one must not depend on how quick another is. */
const had = new Map<string, number>();

/** Lets them write until the time is over and everything is answered. */
export async function play(order: Order, hearing: Hearing): Promise<Tally> {
  const before = hearing.calls();
  const until = performance.now() + order.ms;
  const all = new Map<number, readonly Asked[]>();
  const scene = { order, hearing, until, all };
  await Promise.all(Array.from({ length: order.residents }, () => resident(scene)));
  const stopped = performance.now();
  while (performance.now() - Math.max(hearing.lastCall(), stopped) < SILENCE_MS) await sleep(20);
  const asked = [...all.values()].flat();
  return {
    latencies: asked.flatMap(({ at, heardAt }) => (heardAt === undefined || heardAt > until ? [] : [heardAt - at])),
    sent: asked.length,
    lost: asked.filter(({ heardAt }) => heardAt === undefined).length,
    doubled: [...all].flatMap(([chat, said]) => (said.some(({ again }) => again > 0) ? [chat] : [])),
    calls: hearing.calls() - before,
    drainMs: Math.max(0, hearing.lastCall() - stopped),
  };
}

type Scene = Readonly<{ order: Order; hearing: Hearing; until: number; all: Map<number, readonly Asked[]> }>;

/** One phone: somebody says three things in a row and waits for three replies; then it is somebody else's. */
async function resident({ order, hearing, until, all }: Scene): Promise<void> {
  while (performance.now() < until) {
    const chat = nextChat++;
    const nth = had.get(order.target) ?? 0;
    had.set(order.target, nth + 1);
    const lines = conversation(nth);
    const isRight = ({ text, reply }: (typeof lines)[number]) =>
      order.answers === "echo" ? (said: string) => said === text : (said: string) => reply.test(said);
    const asked: Asked[] = [];
    all.set(chat, asked);
    hearing.listen(chat, asked);
    for (const line of lines) {
      asked.push({ isRight: isRight(line), at: performance.now(), heardAt: undefined, again: 0 });
      await deliver(order, chat, line.text);
    }
    await hearing.wait(chat, asked, PATIENCE_MS);
  }
}

/** As Telegram does: the next update of a chat goes out when the one before is acknowledged. */
async function deliver(order: Order, chat: number, text: string): Promise<void> {
  const id = nextUpdate++;
  const body = update(id, chat, text);
  const copies = id % TWICE === 0 ? [body, body] : [body];
  await Promise.all(copies.map((copy) => insist(order, copy)));
}

/** Until it is acknowledged, or the patience is over: then the message counts as lost. */
async function insist(order: Order, body: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const status = await post(order, body).catch(() => 0);
    if (status === 200) return;
    await sleep(100);
  }
}

function update(id: number, chat: number, text: string): string {
  const from = { id: chat, is_bot: false, first_name: "居民", language_code: "zh-hans" };
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
      response.on("error", reject);
    })
      .on("error", reject)
      .end(body);
  });
}
