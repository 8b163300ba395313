import type { Capabilities, Pace } from "../../src/port/index.js";

/** What a WeChat account run through wechaty can show and take. */
export const can = {
  text: { max: 2048, unit: "bytes" },
  buttons: false,
  edit: false,
  under: false,
  groups: true,
  mentions: true,
  apart: true,
  sends: ["image", "video", "file"],
  takes: ["image", "voice", "video", "file", "sticker", "place"],
  redelivers: false,
} as const satisfies Capabilities;

/**
 * Slower than a busy person types. WeChat publishes no figure for ordinary accounts, and accounts that write faster than
 * people do, or the same into many rooms at once, are the ones it locks.
 */
export const pace = {
  account: { count: 1, ms: 2000 },
  chat: { count: 1, ms: 2000 },
  group: { count: 1, ms: 4000 },
} as const satisfies Pace;
