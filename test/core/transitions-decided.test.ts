import { describe, expect, it } from "vitest";
import type { Command } from "../../src/core/command.js";
import { BASIS, claimed, DAY, given, HOUR, MONDAY, noise, registered, wait } from "./spec.js";

const contact: Command = { do: "contact", way: "电话", reached: true };
const answer: Command = { do: "answer", text: "已要求夜间停工", basis: undefined };

describe("T14 a return", () => {
  it("with a basis waits for the coordinator, and nothing moves", () => {
    const life = given(claimed).when("feng", { do: "return", basis: BASIS });
    life.becomes("RETURNING", "return-asked").tells("sun:asked-for", "reporter:returning", "here:noted");
    expect(life.request.accountable).toBe("feng");
  });
  it.each(["不是我们的", "这件事情不是我们应该管的事情"])(
    "with 「%s」 is refused (V16)",
    (basis) => void given(claimed).when("feng", { do: "return", basis }).isRefused("short-basis"),
  );
  it("is possible once per unit", () =>
    given(claimed)
      .and(["feng", { do: "return", basis: BASIS }], ["sun", { do: "refuse", reason: "清单写明归城管" }])
      .when("feng", { do: "return", basis: BASIS })
      .isRefused("returned-already"));
  it("is possible within two working days", () =>
    given(claimed)
      .when("feng", { do: "return", basis: BASIS }, 4 * DAY)
      .isRefused("return-late"));
});

describe("T15 the coordinator on a return", () => {
  const returning = given(claimed).and(["feng", { do: "return", basis: BASIS }]);
  it("approves: it is offered to somebody else, who is not answerable before they claim", () => {
    const life = returning.when("sun", { do: "grant", to: "li" });
    life.becomes("OFFERED", "return-approved", "offered").tells("li:offer", "feng:decided-on");
    expect(life.request.accountable).toBe("feng");
    const after = life.when("li", { do: "claim" });
    after.becomes("CLAIMED", "claimed");
    expect([after.request.accountable, after.request.due]).toEqual(["li", returning.request.due]);
  });
  it("refuses: it stays, and the return is suspected to be without a basis (B08)", () => {
    const life = returning.when("sun", { do: "refuse", reason: "清单写明归城管" });
    life.becomes("CLAIMED", "return-refused", "suspected").tells("feng:decided-on", "feng:suspicion");
    expect(life.request.charges).toMatchObject([{ code: "B08", who: "feng" }]);
  });
  it("is not for whoever asked", () => returning.when("feng", { do: "grant", to: undefined }).isRefused("not-yours"));
  it("is reminded when half a working day is over", () => {
    const late = wait(returning, 6 * HOUR);
    expect(late.request.late).toContain("return");
  });
  it("twice makes a dispute (I8)", () =>
    returning
      .and(["sun", { do: "grant", to: "li" }], ["li", { do: "claim" }], ["li", { do: "return", basis: BASIS }])
      .when("sun", { do: "grant", to: "qian" })
      .becomes("ADJUDICATING", "return-approved", "disputed"));
});

describe("T16 a dispute", () => {
  const disputing = given(claimed).and(["feng", { do: "dispute", text: BASIS }]);
  it("leaves it with whoever has it, tells the resident by when it is decided", () => {
    expect(disputing.request.ruling).toMatchObject({ provisional: "feng", why: "disputed" });
    disputing.when("feng", contact).becomes("ADJUDICATING", "contacted");
  });
  it("never charges provisional work", () => {
    const life = wait(disputing, 9 * DAY);
    expect(life.request.late).toEqual(expect.arrayContaining(["contact", "red", "ruling"]));
    expect(life.request.charges).toEqual([]);
  });
  it("can be answered meanwhile (先办后议)", () =>
    disputing.and(["feng", contact]).when("feng", answer).becomes("ANSWERED", "answered"));
});

describe("T17 a decision", () => {
  const disputing = given(claimed).and(["feng", { do: "dispute", text: BASIS }]);
  const decision: Command = { do: "decide", lead: "housing", assists: ["streets"], basis: BASIS };
  it("names lead, assists and basis, moves at once, and is proposed to the list", () => {
    const life = disputing.when("sun", decision);
    life
      .becomes("CLAIMED", "decided", "proposed")
      .tells("reporter:decided", "li:ruled", "li:brief", "feng:ruled", "feng:assist-asked");
    expect([life.request.accountable, life.request.lead]).toEqual(["li", "housing"]);
    expect(life.request.due).toEqual(disputing.request.due);
    expect(life.events.at(-1)?.fact).toEqual({
      is: "proposed",
      category: noise.category,
      area: "sz-3",
      lead: "housing",
      assists: ["streets"],
      basis: BASIS,
    });
  });
  it("cannot be declined or returned", () => {
    const decided = disputing.and(["sun", decision]);
    decided.when("li", { do: "return", basis: BASIS }).isRefused("ruled");
    decided.when("li", { do: "decline", basis: BASIS }).isRefused("not-yours");
  });
  it("needs a basis and posts that there are", () => {
    disputing.when("sun", { ...decision, basis: "就这样" }).isRefused("short-basis");
    disputing.when("sun", { ...decision, lead: "nowhere" }).isRefused("no-such-post");
  });
  it("is the official's where it is the coordinator's own matter", () => {
    const own = given(registered).and(["sun", { do: "claim" }], ["sun", { do: "dispute", text: BASIS }]);
    own.when("sun", decision).isRefused("not-yours");
    own.when("zhang", decision).becomes("CLAIMED", "decided", "proposed");
  });
  it("that gives a department's matter to a village is noted against whoever decided (B21)", () => {
    const water = given(registered, { matter: { ...noise, category: "水电气热/停水" } });
    const life = water
      .and(["deng", { do: "claim" }], ["deng", { do: "dispute", text: BASIS }])
      .when("sun", { ...decision, lead: "sz-desk" });
    expect(life.request.charges).toMatchObject([{ code: "B21", who: "sun" }]);
  });
});

describe("T18 an extension", () => {
  const until = MONDAY + 9 * DAY;
  const asked = given(claimed).and(["feng", { do: "extend", until, reason: "配件没到货" }]);
  it("is granted above; the resident is told the reason first, and only it moves the answer (I5)", () => {
    const life = asked.when("sun", { do: "grant", to: undefined });
    life.becomes("CLAIMED", "extended");
    expect(life.notices[0]).toMatchObject({ to: "reporter", say: { kind: "extended", reason: "配件没到货" } });
    expect(life.request.due?.answer).toBe(until);
  });
  it("is granted once", () =>
    asked
      .and(["sun", { do: "grant", to: undefined }])
      .when("feng", { do: "extend", until: until + DAY, reason: "还是没到货" })
      .isRefused("too-late-to-extend"));
  it("is no longer than the first time", () =>
    given(claimed)
      .when("feng", { do: "extend", until: MONDAY + 20 * DAY, reason: "配件没到货" })
      .isRefused("too-long"));
  it("is asked for before it is due", () =>
    given(claimed)
      .when("feng", { do: "extend", until: MONDAY + 9 * DAY, reason: "配件没到货" }, 8 * DAY)
      .isRefused("too-late-to-extend"));
  it("may be refused", () => {
    const life = asked.when("sun", { do: "refuse", reason: "库里有配件" });
    life.becomes("CLAIMED", "leave-refused").tells("feng:decided-on");
    expect(life.request.due).toEqual(asked.request.due);
  });
  it("is not granted by whoever asks", () => {
    const own = given(registered).and(["sun", { do: "claim" }], ["sun", { do: "extend", until, reason: "配件没到货" }]);
    own.when("sun", { do: "grant", to: undefined }).isRefused("own-matter");
    own.when("zhang", { do: "grant", to: undefined }).becomes("CLAIMED", "extended");
  });
});

describe("T19 parking", () => {
  const asked = given(claimed).and(["feng", { do: "park", review: MONDAY + 30 * DAY, reason: "等县里立项" }]);
  it("is granted by an official, and the resident is told why and until when", () => {
    asked.when("sun", { do: "grant", to: undefined }).isRefused("official-only");
    asked
      .when("zhang", { do: "grant", to: undefined })
      .becomes("PARKED", "parked")
      .tells("reporter:parked", "feng:decided-on");
  });
  it("is for ninety days at most", () =>
    given(claimed)
      .when("feng", { do: "park", review: MONDAY + 99 * DAY, reason: "等县里立项" })
      .isRefused("too-long"));
});

describe("T20 the review of what is parked", () => {
  const parked = given(claimed).and(
    ["feng", contact],
    ["feng", { do: "park", review: MONDAY + 30 * DAY, reason: "等县里立项" }],
    ["zhang", { do: "grant", to: undefined }],
  );
  it("is told to the resident each time", () =>
    parked
      .when("feng", { do: "review", text: "县里已经受理", next: MONDAY + 60 * DAY })
      .becomes("PARKED", "reviewed")
      .tells("reporter:reviewed"));
  it("is reminded of, and missed is suspected (B23)", () => {
    const soon = wait(parked, 29 * DAY);
    expect([soon.request.parked?.reminded, soon.request.charges]).toEqual([1, []]);
    expect(wait(soon, 2 * DAY).request.charges).toMatchObject([{ code: "B23", who: "feng" }]);
  });
  it("stops the clock of the answer, which runs on afterwards", () => {
    const life = wait(parked, 20 * DAY);
    expect(life.request.late).not.toContain("red");
    const back = life.when("feng", { do: "unpark" });
    back.becomes("CLAIMED", "unparked").tells("reporter:unparked");
    expect((back.request.due?.answer ?? 0) - (parked.request.due?.answer ?? 0)).toBe(back.now - parked.now);
  });
});
