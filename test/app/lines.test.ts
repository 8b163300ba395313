import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { createLines } from "../../src/app/lines.js";
import type { Delivery } from "../../src/store/types.js";

/** What a line looks at of a delivery. */
function row(id: string, conversation = "telegram:9001"): Delivery {
  // Lines read nothing else of a row.
  return { id, conversation, platform: "telegram" } as Delivery;
}

/** A platform that refuses what it is told to, and lines that write to it. */
function open() {
  const said: string[] = [];
  const back: string[] = [];
  const refuses = new Set<string>();
  const lines = createLines({
    work: async (one) => {
      if (refuses.has(one.id)) return undefined;
      said.push(one.id);
      return [one];
    },
    giveBack: ({ id }) => void back.push(id),
  });
  return { said, back, refuses, lines };
}

describe("a line of deliveries to one chat", () => {
  it("is said in order", async () => {
    const { said, lines } = open();
    lines.push([row("1"), row("2")]);
    lines.push([row("3")]);
    await lines.idle();
    expect(said).toEqual(["1", "2", "3"]);
  });

  it("goes back whole where its first must wait, and nothing newer passes until the ledger gives it out again", async () => {
    const { said, back, refuses, lines } = open();
    refuses.add("1");
    lines.push([row("1"), row("2")]);
    await lines.idle();
    lines.push([row("3")]);
    await lines.idle();
    expect(said).toEqual([]);
    expect(back).toEqual(["3"]);
    refuses.clear();
    await lines.claimed(async () => [row("1"), row("2"), row("3")]);
    await lines.idle();
    expect(said).toEqual(["1", "2", "3"]);
  });

  it("keeps no other chat waiting", async () => {
    const { said, refuses, lines } = open();
    refuses.add("1");
    lines.push([row("1"), row("2", "telegram:9002")]);
    await lines.idle();
    expect(said).toEqual(["2"]);
  });

  it("keeps an answer until it is known that its question was put, and not for one that is still with us", async () => {
    let put: (said: readonly Delivery[]) => void = () => undefined;
    const work = () => new Promise<readonly Delivery[]>((resolve) => (put = resolve));
    const lines = createLines({ work, giveBack: () => undefined });
    const patience = { soon: 30, most: 60_000 };
    const question = { ...row("1"), opens: true };
    lines.push([question]);
    await lines.asked("telegram:9001", patience);
    lines.saying("telegram:9001");
    let heard = false;
    const answer = lines.asked("telegram:9001", patience).then(() => (heard = true));
    await sleep(200);
    expect(heard).toBe(false);
    put([question]);
    await answer;
    await lines.idle();
  });

  it("lets what is claimed go before what came while it was being claimed", async () => {
    const { said, lines } = open();
    await lines.claimed(async () => {
      lines.push([row("2")]);
      return [row("1")];
    });
    await lines.idle();
    expect(said).toEqual(["1", "2"]);
  });
});
