import type { Request } from "../core/request.js";
import type { Notice } from "../core/say.js";

/** The chat of somebody who has none: they were met or phoned (F6). */
export const NO_CHAT = "phone";

/** What somebody without a chat is to be told goes to whoever is answerable, to be passed on; questions to press stay unasked (I7). */
export function passOn(notice: Notice, request: Request | undefined): Notice | undefined {
  if (notice.to !== "reporter" || request === undefined || !request.origin.startsWith(`${NO_CHAT}:`)) return notice;
  const staff = request.accountable ?? request.firstAsked;
  if (staff === undefined || notice.say.kind === "question") return undefined;
  const { options: _options, expects: _expects, materials: _materials, ...rest } = notice;
  return { ...rest, to: { staff }, say: { kind: "pass-on", no: request.no, say: notice.say } };
}
