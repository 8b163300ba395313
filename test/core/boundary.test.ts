import { describe, expect, it } from "vitest";
import type { Office } from "../../src/core/office.js";
import type { Matter } from "../../src/core/request.js";
import { claimed, DAY, given, HOUR, noise, office, registered, wait } from "./spec.js";

/** 上镇村往河里倒垃圾，淌到下营村: the list names the town's streets post for all rubbish, 基本. */
const rubbish: Matter = { ...noise, category: "市容环境/垃圾清运", area: "shangzhen", affected: ["xiaying"] };
const of = (matter: Matter, more = {}) => given(registered, { matter, ...more });

describe("V14 what one village does and another suffers from (发生地为主、波及地为辅)", () => {
  it("is first asked and led where it comes from; the other village's desk assists, and so does the town's post", () => {
    const { request } = of(rubbish);
    expect(request).toMatchObject({ lead: "sz-desk", assists: ["streets", "xy-desk"] });
    expect(["liu", "wang"]).toContain(request.firstAsked);
    expect(request.accountable).toBe(request.firstAsked);
  });

  it("is told to the other desk when it is registered, with the lead's name, and to the resident with both", () => {
    const { notices, request } = given([], { matter: rubbish }).when(...(registered[0] ?? never()));
    const asked = notices.filter(({ say }) => say.kind === "assist-asked");
    expect(asked).toMatchObject([{ to: { staff: "zhao" }, say: { who: { id: request.offer?.to }, no: 1 } }]);
    expect(notices.find(({ say }) => say.kind === "registered")?.say).toMatchObject({
      who: { id: request.firstAsked },
      helping: [{ place: "下营村", who: { id: "zhao", title: "便民服务岗" } }],
    });
  });

  it("asks each assisting post once: the town's at the claim, as ever", () => {
    const life = of(rubbish);
    const first = life.request.offer?.to ?? "";
    const told = life.when(first, { do: "claim" }).notices.filter(({ say }) => say.kind === "assist-asked");
    expect(told).toMatchObject([{ to: { staff: "feng" } }]);
  });

  it("takes the other desk's report before and after the claim; silent when it is due, it is noted (B10)", () => {
    const early = of(rubbish).and(["zhao", { do: "assist", text: "河边已拉网拦住" }]);
    expect(early.request.assisted).toEqual(["xy-desk"]);
    const first = early.request.offer?.to ?? "";
    const late = wait(of(rubbish).and([first, { do: "claim" }]), 7 * DAY);
    expect(late.request.silent).toEqual(expect.arrayContaining(["xy-desk"]));
  });

  it("may be seen by the other desk, and by no third village", () => {
    const life = of(rubbish);
    life.when("zhou", { do: "assist", text: "来看看" }).isRefused("unknown");
    life.when("chen", { do: "claim" }).isRefused("not-yours");
  });

  it("stays with the village where it happens when that is the list's own row", () => {
    const dumped = of({ ...rubbish, category: "市容环境/乱堆乱放" });
    expect(dumped.request).toMatchObject({ lead: "sz-desk", assists: ["streets", "xy-desk"] });
  });

  it.each([
    ["配合, a department above", "水电气热/停水", "water", ["duty-room", "sz-desk", "xy-desk"]],
    ["上级收回, which no village may lead", "公共安全/燃气隐患", "safety", ["sz-desk", "xy-desk"]],
  ])("is led by the list's post where the list gives it to %s: both desks assist", (_what, category, lead, assists) => {
    expect(of({ ...rubbish, category }).request).toMatchObject({ lead, assists });
  });

  it("goes to the coordinator where the list has no row; both desks assist", () => {
    const none: Office = { ...office, remits: [] };
    const { request } = of(rubbish, { office: none });
    expect(request).toMatchObject({ lead: undefined, offer: { to: "sun" }, assists: ["sz-desk", "xy-desk"] });
  });

  it("tells no other desk of what is sealed", () => {
    const { request, notices } = given([], { matter: rubbish, sealed: true }).when(...(registered[0] ?? never()));
    expect(request.assists).toEqual([]);
    expect(notices.map(({ say }) => say.kind)).not.toContain("assist-asked");
    expect(notices.find(({ say }) => say.kind === "registered")?.say).not.toHaveProperty("helping");
  });

  it("has no other shares where it reaches nobody", () => {
    expect(given(claimed).request).toMatchObject({ lead: "streets", assists: [] });
    expect(wait(given(claimed), HOUR).notices.map(({ say }) => say.kind)).not.toContain("assist-asked");
  });
});

function never(): never {
  throw new Error("a life begins with its registration");
}
