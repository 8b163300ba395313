import { describe, expect, it } from "vitest";
import type { Event } from "../../src/core/event.js";
import {
  type Book,
  figure,
  readTraces,
  requests,
  smallFigure,
  summary,
  withoutExcluded,
} from "../../src/core/figures/index.js";
import { DAY, HOUR, MONDAY, NINE, offer, rated, registered, row, tenRatings, yes } from "../support/ledger.js";
import { exampleOffice } from "../support/made-up.js";

const office = exampleOffice();
const week = [MONDAY, MONDAY + 7 * DAY] as const;

function book(histories: readonly (readonly Event[])[], period: readonly [number, number] = week): Book {
  return { office, period, traces: readTraces(office, histories, period[1]) };
}

describe("the three rates (V21, V22)", () => {
  it("are 90.0, 70.0, 78.0 and 75.2 for ten valid callbacks: 9 contacted, 7 solved, 6 满意, 2 基本满意", () => {
    const ten = book(tenRatings.map((rating, i) => rated(i + 1, rating)));
    expect(figure("valid", ten).value).toBe(10);
    expect(figure("contacted", ten)).toEqual({ unit: "percent", value: 900, of: 10 });
    expect(figure("solved", ten).value).toBe(700);
    expect(figure("satisfied", ten).value).toBe(780);
    expect(figure("overall", ten)).toEqual({ unit: "points", value: 752, of: 10 });
  });

  it("are not told of none, nor of four", () => {
    const four = book([1, 2, 3, 4].map((no) => rated(no, yes)));
    for (const rate of ["contacted", "solved", "satisfied", "overall"] as const) {
      expect(figure(rate, book([])).value).toBeUndefined();
      expect(figure(rate, four)).toMatchObject({ value: undefined, of: 4 });
    }
  });

  it("round half up, once, from the exact fraction", () => {
    const solvedOf = (solved: number, of: number) =>
      figure(
        "solved",
        book(Array.from({ length: of }, (_, i) => rated(i + 1, { ...yes, solved: i < solved ? "yes" : "mostly" }))),
      ).value;
    expect(solvedOf(1, 16)).toBe(63); // 6.25
    expect(solvedOf(45, 52)).toBe(865); // 86.538…
    expect(solvedOf(3, 16)).toBe(188); // 18.75
  });

  it("count a plain no although the other questions were never answered", () => {
    const all = [1, 2, 3, 4].map((no) => rated(no, yes));
    const five = book([...all, rated(5, { solved: "no" })]);
    expect(figure("solved", five)).toMatchObject({ value: 800, of: 5 });
    expect(figure("satisfied", five)).toMatchObject({ value: 800, of: 5 });
  });

  it("leave out half an answer, and silence that ended as unreached (V20)", () => {
    const silent = [...rated(6, { contacted: "yes" }), row(NINE + 5 * DAY, { is: "closed", outcome: "unreached" })];
    const six = book([...[1, 2, 3, 4, 5].map((no) => rated(no, yes)), silent]);
    expect(figure("valid", six).value).toBe(5);
    expect(figure("satisfied", six)).toMatchObject({ value: 1000, of: 5 });
    expect(figure("closed", six).value).toBe(1);
  });

  it("take the last round of a period, and each round in its own", () => {
    const again = (at: number) => [
      ...rated(1, { ...yes, solved: "no" }),
      row(NINE + 2 * DAY, { is: "reopened", reason: "unsolved", due: at + 7 * DAY }),
      row(at, { is: "answered", text: "又修好了", basis: undefined }),
      row(at + HOUR, { is: "rated", rating: yes }),
    ];
    const others = [2, 3, 4, 5].map((no) => rated(no, yes));
    expect(figure("solved", book([again(NINE + 3 * DAY), ...others]))).toMatchObject({ value: 1000, of: 5 });
    const late = [again(NINE + 8 * DAY), ...others];
    expect(figure("solved", book(late))).toMatchObject({ value: 800, of: 5 });
    expect(figure("valid", book(late, [week[1], week[1] + 7 * DAY])).value).toBe(1);
  });
});

describe("deadlines", () => {
  it("belong to the period in which they are settled: when kept, else when they are over", () => {
    const all = [1, 2, 3, 4, 5].map((no) => registered(no));
    const claimedLate = [...registered(6), row(NINE + 3 * HOUR, { is: "claimed", by: "liu", post: undefined })];
    const claimedAtOnce = [...registered(7), row(NINE, { is: "claimed", by: "liu", post: undefined })];
    const seven = book([...all, claimedLate, claimedAtOnce]);
    expect(figure("claimedInTime", seven)).toMatchObject({ of: 7, value: 143 });
    expect(requests("claimedInTime", seven).hit).toEqual([{ id: "q7", no: 7 }]);
    expect(figure("answeredInTime", seven).of).toBe(0);
    expect(figure("answeredInTime", book([...all], [week[1], week[1] + 7 * DAY]))).toMatchObject({ of: 5, value: 0 });
  });

  it("leave out an offer declined in time, and what was withdrawn before it was due", () => {
    const declined = [...registered(1), row(NINE + HOUR, { is: "declined", by: "wang", basis: "责任清单第十二项" })];
    const withdrawn = [...registered(2), row(NINE + HOUR, { is: "withdrawn", why: undefined })];
    expect(figure("claimedInTime", book([declined, withdrawn])).of).toBe(0);
    expect(figure("closed", book([declined, withdrawn])).value).toBe(1);
  });

  it("make a request late by the gravest of them, until it is answered", () => {
    const idle = registered(1);
    expect(figure("late", book([idle], [MONDAY, NINE + 2 * HOUR])).value).toBe(0);
    expect(figure("late", book([idle], [MONDAY, NINE + 2 * HOUR + 1])).value).toBe(1);
    expect(figure("late", book([rated(2, yes)])).value).toBe(0);
  });

  it("count promises one by one", () => {
    const promised = (due: number): Event =>
      row(NINE + HOUR, { is: "progressed", text: "", promise: { text: "", due } });
    const kept = row(NINE + 2 * DAY, { is: "answered", text: "", basis: undefined });
    const history = [...registered(1), promised(NINE + DAY), promised(NINE + 3 * DAY), promised(NINE + 9 * DAY), kept];
    expect(figure("promises", book([history]))).toMatchObject({ of: 3 });
    expect(figure("promises", book(Array.from({ length: 5 }, () => history))).value).toBe(667);
  });
});

describe("hand-overs", () => {
  const handover = (no: number, ms: number): Event[] => [
    ...registered(no),
    row(NINE, { is: "claimed", by: "liu", post: undefined }),
    row(NINE, {
      is: "offered",
      offer: { ...offer, to: "zhao", kind: "handover", by: "liu", at: NINE, until: NINE + 2 * HOUR },
    }),
    row(NINE + ms, { is: "accepted", by: "zhao", from: "liu" }, "zhao"),
  ];

  it("are measured in working hours, by nearest rank", () => {
    const hours = [0.5, 1, 1.5, 2, 2.5];
    const all = book(hours.map((h, i) => handover(i + 1, h * HOUR)));
    expect(figure("handoverHalf", all)).toEqual({ unit: "hours", value: 15, of: 5 });
    expect(figure("handoverMost", all).value).toBe(25);
    const overLunch = book(hours.map((_, i) => handover(i + 1, 5 * HOUR)));
    expect(figure("handoverHalf", overLunch).value).toBe(35);
  });

  it("let go by the one who offered miss the first-asked figure (B07), unless that is dismissed", () => {
    const charged: Event = row(NINE + 2 * HOUR, {
      is: "suspected",
      code: "B07",
      who: "liu",
      note: "",
      until: NINE + 4 * DAY,
    });
    const settled = row(NINE + 3 * DAY, {
      is: "breach-settled",
      code: "B07",
      who: "liu",
      by: "zhang",
      confirmed: false,
    });
    const idle = [...handover(1, DAY), charged];
    expect(requests("caught", book([idle]))).toEqual({ of: [{ id: "q1", no: 1 }], hit: [] });
    expect(requests("caught", book([[...idle, settled]])).hit).toEqual([{ id: "q1", no: 1 }]);
  });
});

describe("the summary row", () => {
  it("sums counts and takes the mean of the units' rates, not the pooled rate (§5.5)", () => {
    const ten = book(Array.from({ length: 10 }, (_, i) => rated(i + 1, yes)));
    const five = book(Array.from({ length: 5 }, (_, i) => rated(i + 11, { ...yes, solved: i < 2 ? "yes" : "mostly" })));
    expect(summary("solved", [ten, five, book([])])).toEqual({ unit: "percent", value: 700, of: 15 });
    expect(summary("valid", [ten, five]).value).toBe(15);
  });
});

describe("a breakdown", () => {
  it("tells none, hides one to four, and tells five", () => {
    const some = (count: number) => book(Array.from({ length: count }, (_, i) => rated(i + 1, yes)));
    expect(smallFigure("received", some(0)).value).toBe(0);
    expect(smallFigure("received", some(4))).toEqual({ unit: "count", value: "few", of: 0 });
    expect(smallFigure("solved", some(4))).toEqual({ unit: "percent", value: undefined, of: 0 });
    expect(smallFigure("received", some(5)).value).toBe(5);
  });
});

describe("exclusion", () => {
  it("is counted apart, and taken out of the other figures only where the basis says so", () => {
    const out = [
      ...rated(6, { ...yes, solved: "no" }),
      row(NINE + 3 * DAY, { is: "excluded", by: "sun", reason: "不合理" }),
    ];
    const six = book([out, ...[1, 2, 3, 4, 5].map((no) => rated(no, yes))]);
    expect(figure("excluded", six)).toMatchObject({ of: 6, value: 167 });
    expect(figure("solved", six)).toMatchObject({ of: 6, value: 833 });
    expect(figure("solved", withoutExcluded(six))).toMatchObject({ of: 5, value: 1000 });
  });
});
