import { describe, expect, it } from "vitest";
import type { Command } from "../../src/core/command.js";
import { isOpen } from "../../src/core/request.js";
import { BASIS, claimed, DAY, given, HOUR, MONDAY, noise, registered, wait } from "./spec.js";

const contact: Command = { do: "contact", way: "电话", reached: true };
const toDeng: Command = { do: "handover", to: "deng", reason: "轮到他值班" };
const bad: Command = { do: "rate", rating: { solved: "no" } };

describe("T1 a resident says what is wrong", () => {
  it("makes a draft that nobody is answerable for yet", () => {
    const life = given([]);
    expect(life.request.status).toBe("draft");
    expect(isOpen(life.request)).toBe(false);
  });
  it("more words make the same draft better", () =>
    given([])
      .when("resident", { do: "amend", matter: { ...noise, text: "还很吵" } })
      .becomes("DRAFT", "amended"));
});

describe("T2 the resident confirms", () => {
  it("gives it a number and names the first asked", () => {
    const life = given([]).when("resident", { do: "register", no: 1, year: 2026 });
    life.becomes("OFFERED", "registered", "offered").tells("reporter:registered", "feng:offer", "groups:card");
    expect(["liu", "wang"]).toContain(life.request.firstAsked);
    expect(life.request.accountable).toBe(life.request.firstAsked);
  });
  it("only once", () => given(registered).when("resident", { do: "register", no: 2, year: 2026 }).isRefused("not-now"));
});

describe("T3 a question that was answered on the spot", () => {
  it("leaves no request behind", () =>
    given([])
      .when("resident", { do: "rate", rating: { solved: "yes" } })
      .becomes("CLOSED", "closed"));
  it("which was not answered stays a draft", () => given([]).when("resident", bad).isRefused("not-now"));
});

describe("T4 a draft that nobody confirms", () => {
  it("is asked about once after two hours", () => wait(given([]), 3 * HOUR).tells("reporter:draft-waits"));
  it("is dropped after two days, and not counted", () => {
    const life = wait(given([]), 49 * HOUR);
    expect([life.request.outcome, life.request.no]).toEqual(["dropped", 0]);
  });
});

describe("T5 the first asked is in the remit", () => {
  it("takes it with one press, 我办", () => {
    const lamp = given(registered, { matter: { ...noise, category: "市政设施/路灯" } });
    const first = lamp.request.firstAsked ?? "";
    lamp.when(first, { do: "claim" }).becomes("CLAIMED", "claimed");
  });
});

describe("T6 a claim", () => {
  it("is the acceptance: whoever claims is answerable, and the resident is told", () => {
    const life = given(registered).when("feng", { do: "claim" });
    life
      .becomes("CLAIMED", "claimed")
      .tells("reporter:claimed", "feng:brief", `${life.request.firstAsked}:accountable-changed`);
    expect(life.request.accountable).toBe("feng");
  });
  it("may be made by the B role for the post", () =>
    given(registered).when("deng", { do: "claim" }).becomes("CLAIMED", "claimed"));
  it("is made once", () => given(claimed).when("deng", { do: "claim" }).isRefused("claimed"));
});

describe("T7 silence on the first offer", () => {
  it("is answered at half the time, at the end, and at half as much again", () => {
    const half = wait(given(registered), HOUR + 60_000);
    expect(half.request.offer?.stage).toBe(1);
    const end = wait(half, HOUR);
    expect(end.request.offer?.stage).toBe(2);
    const past = wait(end, 3 * HOUR);
    expect(past.request.offer?.stage).toBe(3);
    expect(past.request.accountable).toBe(past.request.firstAsked);
  });
  it("lets the coordinator take it in the end", () =>
    wait(given(registered), 6 * HOUR)
      .when("sun", { do: "claim" })
      .becomes("CLAIMED", "claimed"));
});

describe("T8 contact with the resident", () => {
  it("is noted with its way", () => given(claimed).when("feng", contact).becomes("CLAIMED", "contacted"));
  it("can be made by the first asked before anybody claimed", () => {
    const life = given(registered);
    life.when(life.request.accountable ?? "", contact).becomes("OFFERED", "contacted");
  });
  it("is nobody else's to note", () => given(claimed).when("liu", contact).isRefused("not-yours"));
});

describe("T9 progress", () => {
  it("tells the resident, with a promise", () => {
    const promise = { text: "周五前", due: MONDAY + 4 * DAY };
    given(claimed)
      .when("feng", { do: "progress", text: "已约谈工地", promise })
      .becomes("CLAIMED", "progressed")
      .tells("reporter:progressed");
  });
  it("that says nothing is not noted", () =>
    given(claimed).when("feng", { do: "progress", text: " ", promise: undefined }).isRefused("short-text"));
});

describe("T10 a hand-over", () => {
  it("is offered to a named person, and nothing moves", () => {
    const life = given(claimed).when("feng", toDeng);
    life.becomes("HANDOVER", "offered").tells("deng:handover-offer", "reporter:handing-over");
    expect(life.request.accountable).toBe("feng");
  });
  it("needs a reason", () =>
    given(claimed).when("feng", { do: "handover", to: "deng", reason: "" }).isRefused("short-text"));
  it("is not to oneself", () =>
    given(claimed)
      .when("feng", { ...toDeng, to: "feng" })
      .isRefused("oneself"));
  it("is not to a volunteer", () =>
    given(claimed)
      .when("feng", { ...toDeng, to: "ma" })
      .isRefused("no-such-person"));
  it("of what the list withdrew upward is never to a village (V15)", () =>
    given([...registered, ["feng", { do: "claim" }]], { matter: { ...noise, category: "公共安全/燃气隐患" } })
      .when("feng", { ...toDeng, to: "liu" })
      .isRefused("withdrawn-upward"));
});

describe("T11 an accepted hand-over", () => {
  it("makes the receiver answerable, and the clock runs on", () => {
    const before = given(claimed).and(["feng", toDeng]);
    const life = before.when("deng", { do: "accept" });
    life.becomes("CLAIMED", "accepted").tells("reporter:handed-over", "deng:brief", "feng:handover-accepted");
    expect(life.request.accountable).toBe("deng");
    expect(life.request.due).toEqual(before.request.due);
    expect(life.request.firstAsked).toBe(before.request.firstAsked);
  });
});

describe("T12 a declined hand-over", () => {
  const offered = given(claimed).and(["feng", toDeng]);
  it("with a basis leaves it where it was", () => {
    const life = offered.when("deng", { do: "decline", basis: BASIS });
    life.becomes("CLAIMED", "declined").tells("feng:handover-declined", "reporter:not-handed-over");
    expect([life.request.accountable, life.request.hops]).toEqual(["feng", 1]);
  });
  it.each(["没空", "我们现在没有空去处理这样的事情"])(
    "without a basis (%s) is none",
    (basis) => void offered.when("deng", { do: "decline", basis }).isRefused("short-basis"),
  );
  it("the second time goes to whoever decides (V07), and no clock is reset", () => {
    const life = offered
      .and(["deng", { do: "decline", basis: BASIS }], ["feng", toDeng])
      .when("deng", { do: "decline", basis: BASIS });
    life.becomes("ADJUDICATING", "declined", "disputed").tells("reporter:adjudicating", "sun:dispute");
    expect(life.request.ruling?.provisional).toBe("feng");
    expect(life.request.accountable).toBe("feng");
    expect(life.request.due).toEqual(offered.request.due);
  });
});

describe("T13 a hand-over that nobody answers", () => {
  const offered = given(claimed).and(["feng", { do: "handover", to: "li", reason: "归住建" }]);
  it("reminds the receiver and the giver, then the B role, then the coordinator; nothing moves (V06)", () => {
    const first = wait(offered, 2 * HOUR + 60_000);
    first.tells("li:nudge", "feng:nudge");
    expect([first.request.offer?.stage, first.request.accountable]).toEqual([1, "feng"]);
    const second = wait(first, 4 * HOUR);
    expect([second.request.offer?.stage, second.request.accountable]).toEqual([2, "feng"]);
    expect(wait(second, 20 * HOUR).request.offer?.stage).toBe(3);
  });
  it("lets the B role accept once it was asked, and not before", () => {
    offered.when("feng", { do: "accept" }).isRefused("not-yours");
    const toLi = given(claimed).and(["feng", { do: "handover", to: "qian", reason: "归市政" }]);
    toLi.when("li", { do: "accept" }).isRefused("not-yours");
    wait(toLi, 8 * HOUR)
      .when("li", { do: "accept" })
      .becomes("CLAIMED", "accepted");
  });
  it("is suspected as nobody's work where the giver did nothing (B07)", () => {
    expect(wait(offered, 3 * HOUR).request.charges).toMatchObject([{ code: "B07", who: "feng", state: "suspected" }]);
    const busy = offered.and(["feng", contact, HOUR]);
    expect(wait(busy, 3 * HOUR).request.charges).toEqual([]);
  });
});
