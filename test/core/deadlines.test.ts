import { describe, expect, it } from "vitest";
import { dueFrom } from "../../src/core/deadlines.js";
import { claimed, DAY, given, noise, office, wait } from "./spec.js";

const at = (clock: string) => Date.parse(`2026-03-${clock}:00+08:00`);
const iso = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(8, 16);

describe("clocks by the area's own working day, of several spans (§7.3)", () => {
  it.each([
    ["the village's noon is a rest of an hour and a half", "sz-3", "02T11:30", "02T15:00"],
    ["the community's is of two hours", "lh-north", "02T11:30", "02T15:30"],
    ["where the village has gone home, the next morning counts on", "sz-3", "02T17:00", "03T10:00"],
    ["while the community works for another hour and a half", "lh-north", "02T17:00", "03T09:00"],
    ["a week's end is none", "lh-north", "06T18:00", "09T10:00"],
    ["what is told at night begins in the morning", "sz-3", "03T02:00", "03T10:30"],
  ])("%s", (_name, area, from, until) => {
    expect(iso(dueFrom(office, { ...noise, area }, at(from)).claim)).toBe(until);
  });

  it("what is urgent does not wait for anybody's hours", () => {
    const due = dueFrom(office, { ...noise, urgency: "urgent", class: "utility" }, at("06T23:00"));
    expect([due.claim, due.contact, due.answer].map(iso)).toEqual(["06T23:30", "07T01:00", "07T23:00"]);
  });

  it("yellow is a working day before the answer is due, red when it is late, each told once to whoever is answerable", () => {
    const life = given(claimed, { matter: { ...noise, area: "lh-north" } });
    const due = life.request.due?.answer ?? 0;
    const marks = wait(life, due - life.now + DAY).events.flatMap(({ fact, at: then }) =>
      fact.is === "late" && (fact.mark === "yellow" || fact.mark === "red") ? [[fact.mark, iso(then)]] : [],
    );
    expect(iso(due)).toBe("09T09:01");
    expect(marks).toEqual([
      ["yellow", "06T18:30"],
      ["red", "09T09:01"],
    ]);
  });
});
