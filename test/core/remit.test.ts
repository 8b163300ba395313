import { describe, expect, it } from "vitest";
import { findRemit, fullRoster } from "../../src/core/duty.js";
import type { Office, Remit } from "../../src/core/office.js";
import { nextOf } from "../../src/core/relation.js";
import { given, MONDAY, noise, office, registered } from "./spec.js";

const row = (category: string, lead: string, area?: string): Remit => ({
  ...{ category, list: "basic", lead, assists: [], basis: "清单（示例）", area },
});
const listing = (...remits: readonly Remit[]): Office => ({ ...office, remits });
const lead = (list: Office, area: string | undefined) => findRemit(list, noise.category, area)?.lead;

describe("who should handle it, by the responsibility list (§8.2)", () => {
  it("is the finest category's row, before the wide one's", () => {
    const list = listing(row("噪声扰民", "streets"), row("噪声扰民/施工", "housing"));
    expect(lead(list, "sz-3")).toBe("housing");
    expect(findRemit(list, "噪声扰民/广场舞", "sz-3")?.lead).toBe("streets");
  });

  it("is the nearest area's row, and one without an area holds where its post is", () => {
    const list = listing(row("噪声扰民", "streets"), row("噪声扰民", "sz-desk"));
    expect(lead(list, "sz-3")).toBe("sz-desk");
    expect(lead(list, "xy-1")).toBe("streets");
  });

  it("is no guess: another village's row holds for nobody else, nor for a place that nobody knows; the coordinator has it", () => {
    const list = listing(row("噪声扰民", "sz-desk"));
    expect(lead(list, "xy-1")).toBeUndefined();
    expect(lead(list, undefined)).toBeUndefined();
    const matter = { ...noise, area: "xy-1" };
    const { request } = given(registered, { office: list, matter });
    expect(request).toMatchObject({ lead: undefined, offer: { to: "sun" } });
  });

  it("of a place that nobody knows is the whole office's row", () => {
    expect(lead(listing(row("噪声扰民", "sz-desk"), row("噪声扰民", "streets")), undefined)).toBe("streets");
  });

  it("is A, or B while A is away, or the head while both are", () => {
    const desk = { id: "sz-desk", title: "便民服务岗", area: "shangzhen", a: ["liu"], b: "wang", rank: 2 };
    const list = listing(row("噪声扰民", "sz-desk"));
    const to = (...away: readonly string[]) => {
      const leaves = away.map((staff) => ({ staff, from: 0, until: Infinity, cover: undefined, briefed: false }));
      const posts = new Map(office.posts).set("sz-desk", { ...desk, head: "chen" });
      return given(registered, { office: { ...list, posts }, roster: { ...fullRoster, leaves } }).request.offer?.to;
    };
    expect([to(), to("liu"), to("liu", "wang")]).toEqual(["liu", "wang", "chen"]);
  });

  it("is, of several equals, whoever has the least open; away or not on the list, load gives nobody anything", () => {
    const desk = { id: "sz-desk", title: "便民服务岗", area: "shangzhen", a: ["liu", "zheng"], b: "wang", rank: 2 };
    const posts = new Map(office.posts).set("sz-desk", { ...desk, head: undefined });
    const where = { office: { ...office, posts }, roster: fullRoster, now: MONDAY };
    const to = (load: Readonly<Record<string, number>>, ...away: readonly string[]) => {
      const leaves = away.map((staff) => ({ staff, from: 0, until: Infinity, cover: undefined, briefed: false }));
      return nextOf(
        { ...where, roster: { ...fullRoster, leaves }, load: new Map(Object.entries(load)) },
        posts.get("sz-desk"),
      );
    };
    expect(to({})).toBe("liu");
    expect(to({ liu: 2, zheng: 2 })).toBe("liu");
    expect(to({ liu: 2, zheng: 1, wang: 0 })).toBe("zheng");
    expect(to({ liu: 2, zheng: 1 }, "zheng")).toBe("liu");
    expect(to({ liu: 2, zheng: 1 }, "zheng", "liu")).toBe("wang");
  });
});
