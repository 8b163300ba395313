import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { talker } from "../support/stage.js";
import { openWecom, type WecomWorld } from "../world/wecom/index.js";
import { settled } from "./deaths.js";
import { openTrial, type Trial } from "./trial.js";

const update = "/cgi-bin/message/update_template_card";

describe("a WeCom card, whose code for its next change is good for 72 hours and one use", () => {
  let db: pg.Client;
  let world: WecomWorld;
  let house: Trial;

  beforeAll(async () => {
    world = await openWecom();
    house = await openTrial(world);
    db = house.db;
  });
  afterAll(() => house?.leave());

  const rows = async (sql: string) => (await db.query(sql)).rows;

  it("is the same card after a click, though the program was killed before it and between the click and the change", async () => {
    const resident = talker(world, { id: "HeXiaoMing", name: "何小明" });
    const first = await house.begin();
    await resident.says("上镇村三组的路灯坏了三天");
    const card = await resident.hears("我记下的是");
    await settled(db);
    await first.end("SIGKILL");

    const second = await house.begin();
    await second.order({ point: "before send", do: "die" });
    await resident.picks(card, /登记/);
    await second.ended;
    expect(world.calls(update)).toBe(0);

    await house.begin();
    await resident.hears("Q-0001");
    await settled(db);
    await eventually(() =>
      expect(world.seen(resident.actor.id)).toContainEqual(expect.objectContaining({ ref: card.ref, edits: 1 })),
    );
    const standing = world.seen(resident.actor.id).filter(({ text }) => text.includes("我记下的是"));
    expect(standing).toMatchObject([{ ref: card.ref, buttons: [] }]);
    expect(world.calls("/cgi-bin/message/recall")).toBe(0);
    expect(
      await rows(`SELECT code, until > now() + interval '71 hours' AS lasts FROM card WHERE ref = '${card.ref}'`),
    ).toEqual([{ code: null, lasts: true }]);
  });

  it("that is over is swept away by the next one", async () => {
    await db.query("UPDATE card SET until = now() - interval '1 minute'");
    const resident = talker(world, { id: "SunLi", name: "孙丽" });
    await resident.says("下营村一组的井盖丢了");
    const { ref } = await resident.hears("我记下的是");
    await settled(db);
    expect(await rows("SELECT ref FROM card WHERE until > now()")).toContainEqual({ ref });
    expect(await rows("SELECT ref FROM card WHERE until < now()")).toEqual([]);
  });
});
