import pg from "pg";
import type { Command } from "../../src/core/command.js";
import { decide, isRefusal } from "../../src/core/decide/index.js";
import { fullRoster, type Roster } from "../../src/core/duty.js";
import type { Event } from "../../src/core/event.js";
import type { Request } from "../../src/core/request.js";
import type { Notice } from "../../src/core/say.js";
import { nextDue } from "../../src/core/timers.js";
import { type Connection, connect } from "../../src/store/connect.js";
import { createTurn, type Turn } from "../../src/store/turn.js";
import type { Errand, Scene, Write } from "../../src/store/types.js";
import { actorOf, given, MONDAY, office } from "../core/spec.js";
import { freshDatabase } from "../support/database.js";

/** One of three processes on one database, as three platforms have them. */
type Process = Readonly<{ name: string; connection: Connection; turn: Turn }>;

/** What somebody does: who, what, when, and the key of the message that brings it. */
export type Deed = Readonly<{
  who: string;
  command: Command;
  key: string;
  now: number;
  roster?: Roster;
  /** The process ends while it decides, before anything is written. */
  breaks?: boolean;
}>;

/** What the ledger has of a request. */
export type Kept = Readonly<{ state: Request; version: number; head: string; events: readonly Event[] }>;

/** Lives of requests on a real database, in three processes. */
export type Lives = Readonly<{
  /** Connections that belong to none of the processes. */
  watcher: pg.Pool;
  connection: Connection;
  /** Registers one; gives its id. */
  begin(): Promise<string>;
  /** Does it in one of the processes; undefined: the message was stored before. Rejects where the process breaks off. */
  act(process: number, id: string, deed: Deed): Promise<"done" | "refused" | undefined>;
  /** Breaks off whatever one of the processes is just saying to the database. */
  kill(process: number): Promise<void>;
  read(id: string): Promise<Kept>;
  close(): Promise<void>;
}>;

/** Opens three processes on a database of their own. */
export async function openLives(): Promise<Lives> {
  const { url, drop } = await freshDatabase();
  const lives = livesOn(url);
  return {
    ...lives,
    async close() {
      await lives.close();
      await drop();
    },
  };
}

function livesOn(url: string): Lives {
  const watcher = new pg.Pool({ connectionString: url, max: 2 });
  const processes: readonly [Process, Process, Process] = [open(url, 0), open(url, 1), open(url, 2)];
  const at = (process: number) => processes[process % processes.length] ?? processes[0];
  let made = 0;
  return {
    watcher,
    connection: processes[0].connection,
    async begin() {
      const id = `life-${++made}`;
      const life = given([], { id }).when("resident", { do: "register", no: made, year: 2026 });
      const change = { before: undefined, request: life.request, events: life.events, nextDue: undefined };
      const query = { office: office.id, platform: "test", chat: id, kind: "private", user: id } as const;
      await processes[0].turn(query, () => ({ changes: [change], materials: [], errands: errands(id, life.notices) }));
      return id;
    },
    async act(process, id, deed) {
      let came: "done" | "refused" | undefined;
      const query = { office: office.id, platform: "test", chat: deed.who, kind: "private", user: deed.who } as const;
      const turned = await at(process).turn({ ...query, key: deed.key, ids: [id] }, (scene) => {
        if (deed.breaks) throw new Error("the process ended");
        const write = written(scene, id, deed);
        came = write.changes.length > 0 ? "done" : "refused";
        return write;
      });
      return turned.seen ? undefined : came;
    },
    async kill(process) {
      const mine =
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1";
      await watcher.query(mine, [at(process).name]);
    },
    read: (id) => read(watcher, id),
    async close() {
      for (const { connection } of processes) await connection.close();
      await watcher.end();
    },
  };
}

function open(url: string, index: number): Process {
  const name = `life-${index}`;
  const named = new URL(url);
  named.searchParams.set("application_name", name);
  const connection = connect(named.href, { max: 3 });
  const { prisma, hot } = connection;
  const turn = createTurn({ database: prisma, hot, office: office.id, clock: () => MONDAY, worker: () => undefined });
  return { name, connection, turn };
}

async function read(watcher: pg.Pool, id: string): Promise<Kept> {
  const found = await watcher.query<Omit<Kept, "events">>("SELECT * FROM request WHERE id = $1", [id]);
  const { rows } = await watcher.query<{ at: Date; by: Event["by"]; fact: Event["fact"] }>(
    "SELECT at, by, fact FROM event WHERE request = $1 ORDER BY seq",
    [id],
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error("no such life");
  return { ...row, events: rows.map(({ at, by, fact }) => ({ at: at.getTime(), by, fact })) };
}

/** What a command comes to as the store writes it; a refusal is stored as a message that changed nothing. */
function written(scene: Scene, id: string, { who, command, key, now, roster = fullRoster }: Deed): Write {
  const where = { office, roster, now };
  const before = scene.requests.find(({ request }) => request.id === id);
  const decision = decide({ ...where, actor: actorOf(who), command, request: before?.request });
  const conversation = scene.conversation.id;
  const inbox = { platform: "test", key, at: now, conversation, sender: who, body: {}, fate: "done" } as const;
  if (isRefusal(decision)) return { inbox, changes: [], materials: [], errands: [] };
  const { request, events, notices } = decision;
  const changes = [{ before, request, events, nextDue: nextDue(where, request) }];
  return { inbox, changes, materials: [], errands: errands(id, notices) };
}

/** What the resident is told of it. */
function errands(id: string, notices: readonly Notice[]): readonly Errand[] {
  return notices
    .filter(({ to }) => to === "reporter")
    .map((notice) => ({
      ...{ conversation: `test:${id}`, platform: "test", chat: id, kind: "private", recipient: "reporter" },
      ...{ notice: { ...notice, request: id }, weight: notice.weight, hold: undefined, opens: true },
    }));
}
