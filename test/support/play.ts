import type { World } from "../world/world.js";
import { freshDatabase } from "./database.js";
import { type Row, rowsOf } from "./rows.js";
import { openStage, type Settings, type Stage } from "./stage.js";

/** A stage with a database of its own: what a story needs of the house. */
export type Play = Stage &
  Readonly<{
    databaseUrl: string;
    rows<R extends Row = Row>(sql: string, values?: readonly unknown[]): Promise<readonly R[]>;
    /** Stops the program, then its worlds, and drops the database. */
    leave(): Promise<void>;
  }>;

/** Raises the curtain on worlds that are open; they are the play's from here on. */
export async function openPlay(
  worlds: readonly World[],
  settings: Omit<Settings, "worlds" | "databaseUrl"> = {},
): Promise<Play> {
  const database = await freshDatabase();
  const stage = await openStage({ worlds, databaseUrl: database.url, ...settings });
  return {
    ...stage,
    databaseUrl: database.url,
    rows: (sql, values) => rowsOf(database.url, sql, values),
    async leave() {
      await stage.stop();
      for (const world of worlds) await world.stop();
      await database.drop();
    },
  };
}
