import type { Capabilities, Pace, Rate } from "../../src/port/index.js";

/**
 * What a WeCom application can, in a member's own chat (developer.work.weixin.qq.com 90236, 94888 and 90253, read on
 * 2026-11-22). A group made by the application, or one with a robot, is a board: it shows texts and files, has no buttons, and
 * nothing that is said in it ever comes in. AMR alone could be sent as voice, so that voice is promised as a file.
 */
export const can: Capabilities = {
  text: { max: 2048, unit: "bytes" },
  buttons: { max: 6, label: 10 },
  edit: true,
  under: false,
  groups: true,
  mentions: false,
  apart: true,
  sends: ["image", "video", "file"],
  takes: ["image", "voice", "video", "place"],
  redelivers: true,
  // Three tries, five seconds each.
  keepsMs: 15_000,
};

/**
 * What we write to one member, and to a board (a robot takes 20 a minute). Processes that count together have this share of the
 * silent limits. One by itself counts exactly (`quota.ts`): a member who asks is answered at once until the count is reached.
 */
export function paceOf(share: number | undefined): Pace {
  return {
    account: { count: 20, ms: 1000 },
    chat:
      share === undefined
        ? { count: 1, ms: 1000 }
        : quotas.member.map(({ count, ms }) => ({ count: Math.floor(count * share), ms })),
    group: { count: 15, ms: 60_000 },
  };
}

/**
 * What the platform drops without a word when it is more: messages of the application to one member, and those that one member
 * gets in all of the application's groups (90236 and 90248, read on 2026-11-22).
 */
export const quotas = {
  member: [
    { count: 30, ms: 60_000 },
    { count: 1000, ms: 3600_000 },
  ],
  groups: [
    { count: 200, ms: 60_000 },
    { count: 10_000, ms: 24 * 3600_000 },
  ],
} as const satisfies Record<string, readonly Rate[]>;

/** How long a card can be updated after it was sent or its button pressed, ms. */
export const cardMs = 72 * 3600_000;
