import { describe, expect, it } from "vitest";
import { authorize } from "../../src/core/authorize.js";
import { fullRoster, type Leave, type Roster } from "../../src/core/duty.js";
import { type Approach, findFirst, silenceEnds } from "../../src/core/first.js";
import { answersFor } from "../../src/core/suspect.js";
import { claimed, DAY, given, HOUR, MONDAY, noise, office } from "./spec.js";

/** The example office: in 上镇村 刘德宏 (A) and 王秀英 (B); the coordinator 孙建民 outranks them; 马小燕 is a volunteer, 郑德福 a mediator. */
const asked = (by: Approach["by"], staff: readonly string[], more: Partial<Approach> = {}): Approach => ({
  by,
  staff,
  area: "shangzhen",
  ...more,
});

const first = (approach?: Approach, about: { at?: number; roster?: Roster; sealed?: boolean } = {}) =>
  findFirst(
    { office, roster: about.roster ?? fullRoster, now: about.at ?? MONDAY },
    { matter: noise, sealed: about.sealed ?? false },
    approach,
  );

const away = (staff: string, more: Partial<Leave> = {}): Roster => ({
  leaves: [{ staff, from: MONDAY - DAY, until: MONDAY + 3 * DAY, cover: undefined, briefed: false, ...more }],
  swaps: [],
});

const registeredBy = (approach: Approach, roster: Roster = fullRoster) =>
  given([], { roster }).when("resident", { do: "register", no: 1, year: 2026, asked: approach });

describe("F1 a private message to the bot", () => {
  it("asks whoever is on duty in the village", () => {
    const { staff, rule } = first();
    expect(["liu", "wang"]).toContain(staff);
    expect(rule).toBe("F1");
  });
  it("asks the town's duty while everybody of the village is away, and the coordinator if nobody is there", () => {
    const both = { leaves: [...away("liu").leaves, ...away("wang").leaves], swaps: [] };
    expect(first(undefined, { roster: both }).staff).toBe("sun");
    expect(first(undefined, { roster: { leaves: [...both.leaves, ...away("sun").leaves], swaps: [] } }).staff).toBe(
      "qian",
    );
  });
});

describe("F2 a cadre mentioned in a group", () => {
  it("is the first asked, on duty or not", () => {
    expect(first(asked("mention", ["wang"]))).toEqual({ staff: "wang", acting: "wang", rule: "F2" });
    expect(first(asked("mention", ["liu"]))).toEqual({ staff: "liu", acting: "liu", rule: "F2" });
  });
  it("stands in the ledger with the rule", () => {
    const { request } = registeredBy(asked("mention", ["wang"]));
    expect([request.firstAsked, request.accountable, request.firstRule]).toEqual(["wang", "wang", "F2"]);
  });
});

describe("F3 several cadres mentioned", () => {
  it("the higher rank is first asked, however they are named (V03)", () => {
    expect(first(asked("mention", ["wang", "sun"]))).toMatchObject({ staff: "sun", rule: "F3" });
    expect(first(asked("mention", ["sun", "wang"]))).toMatchObject({ staff: "sun", rule: "F3" });
    expect(first(asked("mention", ["qian", "zhang"]))).toMatchObject({ staff: "zhang", rule: "F3" });
  });
  it("of one rank it is the first named", () => {
    expect(first(asked("mention", ["liu", "zhao"])).staff).toBe("liu");
    expect(first(asked("mention", ["zhao", "liu"])).staff).toBe("zhao");
  });
});

describe("F4 a cadre who answers in the group", () => {
  it("is the first asked, of whichever village", () =>
    expect(first(asked("reply", ["zhao"]))).toEqual({ staff: "zhao", acting: "zhao", rule: "F4" }));
});

describe("F5 silence in the group", () => {
  it("asks the duty cadre of the group's area, wherever the matter is", () => {
    const { staff, rule } = first(asked("silence", [], { area: "xiaying" }));
    expect(["zhao", "chen"]).toContain(staff);
    expect(rule).toBe("F5");
  });
  it("is fifteen minutes of working time", () => {
    expect(silenceEnds(office, "shangzhen", MONDAY)).toBe(MONDAY + HOUR / 4);
    expect(silenceEnds(office, "shangzhen", MONDAY + 2.75 * HOUR)).toBe(MONDAY + 3 * HOUR);
    const evening = MONDAY + 11 * HOUR;
    expect(silenceEnds(office, "shangzhen", evening)).toBe(MONDAY + DAY - HOUR / 4);
  });
});

describe("F6 a cadre registers for somebody met or phoned", () => {
  it("is the first asked, and is named as the registrar", () => {
    expect(first(asked("registrar", ["chen"]))).toMatchObject({ staff: "chen", rule: "F6" });
  });
  it("may register, and do nothing else that only residents do", () => {
    const { request } = given([]);
    const forOther = { ...request, registrar: "chen", reporter: "somebody" };
    const where = { office, roster: fullRoster, now: MONDAY };
    expect(authorize(where, { is: "staff", id: "chen" }, "register", forOther)).toBeUndefined();
    expect(authorize(where, { is: "staff", id: "chen" }, "withdraw", forOther)).toBeDefined();
    expect(authorize(where, { is: "staff", id: "zhao" }, "register", forOther)).toBeDefined();
  });
});

describe("F7 an import", () => {
  it("makes whoever signed for it the first asked", () =>
    expect(first(asked("import", ["sun"]))).toMatchObject({ staff: "sun", rule: "F7" }));
});

describe("F8 a cadre mentioned while away or off duty", () => {
  it("stays first asked, and the cover, else the B role, is answerable", () => {
    expect(first(asked("mention", ["liu"]), { roster: away("liu") })).toEqual({
      staff: "liu",
      acting: "wang",
      rule: "F8",
    });
    expect(first(asked("mention", ["liu"]), { roster: away("liu", { cover: "zhao" }) }).acting).toBe("zhao");
  });
  it("at night whoever is on duty acts", () => {
    const night = MONDAY + 14 * HOUR;
    const named = ["feng", "deng"];
    const { staff, acting, rule } = first(asked("mention", named), { at: night });
    expect([staff, rule]).toEqual(["feng", "F8"]);
    expect(["liu", "wang"]).toContain(acting);
  });
  it("both are told, and so is the resident", () => {
    registeredBy(asked("mention", ["liu"]), away("liu"))
      .becomes("OFFERED", "registered", "offered")
      .tells("reporter:registered", "liu:asked-away", "wang:on-duty", "feng:offer", "groups:card");
    const { request } = registeredBy(asked("mention", ["liu"]), away("liu"));
    expect([request.firstAsked, request.accountable]).toEqual(["liu", "wang"]);
  });
  it("V08: with a brief the cover answers for what is late, without one whoever left", () => {
    const where = (briefed: boolean) => ({ office, roster: away("liu", { briefed, cover: "wang" }), now: MONDAY });
    expect(answersFor(where(true), "liu", MONDAY)).toBe("wang");
    expect(answersFor(where(false), "liu", MONDAY)).toBe("liu");
  });
});

describe("F9 a cadre who is complained of", () => {
  it("is skipped, and the matter is sealed with the auditor", () => {
    const { staff, rule } = first(asked("mention", ["liu"], { subjects: ["liu"] }));
    expect([staff, rule]).toEqual(["wu", "F9"]);
    expect(first(asked("mention", ["wu"], { subjects: ["wu"] })).staff).toBe("zhang");
  });
  it("never learns that it exists, not even its number (V11, T35)", () => {
    const { request } = registeredBy(asked("mention", ["liu"], { subjects: ["liu"] }));
    const where = { office, roster: fullRoster, now: MONDAY };
    expect(request.lead).toBeUndefined();
    expect(request.offer?.to).toBe("wu");
    expect(authorize(where, { is: "staff", id: "liu" }, "claim", request)).toMatchObject({ refused: "unknown" });
  });
  it("is skipped also as the coordinator", () =>
    expect(first(asked("mention", ["sun"], { subjects: ["wu", "sun", "zhang"] })).staff).not.toBe("wu"));
});

describe("F10 a volunteer, mediator or somebody of a firm", () => {
  it("is never the first asked: the duty cadre is", () => {
    for (const helper of ["ma", "zheng", "a property firm's"]) {
      const { staff, rule } = first(asked("mention", [helper]));
      expect(["liu", "wang"]).toContain(staff);
      expect(rule).toBe("F10");
    }
  });
  it("beside a cadre the cadre is", () => expect(first(asked("mention", ["ma", "wang"])).staff).toBe("wang"));
});

describe("F11 two messages that reach two cadres", () => {
  it("the earliest stays the first asked, and the other is noted once", () => {
    const later = { do: "supplement", text: "还是那件事", materials: [], asked: asked("mention", ["zhao"]) } as const;
    const life = given([["resident", { do: "register", no: 1, year: 2026, asked: asked("mention", ["wang"]) }]]);
    const after = life.when("resident", later);
    after.tells("zhao:asked-too", "wang:more-from-resident", "here:supplemented");
    expect(after.request.firstAsked).toBe("wang");
    expect(after.request.alsoAsked).toEqual(["zhao"]);
    expect(life.and(["resident", later], ["resident", later]).request.alsoAsked).toEqual(["zhao"]);
  });
});

describe("F12 a cadre who says 不归我管", () => {
  it("stays the first asked", () => {
    const { request } = registeredBy(asked("reply", ["zhao"], { denied: true }));
    expect([request.firstAsked, request.firstRule]).toEqual(["zhao", "F12"]);
  });
  it("words held once and sent all the same are suspected (B03)", () => {
    const life = given(claimed);
    const who = life.request.accountable ?? "";
    const words = { do: "write", text: "这不归我管", insisted: true } as const;
    const sent = life.when(who, words);
    expect(sent.request.charges).toMatchObject([{ code: "B03", who, state: "suspected" }]);
    expect(life.when(who, { do: "write", text: "这不归我管" }).request.charges).toEqual([]);
  });
});

describe("F13 a cadre who takes care of another's matter", () => {
  it("is credited, and the accountable person does not change", () => {
    const life = given(claimed);
    const before = life.request.accountable;
    const after = life.when("wang", { do: "stand-in" });
    expect(after.request.accountable).toBe(before);
    expect(after.events.map(({ fact }) => fact.is)).toContain("credited");
  });
});
