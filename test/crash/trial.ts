import pg from "pg";
import { freshDatabase } from "../support/database.js";
import type { World } from "../world/world.js";
import { type House, openHouse } from "./life.js";

/** A house with one world and a database of its own that the test can look into, whoever lives or dies there. */
export type Trial = House &
  Readonly<{
    db: pg.Client;
    /** Ends whoever still lives, then the world, and drops the database. */
    leave(): Promise<void>;
  }>;

/** Opens it; the world is the trial's from here on. */
export async function openTrial(world: World, env: Readonly<Record<string, string>> = {}): Promise<Trial> {
  const database = await freshDatabase();
  const db = new pg.Client({ connectionString: database.url });
  await db.connect();
  const house = await openHouse({ worlds: [world], databaseUrl: database.url, env });
  return {
    ...{ ...house, db },
    async leave() {
      await house.clear();
      await world.stop();
      await db.end();
      await database.drop();
    },
  };
}
