import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Settings } from "./contest.js";
import type { Tally } from "./residents.js";
import { startProgram, WEBHOOK } from "./runners.js";

/** What a kill -9 in the middle of the load came to. */
export type Crash = Readonly<{
  sent: number;
  /** Rows of the inbox: one a message. */
  stored: number;
  /** Requests with a number, and the highest number: the same where none is missing. */
  registered: number;
  highest: number;
  lost: number;
  /** Deliveries that were in hand when it was killed: only these may be said twice. */
  inHand: number;
  doubled: number;
  /** Chats that heard something twice though nothing of theirs was in hand. */
  doubledWrongly: number;
  /** From the new start to its address on the terminal, ms. */
  backMs: number;
}>;

/** Residents write as in the race; in the middle the program is killed, and started again on the same database and port. */
export async function crash(settings: Settings): Promise<Crash> {
  const { platform, server, secret, residents, ms } = settings;
  const url = await server.database("crash");
  const port = await freePort();
  const first = await startProgram(settings, url, port);
  const target = `${first.origin}${WEBHOOK}`;
  const playing = platform.play({ target, secret, residents, ms: 2 * ms, answers: "office" });
  await sleep(ms);
  await first.kill();
  // What PostgreSQL was just doing for it, it finishes.
  await sleep(300);
  const inHand = await server.ask<{ chat: string; count: number }>("crash", IN_HAND);
  const second = await startProgram(settings, url, port);
  try {
    const tally = await playing;
    const [kept] = await server.ask<{ stored: number; registered: number; highest: number }>("crash", KEPT);
    if (kept === undefined) throw new Error("the database gave no answer");
    return { ...kept, ...told(tally, inHand), backMs: second.startMs };
  } finally {
    await second.stop();
  }
}

function told({ sent, lost, doubled }: Tally, inHand: readonly Readonly<{ chat: string; count: number }>[]) {
  const chats = new Set(inHand.map(({ chat }) => Number(chat)));
  return {
    ...{ sent, lost, doubled: doubled.length },
    inHand: inHand.reduce((sum, { count }) => sum + count, 0),
    doubledWrongly: doubled.filter((chat) => !chats.has(chat)).length,
  };
}

const IN_HAND = `
SELECT c.chat, count(*)::int AS count FROM delivery d JOIN conversation c ON c.id = d.conversation
WHERE d.state = 'queued' AND d.lease_by IS NOT NULL GROUP BY c.chat`;

const KEPT = `
SELECT (SELECT count(*)::int FROM inbox) AS stored, count(*)::int AS registered, coalesce(max(no), 0)::int AS highest
FROM request WHERE no > 0`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("a TCP server has an address with a port");
  return address.port;
}
