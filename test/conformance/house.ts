import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { expect } from "vitest";
import {
  type Adapter,
  AdapterError,
  type Fault,
  fit as fitted,
  type Inbound,
  type Outbound,
  type Route,
  type Sink,
} from "../../src/port/index.js";
import { eventually } from "../support/eventually.js";
import type { Act, Actor, Seen, World } from "../world/world.js";

/** What a platform's own test tells the suite, because no capability says it. */
export type Known = Readonly<{
  /** Two people of the platform; by default `1001` and `1002`. */
  people?: readonly [Actor, Actor];
  /** Whether its people are at the program's own page, so that nothing can go wrong between. */
  local?: boolean;
  /** Whether what comes in is signed with its time, so that a clock minutes off is refused. */
  signsTime?: boolean;
  /** Codes that the world can refuse a send with (`Mishap` `refused`), and the fault each must become. */
  refusals?: Readonly<Record<string, Fault>>;
  /** A request that carries this body with a genuine signature, for channels that are webhooks. */
  signed?(world: World, url: string, body: string): Request;
}>;

/** What a case wants to be otherwise: the platform's clock ahead of ours, ms; an adapter that gives up within seconds. */
export type Twist = Readonly<{ skewMs?: number; hasty?: true }>;

/** Opens a platform. */
export type OpenWorld = (twist: Twist) => Promise<World>;

/** What is known of a platform before a case runs: the skips come from here. */
export type Facts = Readonly<{ adapter: Adapter; world: World; known: Known }>;

/** One case of the suite. `lacks` says why the platform cannot run it; undefined where it can. */
export type Case = Readonly<{
  name: string;
  lacks?: string | undefined;
  /** False where the case starts the channel itself. */
  opened?: boolean;
  twist?: Twist;
  run(house: House): Promise<void>;
}>;

/** A world, its adapter, and a program that only listens: what every case is played in. */
export type House = Readonly<{
  world: World;
  adapter: Adapter;
  known: Known;
  /** Where the program's own server is, with the adapter's routes on it. */
  origin: string;
  /** A resident and a neighbour. */
  li: Actor;
  wang: Actor;
  /** What the sink took, oldest first. */
  inbox: readonly Inbound[];
  /** Does something with each inbound before it is taken; a rejection leaves it untaken. */
  meanwhile(step: Sink): void;
  open(): Promise<void>;
  /** The person does it; the inbound that came of it. */
  hear(actor: Actor, act: Act): Promise<Inbound>;
  /** Fits and sends; what the chat shows for it, oldest first. */
  say(outbound: Outbound): Promise<readonly Seen[]>;
  /** Sends what must not succeed; the error it was refused with, after making sure that it betrays nothing. */
  refused(outbound: Outbound): Promise<AdapterError>;
  close(): Promise<void>;
}>;

/** Opens a world and puts its adapter's routes on a server of our own. */
export async function openHouse(openWorld: OpenWorld, known: Known, twist: Twist = {}): Promise<House> {
  const world = await openWorld(twist);
  const [li, wang] = known.people ?? [
    { id: "1001", name: "李秀英" },
    { id: "1002", name: "王建国" },
  ];
  const front = await serveFront(() => adapter.routes);
  world.deliverTo(front.origin);
  const adapter = world.adapter();
  const close = async () => {
    await adapter.stop();
    await front.stop();
    await world.stop();
  };
  return {
    ...{ world, adapter, known, li, wang, close },
    origin: front.origin,
    ...ears(world, adapter),
    ...mouth(world, adapter),
  };
}

function ears(world: World, adapter: Adapter): Pick<House, "inbox" | "meanwhile" | "open" | "hear"> {
  const inbox: Inbound[] = [];
  let step: Sink | undefined;
  const sink: Sink = async (inbound) => {
    await step?.(inbound);
    inbox.push(inbound);
    return { replies: 0 };
  };
  return {
    inbox,
    meanwhile: (next) => {
      step = next;
    },
    open: async () => {
      await adapter.start(sink);
      await eventually(() => expect(adapter.state()).toMatchObject({ up: true }));
    },
    hear: async (actor, act) => {
      const before = inbox.length;
      await world.act(actor, act);
      return eventually(() => newest(inbox, before));
    },
  };
}

function mouth(world: World, adapter: Adapter): Pick<House, "say" | "refused"> {
  return {
    say: async (outbound) => {
      const before = world.seen(outbound.chat).length;
      for (const piece of fitted(outbound, adapter.can)) await adapter.send(piece);
      return world.seen(outbound.chat).slice(before);
    },
    refused: async (outbound) => {
      const error = await adapter.send(outbound).then(sentAfterAll, (reason: unknown) => reason);
      expectDiscreet(error, [...secrets(world), outbound.text]);
      return error;
    },
  };
}

/** Proves that it is an AdapterError that holds none of these words anywhere a log would print. */
export function expectDiscreet(error: unknown, words: readonly string[]): asserts error is AdapterError {
  expect(error).toBeInstanceOf(AdapterError);
  const printed = inspect(error, { depth: 10 });
  for (const word of words) expect(printed).not.toContain(word);
}

/** The values of the program's environment that must never be shown. */
export function secrets(world: World): readonly string[] {
  const named = Object.entries(world.env("http://127.0.0.1:1"));
  return named.filter(([name, value]) => /TOKEN|SECRET|KEY/.test(name) && value !== "").map(([, value]) => value);
}

function newest(inbox: readonly Inbound[], before: number): Inbound {
  const last = inbox.at(-1);
  if (inbox.length <= before || last === undefined) throw new Error("nothing has come in");
  return last;
}

function sentAfterAll(): never {
  throw new Error("the platform was expected to refuse this message");
}

async function serveFront(routes: () => readonly Route[]): Promise<{ origin: string; stop(): Promise<void> }> {
  const handle = async (request: Request) => {
    const { pathname } = new URL(request.url);
    const route = routes().find(({ path }) => path === pathname);
    return route ? route.handle(request) : new Response("no such path", { status: 404 });
  };
  const server: Server = createServer(getRequestListener(handle, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server's address is an AddressInfo; only a pipe's is a string.
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
