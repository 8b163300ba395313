import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyLedger } from "../../src/store/verify.js";
import { freshDatabase, type TestDatabase } from "../support/database.js";
import { openStage, type Stage, type Talker, talker } from "../support/stage.js";
import { openSlackWorld } from "../world/slack/index.js";
import { openTelegram } from "../world/telegram/index.js";
import { openWebWorld } from "../world/web.js";
import type { World } from "../world/world.js";

const ROUNDS = 20;

describe("one card, claimed on three platforms at the same moment", () => {
  let database: TestDatabase;
  let worlds: World[];
  let stage: Stage;
  let telegram: World;
  let cadres: readonly Talker[];

  beforeAll(async () => {
    database = await freshDatabase();
    telegram = await openTelegram();
    const slack = await openSlackWorld({ mode: "socket" });
    const web = await openWebWorld();
    worlds = [telegram, slack, web];
    stage = await openStage({
      worlds: [telegram, slack],
      databaseUrl: database.url,
      env: { PLAYGROUND: "on" },
      // Three who may claim: the post's A and B, and whoever is on duty.
      office: (office) => {
        office.duty = [{ area: "zly", post: "duty-room", from: "00:00", to: "24:00", people: ["sun"], rotate: "none" }];
      },
    });
    web.deliverTo(stage.origin);
    cadres = [
      talker(telegram, { id: "1001", name: "刘德宏" }),
      talker(slack, { id: "U1002", name: "王秀英" }),
      talker(web, { id: "sun", name: "孙建民" }),
    ];
  });
  afterAll(async () => {
    await stage?.stop();
    for (const world of worlds ?? []) await world.stop();
    await database?.drop();
  });

  it(`has one winner, and the others are told who, ${ROUNDS} times`, async () => {
    const db = new pg.Client({ connectionString: database.url });
    await db.connect();
    for (let no = 1; no <= ROUNDS; no++) {
      const resident = talker(telegram, { id: String(9000 + no), name: `居民${no}`, language: "zh" });
      await resident.says("上镇村三组的路灯坏了三天");
      await resident.picks(await resident.hears("路灯"), /登记/);
      await resident.hears("首问责任人");
      await Promise.all(cadres.map((cadre) => cadre.says(`签收 ${no}`)));
      const { rows } = await db.query<{ by: { id: string } }>(
        "SELECT by FROM event JOIN request ON id = request WHERE no = $1 AND fact->>'is' = 'claimed'",
        [no],
      );
      expect(rows).toHaveLength(1);
      const winner = names[rows[0]?.by.id ?? ""] ?? "nobody";
      const number = `Q-${String(no).padStart(4, "0")}`;
      for (const cadre of cadres)
        await cadre.hears(
          cadre.actor.name === winner ? new RegExp(`${number}[^]*居民的话`) : `${number} 已由${winner}`,
        );
      await resident.hears(`${winner}`);
      // Else the next one would be the same matter, asked twice.
      await resident.says("撤单");
      await resident.hears("撤");
    }
    expect((await verifyLedger(db, () => {})).faults).toEqual([]);
    await db.end();
  });
});

const names: Readonly<Record<string, string>> = { liu: "刘德宏", wang: "王秀英", sun: "孙建民" };
