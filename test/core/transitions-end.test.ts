import { describe, expect, it } from "vitest";
import type { Command } from "../../src/core/command.js";
import { answered, BASIS, claimed, DAY, given, HOUR, MONDAY, registered, wait } from "./spec.js";

const contact: Command = { do: "contact", way: "电话", reached: true };
const answer: Command = { do: "answer", text: "已要求夜间停工", basis: undefined };
const toDeng: Command = { do: "handover", to: "deng", reason: "轮到他值班" };
const bad: Command = { do: "rate", rating: { solved: "no" } };

describe("T21 an answer", () => {
  it("needs contact (I4, V17)", () => given(claimed).when("feng", answer).isRefused("no-contact"));
  it("may follow two tries that reached nobody", () => {
    const tried: Command = { ...contact, reached: false };
    given(claimed).and(["feng", tried], ["feng", tried]).when("feng", answer).becomes("ANSWERED", "answered");
  });
  it("asks the resident the three questions", () =>
    given(claimed)
      .and(["feng", contact])
      .when("feng", answer)
      .becomes("ANSWERED", "answered")
      .tells("reporter:answered"));
});

describe("T22 a good answer", () => {
  it("ends it", () =>
    given(answered)
      .when("resident", { do: "rate", rating: { contacted: "yes", solved: "yes", satisfied: "mostly" } })
      .becomes("CLOSED", "rated", "closed"));
  it("may be thanked for", () => {
    const life = given(answered).when("resident", { do: "thank" });
    life.becomes("ANSWERED", "credited").tells("feng:thanks-staff");
  });
});

describe("T23 a bad answer", () => {
  it("sends it back to the same person, with a time of its own", () => {
    const life = given(answered).when("resident", bad);
    life.becomes("REDO", "rated", "reopened").tells("feng:reopened-staff", "reporter:reopened");
    expect([life.request.accountable, life.request.redo?.due]).toEqual(["feng", life.now + 7 * DAY]);
  });
  it("of somebody who wants no more ends it", () =>
    given(answered).and(["resident", bad]).when("resident", { do: "settle" }).becomes("CLOSED", "closed"));
  it("with no contact and 推来推去 is looked into (V18)", () => {
    const life = given(answered).and(
      ["resident", { do: "rate", rating: { contacted: "no" } }],
      ["resident", bad],
      ["resident", { do: "rate", rating: { satisfied: "no" } }],
    );
    expect(life.request.charges).toMatchObject([{ code: "B14", who: "feng", state: "suspected" }]);
    life
      .when("resident", { do: "rate", rating: { reason: "passed" } })
      .becomes("REDO", "rated")
      .tells("sun:bounced");
  });
});

const twice = [...answered, ["resident", bad], ["feng", answer]] as const;

describe("T24 an answer after doing it again", () => {
  it("is asked about like the first", () => {
    const life = given([...answered, ["resident", bad]]).when("feng", answer);
    life.becomes("ANSWERED", "answered");
    expect(life.request.rounds).toHaveLength(2);
  });
});

describe("T25 a second bad answer", () => {
  const again = given([...twice, ["resident", bad]]);
  it("goes to an official (V19)", () => {
    const life = given(twice).when("resident", bad);
    life
      .becomes("REDO", "rated", "supervised")
      .tells("zhang:unhappy-twice", "feng:reopened-staff", "reporter:reopened");
    expect(life.request.supervised?.why).toBe("unhappy-twice");
  });
  it("who has it done again", () =>
    again.when("zhang", { do: "supervise", due: undefined }).becomes("REDO", "supervised"));
  it("or explains it", () => {
    const life = again.when("zhang", { do: "explain", text: "工地有夜间施工许可，月底完工" });
    life.becomes("CLOSED", "explained-why", "closed").tells("reporter:explanation");
    expect(life.request.outcome).toBe("explained");
  });
  it("or takes it out of the assessment", () => {
    const life = again.when("zhang", { do: "exclude", reason: "反映的事不实" });
    life.becomes("CLOSED", "excluded", "closed");
    expect(life.request.exclusion?.is).toBe("granted");
  });
  it("is not explained away by anybody below", () =>
    again.when("sun", { do: "explain", text: "没有办法了" }).isRefused("not-yours"));
});

describe("exclusion from the assessment", () => {
  const asked = given(answered).and(["feng", { do: "exclude", reason: "反映的事不实" }]);
  it("is asked for below and granted above", () =>
    asked.when("sun", { do: "grant", to: undefined }).becomes("ANSWERED", "excluded").tells("feng:decided-on"));
  it("refused may be appealed against once, to an official", () => {
    const refused = asked.and(["sun", { do: "refuse", reason: "情况属实" }]);
    const appealed = refused.and(["feng", { do: "appeal", reason: "有现场照片" }]);
    appealed.when("sun", { do: "grant", to: undefined }).isRefused("official-only");
    const final = appealed.when("zhang", { do: "refuse", reason: "情况属实" });
    final.becomes("ANSWERED", "leave-refused");
    final.when("feng", { do: "appeal", reason: "再申请一次" }).isRefused("nothing-asked");
  });
  it("is charged with nothing any more", () => {
    const out = given(claimed).and(["sun", { do: "exclude", reason: "反映的事不实" }]);
    expect(wait(out, 12 * DAY).request.charges).toEqual([]);
  });
});

describe("T26 no word from the resident", () => {
  it("is asked about after one day and three, and closed after four (V20)", () => {
    const life = given(answered);
    const closed = wait(life, 4 * DAY + HOUR);
    expect(closed.events.filter(({ fact }) => fact.is === "feedback-reminded")).toHaveLength(2);
    expect([closed.situation, closed.request.outcome]).toEqual(["CLOSED", "unreached"]);
  });
  it("is asked once after a standstill, and has a day each before it is asked again and closed", () => {
    const late = given(answered).when("bot", { do: "tick" }, 10 * DAY);
    late.becomes("ANSWERED", "feedback-reminded").tells("reporter:question");
    expect(wait(late, 2 * DAY - HOUR).situation).toBe("ANSWERED");
    expect(wait(late, 2 * DAY).situation).toBe("CLOSED");
  });
});

describe("T27 没解决 after the end", () => {
  const good: Command = { do: "rate", rating: { contacted: "yes", solved: "yes", satisfied: "yes" } };
  it("opens it again, within seven days", () => {
    given([...answered, ["resident", good]])
      .when("resident", { do: "reopen" }, 6 * DAY)
      .becomes("REDO", "rated", "reopened");
    given([...answered, ["resident", good]])
      .when("resident", { do: "reopen" }, 8 * DAY)
      .isRefused("too-late");
  });
  it("once", () =>
    given([...answered, ["resident", good], ["resident", { do: "reopen" }], ["feng", answer], ["resident", good]])
      .when("resident", { do: "reopen" })
      .isRefused("too-late"));
});

describe("T28 a withdrawal", () => {
  it("is the resident's alone (V33)", () => {
    given(claimed).when("resident", { do: "withdraw", why: undefined }).becomes("WITHDRAWN", "withdrawn");
    for (const who of ["feng", "sun", "zhang"])
      given(claimed).when(who, { do: "withdraw", why: undefined }).isRefused("staff-cannot");
  });
  it("under pressure is suspected, and whoever pressed is not told by us (B20)", () => {
    const life = given([...claimed, ["resident", { do: "withdraw", why: undefined }]]).when("resident", {
      do: "why",
      why: "pressed",
    });
    life.becomes("WITHDRAWN", "gave-reason", "suspected");
    expect(life.notices.map(({ to }) => to)).toEqual(["here"]);
  });
});

describe("T29 the same matter of another household", () => {
  const twin = { id: "r0", no: 7, accountable: "feng", claimed: true };
  const merged = given([["resident", { do: "register", no: 8, year: 2026, twin }]]);
  it("follows the first, with a number of its own", () => {
    given([])
      .when("resident", { do: "register", no: 8, year: 2026, twin })
      .becomes("MERGED", "registered", "merged")
      .tells("reporter:merged", "feng:brief");
    expect([merged.request.no, merged.request.accountable, merged.request.mergedInto]).toEqual([8, "feng", "r0"]);
  });
  it("is counted at the first", () => {
    const life = given(claimed).when("bot", { do: "join", child: "r9", childNo: 9 });
    life.becomes("CLAIMED", "joined").tells("feng:joined");
    expect(life.request.children).toEqual(["r9"]);
  });
  it("hears the answer once it was contacted too, and is asked for its own feedback", () => {
    const facts = [{ is: "answered", text: "已停工", basis: undefined }] as const;
    const life = merged.and(["feng", contact]).when("bot", { do: "follow", facts });
    life.becomes("ANSWERED", "answered").tells("reporter:answered");
    merged.when("bot", { do: "follow", facts }).becomes("CLAIMED", "split");
    const good = life.when("resident", { do: "rate", rating: { contacted: "yes", solved: "yes", satisfied: "yes" } });
    good.becomes("CLOSED", "rated", "closed");
    life.when("resident", bad).becomes("REDO", "rated", "split", "reopened");
  });
  it("has no clocks of its own meanwhile", () => expect(wait(merged, 9 * DAY).request.late).toEqual([]));
  it("can be merged and split by the coordinator", () => {
    const life = given(claimed).when("sun", { do: "merge", twin });
    life.becomes("MERGED", "merged");
    life.when("sun", { do: "split" }).becomes("CLAIMED", "split").tells("reporter:split");
  });
});

const refer: Command = { do: "refer", basis: "已由县法院依法受理审理", route: "等县法院判决，电话12368" };
const referred = given(claimed).and(["feng", refer], ["sun", { do: "grant", to: undefined }]);

describe("T30 what is not acceptable", () => {
  it("is asked for with a basis and a lawful route, and approved above", () => {
    given(claimed)
      .when("feng", { ...refer, basis: "不归我们" })
      .isRefused("short-basis");
    given(claimed)
      .when("feng", { ...refer, route: "" })
      .isRefused("no-route");
    given(claimed)
      .and(["feng", refer])
      .when("sun", { do: "grant", to: undefined })
      .becomes("REFERRED", "referred")
      .tells("reporter:referred", "feng:decided-on");
  });
});

describe("T31 an objection", () => {
  it("goes to whoever decides, once", () => {
    const life = referred.when("resident", { do: "object", text: "法院没有受理过" });
    life.becomes("ADJUDICATING", "objected", "disputed").tells("reporter:adjudicating", "sun:dispute");
    const again = life
      .and(["sun", { do: "decide", lead: "streets", assists: [], basis: BASIS }])
      .and(["feng", refer], ["sun", { do: "grant", to: undefined }]);
    again.when("resident", { do: "object", text: "还是不同意" }).isRefused("too-late");
  });
});

describe("T32 an order from above", () => {
  const ordered = given(claimed).and(["zhang", { do: "supervise", due: MONDAY + 2 * DAY }]);
  it("sets a time and tells both", () => {
    given(claimed)
      .when("zhang", { do: "supervise", due: MONDAY + 2 * DAY })
      .becomes("CLAIMED", "supervised")
      .tells("reporter:supervised", "feng:ordered");
    given(claimed).when("sun", { do: "supervise", due: undefined }).isRefused("not-yours");
  });
  it("that was missed is suspected (B22)", () =>
    expect(wait(ordered, 3 * DAY).request.charges).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: "B22", who: "feng" })]),
    ));
  it("提级 asks an official to take it; until then nothing moves", () => {
    const life = given(claimed).when("feng", { do: "escalate", to: "zhang", reason: "要几个部门一起办" });
    life.becomes("HANDOVER", "escalated", "offered").tells("zhang:handover-offer");
    expect(life.request.accountable).toBe("feng");
    const taken = life.when("zhang", { do: "accept" });
    taken.becomes("CLAIMED", "accepted");
    expect(taken.request.accountable).toBe("zhang");
    expect(life.and(["zhang", { do: "decline", basis: BASIS }]).request.hops).toBe(0);
  });
});

describe("T33 words of danger at any time", () => {
  it("make it critical and ring the duty and the coordinator", () => {
    const life = given(claimed).when("resident", {
      do: "supplement",
      text: "工地着火了",
      materials: [],
      alarm: "着火",
    });
    life.becomes("CLAIMED", "alarmed", "supplemented").tells("sun:alarm-staff", "feng:alarm-staff");
    expect([life.request.alarmed, life.request.matter.urgency]).toEqual([true, "critical"]);
    expect(life.notices.filter(({ say }) => say.kind === "alarm-staff").map(({ weight }) => weight)).toContain(
      "critical",
    );
  });
});

describe("T34 thirty days after the end", () => {
  it("it is archived", () => {
    const life = given([...claimed, ["resident", { do: "withdraw", why: undefined }]]);
    expect(wait(life, 29 * DAY).situation).toBe("WITHDRAWN");
    expect(wait(life, 31 * DAY).situation).toBe("ARCHIVED");
  });
});

describe("T35 what is not yours to see", () => {
  it("is refused like what is not there, whatever is asked of it", () => {
    const acts: readonly Command[] = [
      { do: "claim" },
      contact,
      answer,
      toDeng,
      { do: "urge" },
      { do: "withdraw", why: undefined },
    ];
    for (const act of acts) given(claimed).when("another resident", act).isRefused("unknown");
    for (const act of acts) given(registered, { sealed: true }).when("chen", act).isRefused("unknown");
  });
});
