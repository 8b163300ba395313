import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Talker, talker } from "../support/stage.js";
import type { World } from "../world/world.js";
import { type Death, delivery, inbound, settled } from "./deaths.js";
import type { Life } from "./life.js";
import { openTrial, type Trial } from "./trial.js";

/** The table of kill points on one platform: the program dies at each, is started again, and nobody is forgotten or told twice. */
export function diesEverywhere(
  name: string,
  openWorld: () => Promise<World>,
  deaths: readonly Death[] = [...inbound, ...delivery],
): void {
  // Every case starts the program anew, on a machine that may have more to do.
  describe(`the program is killed and started again, on ${name}`, () => {
    let db: pg.Client;
    let world: World;
    let house: Trial;
    let life: Life;
    let residents = 0;

    beforeAll(async () => {
      world = await openWorld();
      house = await openTrial(world);
      db = house.db;
      life = await house.begin();
    });
    afterAll(() => house?.leave());

    const someone = (): Talker => {
      residents += 1;
      const id = world.platform === "slack" ? `U90${residents + 10}` : String(9000 + residents);
      return talker(world, { id, name: `居民${residents}`, language: "zh" });
    };

    it.each(deaths)("$at: stored once, answered", async ({ dies, twice }) => {
      const resident = someone();
      const done: Promise<unknown>[] = [];
      await dies({ life, world, db, does: () => void done.push(resident.says("上镇村三组的路灯坏了三天")) });
      life = await house.begin();
      await resident.hears("路灯");
      await Promise.all(done);
      await settled(db);
      const said = resident.chat().filter(({ text }) => text.includes("路灯")).length;
      expect(said).toBeLessThanOrEqual(twice ? 2 : 1);
      const { rows } = await db.query("SELECT count(*)::int AS stored FROM inbox WHERE sender = $1", [
        resident.actor.id,
      ]);
      expect(rows).toEqual([{ stored: 1 }]);
    });
  });
}
