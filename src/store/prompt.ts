import type { Notice } from "../core/say.js";
import type { Prompt } from "./types.js";

/** What a message may be answered with, once it can be seen; undefined where it asks nothing of this chat. */
export function promptOf(notice: Notice, kind: "private" | "group", at: number): Prompt | undefined {
  const { options, expects, keep, request, say } = notice;
  // In a group a bare number is talk: only a free text that was asked for is waited for.
  if (expects === undefined && (kind === "group" || options === undefined)) return undefined;
  return {
    request,
    options: (options ?? []).map(({ data }) => data),
    expects,
    ...(keep === undefined ? {} : { keep }),
    ...(say.kind === "digest" ? { stays: true } : {}),
    at,
  };
}
