import type { Command } from "../../src/core/command.js";
import type { Office, Role } from "../../src/core/office.js";
import type { Actor, Rating, Request } from "../../src/core/request.js";
import type { Dice } from "./dice.js";

/** One request as it lives: what it is now, and how somebody acts on it. */
export type Life = Readonly<{
  now: number;
  request: Request;
  act(actor: Actor, command: Command): void;
  /** Lets the request's own clocks run up to an instant. */
  waitUntil(end: number): void;
}>;

/** What a step may look at. */
export type Scene = Readonly<{ life: Life; office: Office; reporter: Actor; dice: Dice }>;

/** Something that somebody may do, and how long after the step before. */
export type Step = Readonly<{ after(dice: Dice): number; take(scene: Scene): void }>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What happens to a request, in order; much of it by chance. */
export function steps(dice: Dice, spare: Dice): readonly Step[] {
  const moved = dice.chance(0.18) ? [...(dice.chance(0.3) ? [refusal, refusal] : []), handover, acceptance] : [];
  const more = dice.chance(0.06) ? [withdrawal] : [];
  const asked = dice.chance(0.06) ? [leave, ...(dice.chance(0.8) ? [verdict] : [])] : [];
  const round = [decision, claim, acceptance, contact, answer, rating];
  const again = spare.chance(0.05) ? [repeat] : [];
  const sorry = regret(spare.chance(0.5));
  return [
    claim,
    ...more,
    claim,
    ...again,
    ...moved,
    contact,
    promise,
    ...asked,
    ...round,
    ...round,
    ...round,
    decision,
    sorry,
  ];
}

const claim: Step = {
  after: (dice) => (dice.chance(0.9) ? dice.below(25) * MINUTE : dice.below(20) * HOUR),
  take: ({ life, dice }) => {
    if (life.request.offer === undefined || dice.chance(0.02)) return;
    life.act(staff(life.request.offer.to), dice.chance(0.96) ? { do: "claim" } : { do: "decline", basis: LONG_BASIS });
  },
};

const handover: Step = {
  after: (dice) => dice.below(8) * HOUR,
  take: ({ life, office, dice }) => {
    const others = [...office.staff.values()].filter(
      ({ id, roles }) => roles.includes("cadre") && id !== life.request.accountable,
    );
    life.act(staff(life.request.accountable), { do: "handover", to: dice.pick(others).id, reason: "不属本组职责" });
  },
};

const refusal: Step = {
  after: (dice) => dice.below(4) * HOUR,
  take: (scene) => {
    handover.take(scene);
    scene.life.act(staff(scene.life.request.offer?.to), { do: "decline", basis: LONG_BASIS });
  },
};

const acceptance: Step = {
  after: (dice) => (dice.chance(0.8) ? dice.below(150) * MINUTE : dice.below(20) * HOUR),
  take: ({ life }) => life.act(staff(life.request.offer?.to), { do: "accept" }),
};

const contact: Step = {
  after: (dice) => dice.below(dice.chance(0.92) ? 5 : 40) * HOUR,
  take: ({ life, dice }) => {
    const way = dice.pick(["电话", "上门", "聊天"]);
    life.act(staff(life.request.accountable), { do: "contact", way, reached: dice.chance(0.93) });
  },
};

const promise: Step = {
  after: (dice) => dice.below(6) * HOUR,
  take: ({ life, dice }) => {
    const due = life.now + (2 + dice.below(4)) * DAY;
    const told = dice.chance(0.5) ? { text: "按时修好", due } : undefined;
    life.act(staff(life.request.accountable), { do: "progress", text: "已安排", promise: told });
  },
};

const answer: Step = {
  after: (dice) => dice.below(dice.chance(0.95) ? 50 : 260) * HOUR,
  take: ({ life, dice }) => {
    if (dice.chance(0.97))
      life.act(staff(life.request.accountable), { do: "answer", text: "已处理完毕", basis: undefined });
  },
};

const rating: Step = {
  after: (dice) => dice.below(30) * HOUR,
  take: ({ life, reporter, dice }) => {
    if (dice.chance(life.request.status === "answered" ? 0.2 : 0.98)) return;
    for (const rating of anOpinion(dice)) life.act(reporter, { do: "rate", rating });
  },
};

/** T17, T25: an official decides whose it is, or ends what was not liked twice; one in ten waits. */
const decision: Step = {
  after: (dice) => dice.below(8) * HOUR,
  take: ({ life, office, dice }) => {
    if (dice.chance(0.1)) return;
    const official = withRole(office, "official");
    if (life.request.supervised?.why === "unhappy-twice")
      life.act(official, { do: "explain", text: "已到现场向您说明原因" });
    if (life.request.ruling === undefined) return;
    const lead = dice.pick([...office.posts.keys()]);
    life.act(official, { do: "decide", lead, assists: [], basis: LONG_BASIS });
  },
};

/** T18, T19 and exclusion: asked for by whoever is answerable. */
const leave: Step = {
  after: (dice) => dice.below(30) * HOUR,
  take: ({ life, dice }) => {
    const { accountable, due } = life.request;
    const asked = dice.pick([
      { do: "park", review: life.now + (20 + dice.below(40)) * DAY, reason: "需要等上级资金计划" },
      { do: "extend", until: (due?.answer ?? life.now) + DAY, reason: "等材料到货才能修" },
      { do: "exclude", reason: "反映的情况经核实不属实" },
    ] as const);
    life.act(staff(accountable), asked);
  },
};

const verdict: Step = {
  after: (dice) => dice.below(20) * HOUR,
  take: ({ life, office, dice }) =>
    life.act(
      withRole(office, "official"),
      dice.chance(0.6) ? { do: "grant", to: undefined } : { do: "refuse", reason: "理由不充分，请继续办理" },
    ),
};

const withdrawal: Step = {
  after: (dice) => dice.below(20) * HOUR,
  take: ({ life, reporter }) => life.act(reporter, { do: "withdraw", why: undefined }),
};

/** D1: said again, as if it were new, before anybody answered. */
const repeat: Step = {
  after: () => 0,
  take: ({ life, reporter }) =>
    life.act(reporter, { do: "supplement", text: "还没有人来看", materials: [], again: true }),
};

/** T27: 没解决 after the end; by some who reported it as new, and were shown the answer (D3). */
function regret(again: boolean): Step {
  return {
    after: (dice) => dice.below(9) * DAY,
    take: ({ life, reporter, dice }) => {
      if (dice.chance(0.04)) life.act(reporter, { do: "reopen", ...(again && { again }) });
    },
  };
}

function anOpinion(dice: Dice): readonly Partial<Rating>[] {
  const contacted = dice.chance(0.96) ? "yes" : "no";
  const solved = dice.chance(0.84) ? "yes" : dice.pick(["mostly", "no"] as const);
  const satisfied = solved === "no" ? "no" : dice.pick(pleasure);
  return [{ contacted }, { solved }, { satisfied }];
}

const LONG_BASIS = "镇履职事项清单（示例）第12项不属本组";

function withRole(office: Office, role: Role): Actor {
  return staff([...office.staff.values()].find(({ roles }) => roles.includes(role))?.id);
}

function staff(id: string | undefined): Actor {
  return { is: "staff", id: id ?? "" };
}

const pleasure = ["yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes", "mostly", "mostly", "no"] as const;
