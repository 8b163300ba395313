import { describe, it } from "vitest";
import type { World } from "../world/world.js";
import { channel } from "./channel.js";
import { faults } from "./faults.js";
import { groups } from "./groups.js";
import { type Case, type Facts, type Known, openHouse } from "./house.js";
import { inbound } from "./inbound.js";
import type { Chapter } from "./needs.js";
import { outbound } from "./outbound.js";
import { webhook } from "./webhook.js";

const chapters: Readonly<Record<string, Chapter>> = {
  "what people do": inbound,
  "in a group": groups,
  "what the bot says": outbound,
  "when the platform refuses": faults,
  "the channel itself": channel,
  "its webhook": webhook,
};

/**
 * Runs the one suite that every adapter passes: over real HTTP, with the platform's real SDK, against a played platform. What
 * the platform cannot do, by its own capabilities, is skipped by name with the reason.
 */
export function conform(name: string, openWorld: () => Promise<World>, known: Known = {}): void {
  describe(name, async () => {
    const world = await openWorld();
    const facts: Facts = { adapter: world.adapter(), world, known };
    await world.stop();
    for (const [chapter, cases] of Object.entries(chapters)) {
      describe(chapter, () => {
        for (const one of cases(facts)) play(one, openWorld, known);
      });
    }
  });
}

function play(one: Case, openWorld: () => Promise<World>, known: Known): void {
  const { name, lacks } = one;
  const title = lacks === undefined ? name : `${name} (not here: ${lacks})`;
  it.skipIf(lacks !== undefined)(title, async () => {
    const house = await openHouse(openWorld, known);
    try {
      if (one.opened !== false) await house.open();
      await one.run(house);
    } finally {
      await house.close();
    }
  });
}
