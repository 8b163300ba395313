import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { expect } from "vitest";
import type { World } from "../world/world.js";
import type { Life } from "./life.js";

/** Where a death is staged: the living program, the platform, the database, and what somebody does that sets it off. */
export type Scene = Readonly<{ life: Life; world: World; db: pg.Client; does(): void }>;

/** A point of a path at which the program dies. What was in hand there may be said once more where `twice` says so. */
export type Death = Readonly<{ at: string; twice?: true; dies(scene: Scene): Promise<void> }>;

const killedAt = (point: string) => async (scene: Scene) => {
  await scene.life.order({ point, do: "die" });
  scene.does();
  await scene.life.ended;
};

/** Killed while the database works on it: a lock of ours holds the statement up, and lets it through when nobody waits for it. */
const killedIn = (lock: string, point?: string) => async (scene: Scene) => {
  const { life, db, does } = scene;
  if (point !== undefined) await life.order({ point, do: "wait" });
  else await locked(db, lock);
  does();
  if (point !== undefined) {
    await life.reached(point);
    await locked(db, lock);
    life.goOn();
  }
  await heldUp(db);
  await life.end("SIGKILL");
  await db.query("COMMIT");
};

/** Killed while the platform works on it: the platform has the call and is slow to answer. */
const killedWhileSent = (as: "taken" | "lost") => async (scene: Scene) => {
  const { life, world, does } = scene;
  world.mishap({ call: "send", as: as === "taken" ? { kind: "delay", ms: 400 } : { kind: "down" } });
  await life.order({ point: "before send", do: "wait" });
  does();
  await life.reached("before send");
  life.goOn();
  await sleep(as === "taken" ? 200 : 0);
  await life.end("SIGKILL");
  await sleep(400);
};

/** Every await of the way in. */
export const inbound: readonly Death[] = [
  { at: "before it is read about", dies: killedAt("before store") },
  { at: "while it is read about", dies: killedIn("inbox IN ACCESS EXCLUSIVE MODE") },
  { at: "after reading, before the commit", dies: killedAt("read") },
  { at: "while the commit is on its way", dies: killedIn("inbox IN EXCLUSIVE MODE") },
  { at: "after the commit, before the platform hears of it", twice: true, dies: killedAt("after store") },
];

/** Every await of the way out. */
export const delivery: readonly Death[] = [
  { at: "when the answer is claimed", dies: killedAt("claimed") },
  { at: "before the answer is sent", dies: killedAt("before send") },
  { at: "while the answer is on its way", twice: true, dies: killedWhileSent("taken") },
  { at: "while the answer is lost on its way", dies: killedWhileSent("lost") },
  { at: "after the platform has it, before we know", twice: true, dies: killedAt("after send") },
  { at: "while we write down that it has it", dies: killedIn("delivery IN EXCLUSIVE MODE", "after send") },
  { at: "after we have written it down", dies: killedAt("marked") },
];

async function locked(db: pg.Client, lock: string): Promise<void> {
  await db.query("BEGIN");
  await db.query(`LOCK TABLE ${lock}`);
}

/** Resolves once a statement of the program waits for our lock. */
async function heldUp(db: pg.Client): Promise<void> {
  const waiting =
    "SELECT 1 FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";
  await expect.poll(async () => (await db.query(waiting)).rowCount).toBeGreaterThan(0);
}

/** Resolves once nothing is owed to anybody. */
export async function settled(db: pg.Client): Promise<void> {
  const owed = "SELECT count(*)::int AS owed FROM delivery WHERE state = 'queued' AND held IS NULL";
  await expect.poll(async () => (await db.query(owed)).rows[0]?.owed).toBe(0);
}
