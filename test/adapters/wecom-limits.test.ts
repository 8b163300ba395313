import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paceOf, quotas } from "../../adapters/wecom/facts.js";
import { createQuota } from "../../adapters/wecom/quota.js";
import { limitsOf } from "../../src/app/pace/gate.js";
import { AdapterError, type OutboundFile } from "../../src/port/index.js";
import { createMeter, limits } from "../world/wecom/limits.js";
import { liu, openOffice } from "./wecom-office.js";

const hello = { chat: liu.id, text: "有新诉求" };

/** Sends as often as it is let; how many went, and the first refusal. */
async function flood(send: () => Promise<unknown>, most: number) {
  for (let sent = 0; sent < most; sent += 1) {
    const error = await send().then(
      () => undefined,
      (reason: unknown) => reason,
    );
    if (error instanceof AdapterError) return { sent, error };
  }
  return { sent: most, error: undefined };
}

/** What a person, or a restart, can do to the counts, in the platform's time. */
type Step = Readonly<{ kind: "send"; count: number; takesMs: number } | { kind: "wait"; ms: number }>;

/** Bursts that fill both windows before and after a restart. */
const bursts = { member: { most: 4, takesMs: 900, waitMs: 30_000 }, groups: { most: 19, takesMs: 300, waitMs: 2000 } };

const steps = ({ most, takesMs, waitMs }: (typeof bursts)["member"]) =>
  fc.array(
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({ kind: fc.constant("send" as const), count: fc.nat(most), takesMs: fc.nat(takesMs) }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.nat(waitMs) }) },
    ),
    { minLength: 50, maxLength: 400 },
  );

/** Plays the steps against a meter of the platform's own; how many messages it would have dropped. */
function play(script: readonly Step[], rates: keyof typeof quotas, restartAt: number): number {
  let now = 0;
  let dropped = 0;
  const meter = createMeter(limits[rates], () => now);
  const fresh = () => createQuota(quotas[rates], 0.5, () => now);
  let quota = fresh();
  script.forEach((step, index) => {
    if (index === restartAt) quota = fresh();
    if (step.kind === "wait") now += step.ms;
    else {
      try {
        const done = quota.take("liu", step.count + 1);
        for (let sent = 0; sent <= step.count; sent += 1) if (!meter.passes("liu")) dropped += 1;
        now += step.takesMs;
        done();
      } catch (error) {
        if (!(error instanceof AdapterError) || error.fault !== "throttled") throw error;
        now += 100;
      }
    }
  });
  return dropped;
}

describe("what the platform would drop without a word", () => {
  it.each(["member", "groups"] as const)(
    "never leaves us, whatever is sent and when, one restart included (%s)",
    (rates) => {
      fc.assert(
        fc.property(steps(bursts[rates]), fc.nat(400), (script, restartAt) => {
          expect(play(script, rates, restartAt)).toBe(0);
        }),
        { numRuns: 300 },
      );
    },
  );

  it("would be dropped by the played platform: 30 a minute, and then a minute's rest", () => {
    let now = 0;
    const meter = createMeter(limits.member, () => now);
    const passed = (times: number) => Array.from({ length: times }, () => meter.passes("liu")).filter(Boolean).length;
    expect(passed(31)).toBe(30);
    now += 59_000;
    expect(passed(1)).toBe(0);
    now += 2000;
    expect(passed(1)).toBe(1);
  });

  it("stays here: the sixteenth message in a minute is refused, with the time to wait", async () => {
    let now = Date.now();
    const { world, adapter } = await openOffice({ clock: () => now });
    const { sent, error } = await flood(() => adapter.send(hello), 40);
    expect(sent).toBe(15);
    expect(error).toMatchObject({ fault: "throttled", retryAfterMs: 60_001 });
    expect(world.calls("/cgi-bin/message/send")).toBe(15);
    await adapter.send({ ...hello, chat: "WangJianGuo" });
    now += error?.retryAfterMs ?? 0;
    expect((await flood(() => adapter.send(hello), 40)).sent).toBe(15);
    expect(world.company.dropped).toBe(0);
  });

  it("stays here by the hour too, and over a restart", async () => {
    let now = Date.now();
    const clock = () => now;
    const { world, adapter } = await openOffice({ clock });
    const after = world.adapter();
    const sent = { before: 0, after: 0 };
    for (let minute = 0; minute < 58; minute += 1) {
      sent.before += (await flood(() => adapter.send(hello), 20)).sent;
      sent.after += (await flood(() => after.send(hello), 20)).sent;
      now += 61_000;
    }
    expect(sent).toEqual({ before: 500, after: 500 });
    expect(world.company.dropped).toBe(0);
    expect(world.seen(liu.id)).toHaveLength(1000);
    const { error } = await flood(() => adapter.send(hello), 1);
    expect(error?.retryAfterMs).toBeLessThan(3600_000);
  });

  it("counts a member once, however the UserID is written", async () => {
    const { adapter } = await openOffice();
    let turn = 0;
    const { sent } = await flood(() => adapter.send({ ...hello, chat: turn++ % 2 === 0 ? "liu" : "LIU" }), 40);
    expect(sent).toBe(15);
  });

  it("counts every message of several that go together, and sends none where not all have room", async () => {
    const { world, adapter } = await openOffice();
    const picture: OutboundFile = { kind: "image", name: "a.png", mime: "image/png", bytes: new Uint8Array(20) };
    const files = Array.from({ length: 5 }, () => picture);
    expect((await flood(() => adapter.send({ ...hello, files }), 10)).sent).toBe(2);
    expect(world.seen()).toHaveLength(12);
    const many = Array.from({ length: 15 }, () => picture);
    await expect(adapter.send({ ...hello, files: many })).rejects.toMatchObject({ fault: "unfit" });
    expect(world.seen()).toHaveLength(12);
  });

  it("counts what is still on its way", async () => {
    const { world, adapter } = await openOffice();
    world.mishap({ call: "send", times: 20, as: { kind: "delay", ms: 200 } });
    const sendings = Array.from({ length: 20 }, () => adapter.send(hello));
    const refused = (await Promise.allSettled(sendings)).filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(5);
    expect(world.seen()).toHaveLength(15);
  });

  it("counts what was perhaps taken", async () => {
    const { world, adapter } = await openOffice();
    world.mishap({ call: "send", times: 15, as: { kind: "cut" } });
    const faults = [];
    for (let count = 0; count < 16; count += 1) {
      faults.push(await adapter.send(hello).catch((error: AdapterError) => error.fault));
    }
    expect(faults).toEqual([...Array(15).fill("unreachable"), "throttled"]);
    expect(world.seen()).toHaveLength(15);
  });

  it("counts all of the application's groups as one: a member may be in each", async () => {
    const { world, adapter } = await openOffice();
    const chats: string[] = [];
    for (const id of ["board1", "board2"]) {
      chats.push(await adapter.createGroup({ id, name: "认领", owner: liu.id, members: ["WangJianGuo"] }));
    }
    let turn = 0;
    const { sent } = await flood(() => adapter.send({ chat: chats[turn++ % 2] ?? "", text: "新诉求" }), 120);
    expect(sent).toBe(100);
    expect(world.company.dropped).toBe(0);
  });

  it("is told of by a robot's errcode instead, and waited for", async () => {
    const { world, adapter } = await openOffice();
    const [key] = world.company.robots;
    const { sent, error } = await flood(() => adapter.send({ chat: `robot:${key}`, text: "新诉求" }), 40);
    expect(sent).toBe(20);
    expect(error).toMatchObject({ fault: "throttled", code: "45009", retryAfterMs: 60_000 });
  });
});

describe("a clock that is set back", () => {
  it("makes nobody wait longer than the window", () => {
    let now = 10 * 3600_000;
    const quota = createQuota([{ count: 2, ms: 60_000 }], 0.5, () => now);
    quota.take("liu", 1)();
    now -= 3600_000;
    expect(() => quota.take("liu", 1)).toThrowError(expect.objectContaining({ retryAfterMs: 60_001 }));
  });
});

describe("the pace of a member's chat", () => {
  const gates = (share: number | undefined) => [paceOf(share).chat].flat().map((rate) => limitsOf(rate, 1, "bursts"));

  it("is one message a second where a process counts by itself: the count alone holds back further", () => {
    expect(gates(undefined)).toEqual([{ minTime: 1000 }]);
  });

  it("stands for the count where processes share it", () => {
    expect(gates(0.9)).toEqual([expect.objectContaining({ reservoir: 2 }), expect.objectContaining({ reservoir: 2 })]);
  });
});
