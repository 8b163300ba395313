import { randomUUID } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import type { Carrier, Delivery, Patience } from "./delivery.js";

/** Socket Mode's far side. */
export type SocketCarrier = Carrier &
  Readonly<{
    /** A fresh address, as apps.connections.open gives it. */
    url(): string;
    /** Asks every connection to go and come again, as Slack does about once an hour. */
    refresh(): void;
  }>;

type Envelope = Readonly<{ id: string; delivery: Delivery; acked: () => void; tries: number; timer: NodeJS.Timeout }>;

/** Starts a played Socket Mode: says hello, sends envelopes to the newest connection, and again what is not acknowledged. */
export async function startSocket(patience: Patience): Promise<SocketCarrier> {
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  // A TCP server's address is an AddressInfo; only a pipe's is a string.
  const { port } = server.address() as AddressInfo;
  const { write, stall } = createWire(server);
  const post = createPost(write, patience);
  let isDown = false;
  server.on("connection", (client) => {
    if (isDown) return client.terminate();
    client.on("error", () => client.terminate());
    client.on("message", (raw) => post.settle(String(JSON.parse(String(raw)).envelope_id)));
    client.send(JSON.stringify({ type: "hello", num_connections: server.clients.size }));
    post.sendAll();
  });
  const drop = () => server.clients.forEach((client) => void client.terminate());
  const refresh = JSON.stringify({ type: "disconnect", reason: "refresh_requested" });
  return {
    url: () => `ws://127.0.0.1:${port}/link/?ticket=${randomUUID()}`,
    deliver: post.deliver,
    refresh: () => {
      for (const client of server.clients) client.send(refresh);
    },
    stall,
    down: () => {
      isDown = true;
      drop();
    },
    up: () => {
      isDown = false;
    },
    stop: async () => {
      post.giveUp();
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Writes to the newest connection, unless that one has gone half-open. */
function createWire(server: WebSocketServer) {
  const dead = new WeakSet<WebSocket>();
  return {
    write: (envelope: string) => {
      const newest = [...server.clients].findLast((client) => client.readyState === client.OPEN);
      if (newest !== undefined && !dead.has(newest)) newest.send(envelope);
    },
    stall: async () => {
      for (const client of server.clients) {
        dead.add(client);
        // It reads nothing more, not even a ping, and so answers none.
        client.pause();
      }
    },
  };
}

type Post = Pick<Carrier, "deliver"> & Readonly<{ settle(id: string): void; sendAll(): void; giveUp(): void }>;

/** The envelopes that wait for an acknowledgement. */
function createPost(write: (envelope: string) => void, patience: Patience): Post {
  const waiting = new Map<string, Envelope>();
  const send = ({ id, delivery, tries }: Envelope) => {
    const { kind: type, payload } = delivery;
    const retry = { retry_attempt: tries, retry_reason: tries === 0 ? "" : "timeout" };
    write(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: false, ...retry }));
  };
  const settle = (id: string) => {
    const envelope = waiting.get(id);
    if (envelope === undefined) return;
    clearTimeout(envelope.timer);
    waiting.delete(id);
    envelope.acked();
  };
  const offer = (id: string, delivery: Delivery, tries: number, acked: () => void) => {
    if (tries >= patience.tries) return settle(id);
    const timer = setTimeout(() => offer(id, delivery, tries + 1, acked), patience.ackMs + patience.pauseMs);
    const envelope = { id, delivery, acked, tries, timer };
    waiting.set(id, envelope);
    send(envelope);
  };
  return {
    settle,
    deliver: (delivery) => new Promise((acked) => offer(randomUUID(), delivery, 0, acked)),
    sendAll: () => {
      for (const envelope of waiting.values()) send(envelope);
    },
    giveUp: () => {
      for (const id of waiting.keys()) settle(id);
    },
  };
}
