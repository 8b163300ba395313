import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.js";
import { openWechat, type WechatWorld } from "../world/wechat/index.js";

/** More sessions than the ten listeners at which Node says that something leaks. */
const SESSIONS = 12;

describe.each(["gateway", "in process"] as const)("WeChat that is lost again and again (%s)", (way) => {
  const warnings: string[] = [];
  const note = ({ name, message }: Error) => {
    if (name === "MaxListenersExceededWarning") warnings.push(message);
  };
  let world: WechatWorld;

  beforeEach(async () => {
    warnings.length = 0;
    process.on("warning", note);
    world = await openWechat(way);
  });
  afterEach(async () => {
    process.off("warning", note);
    await world.stop();
  });

  it("is found again each time, and leaves nothing behind: no listener of the sessions before", async () => {
    const adapter = world.adapter();
    await adapter.start(async () => ({ replies: 0 }));
    for (let lost = 1; lost <= SESSIONS; lost += 1) {
      await eventually(() => expect(adapter.state().up).toBe(true));
      const { since } = adapter.state();
      const fault = Object.assign(new Error("the connection dropped"), { code: 14 });
      world.puppet().emit("error", { data: "the connection dropped", gerror: JSON.stringify(fault) });
      await eventually(() => expect(adapter.state().up && adapter.state().since > since).toBe(true));
    }
    await adapter.stop();
    expect(warnings).toEqual([]);
  });
});
