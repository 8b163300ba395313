import type { Capabilities, Pace } from "../../src/port/index.js";

/**
 * What a Slack message can be; read at docs.slack.dev on 2026-11-20. Text stays within one text block's 3,000 characters: the
 * 40,000 of old still stand in the documents, but longer fallback texts (4,000) and blocks (12,000 in all, with what holds
 * them counted) have been refused since 2024.
 */
export const can: Capabilities = {
  text: { max: 3000, unit: "chars" },
  buttons: { max: 25, label: 75 },
  edit: true,
  under: true,
  groups: true,
  mentions: true,
  forms: true,
  sends: ["image", "voice", "video", "file"],
  takes: ["image", "voice", "video", "file"],
  redelivers: true,
};

/** One message a second in each channel, and "several hundred" a minute in a workspace; read on 2026-11-20. */
export const pace: Pace = {
  account: { count: 300, ms: 60_000 },
  chat: { count: 1, ms: 1000 },
  group: { count: 1, ms: 1000 },
};

/** How long one call of the Web API may take, ms. */
export const callTimeoutMs = 10_000;

/** How long a file may take, up or down, ms. */
export const fileTimeoutMs = 60_000;

/** The largest file that is fetched, bytes. */
export const fileMaxBytes = 20 * 1024 * 1024;
