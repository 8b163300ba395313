import { describe, expect, it } from "vitest";
import { type Alert, fullRoster, type Roster } from "../../src/core/duty.js";
import { type Beginning, DAY, given, HOUR, MONDAY, noise, registered, wait } from "./spec.js";

/** 应急模式 in the village, from an hour after the office opens until the evening. */
const alert: Alert = {
  id: "a1",
  area: "shangzhen",
  category: undefined,
  text: "上镇村停水抢修",
  from: MONDAY + HOUR,
  until: MONDAY + 8 * HOUR,
  lead: undefined,
};
const inEmergency: Roster = { ...fullRoster, alerts: [alert] };
const begun = (at: number, more: Beginning = {}) => given(registered, { at, roster: inEmergency, ...more });
const usual = (at: number) => given(registered, { at }).request.due;

describe("emergency mode (M80)", () => {
  it("gives what is reported in it the clocks of what is urgent, at once", () => {
    const { request, notices } = given([], { at: MONDAY + 2 * HOUR, roster: inEmergency }).when("resident", {
      do: "register",
      no: 1,
      year: 2026,
    });
    expect(request).toMatchObject({ alert: "a1", matter: { urgency: "urgent" } });
    expect(request.due?.claim).toBe(MONDAY + 2 * HOUR + 60_000 + HOUR / 2);
    expect(request.due?.answer).toBe(MONDAY + 2 * HOUR + 60_000 + DAY);
    expect(notices.map(({ say }) => say.kind)).toEqual(expect.arrayContaining(["public-answer", "alert-new"]));
  });

  it("leaves what was open before with the times that its resident was told", () => {
    const before = begun(MONDAY);
    expect(before.request).toMatchObject({ due: usual(MONDAY) });
    const during = wait(before, 3 * HOUR);
    expect(during.request.due).toEqual(before.request.due);
    expect(during.request.matter.urgency).toBe("normal");
    expect(during.request).not.toHaveProperty("alert");
  });

  it("takes nothing back when it is over: what was hurried stays so, what comes later is as ever", () => {
    const hurried = begun(MONDAY + 2 * HOUR);
    expect(wait(hurried, 10 * HOUR).request.due).toEqual(hurried.request.due);
    const later = begun(MONDAY + 9 * HOUR);
    expect(later.request).toMatchObject({ due: usual(MONDAY + 9 * HOUR), matter: { urgency: "normal" } });
  });

  it("never makes a clock later, and touches neither another village nor what is sealed", () => {
    const danger = { ...noise, urgency: "critical", class: "accident" } as const;
    const at = MONDAY + 2 * HOUR;
    expect(begun(at, { matter: danger }).request.due).toEqual(given(registered, { at, matter: danger }).request.due);
    expect(begun(at, { matter: { ...noise, area: "xy-1" } }).request).not.toHaveProperty("alert");
    expect(begun(at, { sealed: true }).request).not.toHaveProperty("alert");
  });
});
