import { expect, it } from "vitest";
import { answerableAt } from "../../src/core/answerable.js";
import { bouncers, suspectLate } from "../../src/core/suspect.js";
import { adjudicators, unitOf } from "../../src/core/unit.js";
import { answered, BASIS, claimed, DAY, given, HOUR, MONDAY, office, registered } from "./spec.js";

const handed = given(claimed).and(
  ["feng", { do: "handover", to: "deng", reason: "轮到他值班" }, HOUR],
  ["deng", { do: "accept" }, HOUR],
  ["resident", { do: "withdraw", why: undefined }, HOUR],
);

it.each([
  ["before it was registered, nobody", 0, undefined],
  ["from registration, the first asked", 60_000, handed.request.firstAsked],
  ["from the claim, whoever claimed", 120_000, "feng"],
  ["while it is being handed over, still the same", 120_000 + HOUR, "feng"],
  ["from the acceptance, whoever accepted", 120_000 + 2 * HOUR, "deng"],
  ["after the end, nobody", 120_000 + 3 * HOUR, undefined],
])("谁负责, out of the ledger alone: %s", (_name, after, who) => {
  expect(answerableAt(handed.events, MONDAY + after)?.staff).toBe(who);
});

it("谁负责 names since when, and who was asked first", () => {
  expect(answerableAt(handed.events, MONDAY + DAY / 8)).toEqual({
    staff: "deng",
    since: MONDAY + 120_000 + 2 * HOUR,
    firstAsked: handed.request.firstAsked,
  });
});

const leave = { staff: "feng", from: MONDAY, until: MONDAY + 9 * DAY, cover: undefined };
const late = { code: "B06", who: "feng", at: MONDAY + DAY } as const;

it.each([
  ["who left a brief is not charged, the B role is (V08)", true, "deng"],
  ["who left none is charged (V08)", false, "feng"],
])("F8: of two roles, %s", (_name, briefed, who) => {
  const where = { office, roster: { leaves: [{ ...leave, briefed }], swaps: [] }, now: late.at };
  expect(suspectLate(where, given(claimed).request, late)).toMatchObject([{ is: "suspected", code: "B06", who }]);
});

it("B17: with both roles away the head is charged as well", () => {
  const leaves = [leave, { ...leave, staff: "deng" }].map((one) => ({ ...one, briefed: false }));
  const where = { office, roster: { leaves, swaps: [] }, now: late.at };
  expect(suspectLate(where, given(claimed).request, late)).toMatchObject([
    { code: "B06", who: "feng" },
    { code: "B17", who: "sun" },
  ]);
});

it("B09: a unit that passed requests back three times in ninety days is named, one that did so twice is not", () => {
  const back = (n: number, who: string) =>
    Array.from({ length: n }, (_, index) => ({
      at: MONDAY + index,
      by: { is: "staff", id: who } as const,
      fact: { is: "declined", by: who, basis: BASIS } as const,
    }));
  const ledger = [...back(3, "feng"), ...back(2, "li")];
  expect([...bouncers(office, ledger, MONDAY + DAY)]).toEqual([[unitOf(office, "feng"), 3]]);
  expect(bouncers(office, ledger, MONDAY + 91 * DAY).size).toBe(0);
});

it("disputes are decided by the lowest coordinator above both, in the coordinator's own matter by an official", () => {
  expect(adjudicators(office, ["liu", "feng"])).toEqual(["sun"]);
  expect(adjudicators(office, ["liu", "sun"])).toEqual(["zhang"]);
});

it("a village's own coordinator decides between two of the village, and not what the town is party to", () => {
  const head = { id: "sz-head", title: "主任", area: "shangzhen", a: ["ma"], b: undefined, rank: 3, head: undefined };
  const clinic = { ...head, id: "sz-clinic", title: "卫生室", a: ["zheng"] };
  const ma = { id: "ma", name: "马小燕", phone: undefined, language: undefined, accounts: {} };
  const village = {
    ...office,
    posts: new Map(office.posts).set(head.id, head).set(clinic.id, clinic),
    staff: new Map(office.staff).set("ma", { ...ma, roles: ["cadre", "coordinator"] }),
  } as const;
  expect(adjudicators(village, ["liu", "zheng"])).toEqual(["ma"]);
  expect(adjudicators(village, ["liu", "ma"])).toEqual(["sun"]);
  expect(adjudicators(village, ["liu", "feng"])).toEqual(["sun"]);
});

it("who was suspected may explain for three working days; nothing is confirmed before, and nobody judges themselves", () => {
  const charged = given([...answered, ["resident", { do: "rate", rating: { contacted: "no" } }]]);
  const judge = { do: "judge", code: "B14", who: "feng", confirmed: true } as const;
  charged.when("zhang", judge).isRefused("may-explain");
  charged.when("zhang", { ...judge, confirmed: false }).becomes("ANSWERED", "breach-settled");
  const pleaded = charged.when("feng", { do: "plead", text: "电话打过两次，有记录" });
  pleaded.becomes("ANSWERED", "explained").tells("zhang:suspicion-open");
  const settled = pleaded.when("zhang", judge);
  settled.becomes("ANSWERED", "breach-settled").tells("feng:suspicion-settled");
  expect(settled.request.charges).toMatchObject([{ state: "confirmed" }]);
  settled.when("zhang", judge).isRefused("nothing-asked");
  charged.when("feng", { do: "plead", text: "太晚了才说" }, 5 * DAY).isRefused("nothing-asked");
  charged.when("bot", { do: "tick" }, 5 * DAY).tells("zhang:suspicion-open");
  charged.when("sun", judge).isRefused("not-yours");
});

it("C01, F13: a colleague's 接了 is a credit, and moves nothing", () => {
  const life = given(claimed).when("liu", { do: "stand-in" });
  life.becomes("CLAIMED", "stood-in", "credited").tells("feng:stood-in", "here:noted");
  expect(life.request.accountable).toBe("feng");
  given(claimed).when("feng", { do: "stand-in" }).isRefused("oneself");
});

it("协办: the assisting post is told at the claim, reports, and is suspected when it is silent (B10)", () => {
  const lamp = { matter: { ...given([]).request.matter, category: "市政设施/路灯" } };
  const life = given(registered, lamp).when("liu", { do: "claim" });
  life.tells("qian:assist-asked");
  // Four fifths of the week end on Saturday night: it is the next working morning.
  const by = Date.parse("2026-03-09T08:30:00+08:00");
  const told = life.when("qian", { do: "assist", text: "电工周三到场" });
  told.becomes("CLAIMED", "assisted").tells("liu:assisted");
  const silent = life.when("bot", { do: "tick" }, by - life.now + 1);
  expect(silent.request.charges).toEqual(
    expect.arrayContaining([expect.objectContaining({ code: "B10", who: "qian" })]),
  );
  expect(told.when("bot", { do: "tick" }, by - told.now + 1).request.silent).toEqual([]);
});

it("the day after red the head is written to; a promise that passed is B16, and the resident is told (V34)", () => {
  const promise = { text: "周五前", due: MONDAY + 4 * DAY };
  const life = given([...claimed, ["feng", { do: "progress", text: "已约谈工地", promise }]]);
  const broken = life.when("bot", { do: "tick" }, 5 * DAY);
  broken.tells("reporter:late", "feng:late-staff", "feng:suspicion");
  expect(broken.request.charges).toEqual(
    expect.arrayContaining([expect.objectContaining({ code: "B16", who: "feng" })]),
  );
  const written = broken.when("bot", { do: "tick" }, 4 * DAY);
  expect(written.request.late).toEqual(expect.arrayContaining(["yellow", "red", "written"]));
  written.tells("sun:late-staff");
});
