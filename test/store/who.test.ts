import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWho, whoWas } from "../../src/cli/who.js";
import { readLedger } from "../../src/store/past.js";
import { BASIS, HOUR, MONDAY, office } from "../core/spec.js";
import { type Lives, openLives } from "./lives.js";

describe("谁负责 at any past instant, from the ledger alone", () => {
  let lives: Lives;

  beforeAll(async () => {
    lives = await openLives();
    const id = await lives.begin();
    const deeds = [
      ["feng", { do: "claim" }, 1],
      ["feng", { do: "handover", to: "deng", reason: BASIS }, 2],
      ["deng", { do: "accept" }, 4],
      ["resident", { do: "withdraw", why: undefined }, 6],
    ] as const;
    for (const [who, command, hours] of deeds)
      await lives.act(hours, id, { who, command, key: `${hours}`, now: MONDAY + hours * HOUR });
    // What is kept beside the ledger is not asked.
    await lives.watcher.query("ALTER TABLE request DISABLE TRIGGER USER");
    await lives.watcher.query("UPDATE request SET accountable = 'sun', state = state || '{\"accountable\":\"sun\"}'");
  });
  afterAll(() => lives?.close());

  const told = async (at: string) => {
    const wish = readWho("Q-0001", at, office, MONDAY);
    return typeof wish === "string" ? wish : whoWas(office, wish, await readLedger(lives.watcher, office.id, wish.no));
  };

  it.each([
    ["2026-03-02 09:30", /由(刘德宏|王秀英)（.*）负责，从 2026-03-02 09:0\d 起/],
    ["2026-03-02 10:00", /由冯大勇（.*）负责，从 2026-03-02 10:00 起；首问责任人：(刘德宏|王秀英)。/],
    ["2026-03-02 12:59", /由冯大勇/],
    ["2026-03-02 13:00", /由邓晓东.*从 2026-03-02 13:00 起.*邓晓东 was answerable/],
    ["2026-03-02 15:00", /没有在办/],
    ["2026-03-01", /Q-0001 2026-03-01 00:00：没有在办/],
  ])("at %s", async (at, expected) => {
    expect(await told(at)).toMatch(expected);
  });

  it("says how to ask where the number or the time is none", () => {
    expect(readWho("路灯", undefined, office, MONDAY)).toContain("Q-0031");
    expect(readWho("31", "昨天", office, MONDAY)).toContain("2026-03-02 10:00");
    expect(readWho("31", undefined, office, MONDAY)).toEqual({ no: 31, at: MONDAY });
  });
});
