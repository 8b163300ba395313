import { describe, expect, it } from "vitest";
import { channel } from "./channel.js";
import { playsOf } from "./faults.js";
import { groups } from "./groups.js";
import { type Case, type Facts, type Known, type OpenWorld, openHouse } from "./house.js";
import { inbound } from "./inbound.js";
import { type Column, cellOf, faultNames } from "./matrix.js";
import type { Chapter } from "./needs.js";
import { outbound } from "./outbound.js";
import { webhook } from "./webhook.js";

const chapters: Readonly<Record<string, Chapter>> = {
  "what people do": inbound,
  "in a group": groups,
  "what the bot says": outbound,
  "the channel itself": channel,
  "its webhook": webhook,
};

/**
 * Runs the one suite that every adapter passes: over real HTTP, with the platform's real SDK, against a played platform. What
 * the platform cannot do, by its own capabilities, is skipped by name with the reason.
 */
export function conform(
  name: string,
  openWorld: OpenWorld,
  known: Known = {},
  more: Readonly<Record<string, Chapter>> = {},
): void {
  describe(name, async () => {
    const world = await openWorld({});
    const facts: Facts = { adapter: world.adapter(), world, known };
    await world.stop();
    for (const [title, chapter] of Object.entries({ ...chapters, ...more })) {
      const cases = chapter(facts);
      // A channel without a webhook of its own has nothing in that chapter.
      if (cases.length > 0) describe(title, () => playAll(cases, openWorld, known));
    }
    // The world's platform names the matrix's column; a new one must have a column first.
    withstand(world.platform as Column, facts, openWorld);
  });
}

/** Plays each row of the fault matrix that this platform is to show by the suite. */
function withstand(platform: Column, facts: Facts, openWorld: OpenWorld): void {
  for (const fault of faultNames) {
    const cell = cellOf(platform, fault);
    if (!("played" in cell)) continue;
    const cases = playsOf(fault)(facts);
    describe(`fault: ${fault}`, () => {
      it("is played here, as the matrix says", () => {
        expect(cases.filter(({ lacks }) => lacks === undefined)).not.toEqual([]);
      });
      playAll(cases, openWorld, facts.known);
    });
  }
}

function playAll(cases: readonly Case[], openWorld: OpenWorld, known: Known): void {
  for (const one of cases) play(one, openWorld, known);
}

function play(one: Case, openWorld: OpenWorld, known: Known): void {
  const { name, lacks } = one;
  const title = lacks === undefined ? name : `${name} (not here: ${lacks})`;
  it.skipIf(lacks !== undefined)(title, async () => {
    const house = await openHouse(openWorld, known, one.twist);
    try {
      if (one.opened !== false) await house.open();
      await one.run(house);
    } finally {
      await house.close();
    }
  });
}
