import type { Say } from "../core/say.js";
import { alertActs } from "./acts/alert.js";
import { address } from "./address.js";
import type { Case } from "./case.js";
import type { Turning } from "./turning.js";

/** Declares or ends an emergency at the board, in the words that are typed in chat; what was answered. */
export type Declare = (wish: Readonly<{ staff: string; text: string }>) => Promise<Say | undefined>;

/** Makes it for a process: the same act as in chat, by the same path. */
export function createDeclare({ turn, world, directory, onTurned }: Turning): Declare {
  return async ({ staff: id, text }) => {
    const { office } = world();
    const query = { office: office.id, platform: "board", chat: id, kind: "private", user: "" } as const;
    let answer: Say | undefined;
    const turned = await turn(query, (scene, numbers) => {
      const here = world();
      const at = here.now;
      const about: Case = {
        ...{ ...here, platform: "board", scene, numbers, prompt: undefined, language: here.office.language },
        inbound: { key: here.id(), at, chat: { id, kind: "private" }, from: { id }, text, addressed: true },
        ...{ actor: { is: "staff", id }, staff: here.office.staff.get(id), staffOf: () => undefined },
      };
      const reply = alertActs.alert(about, { act: "alert", args: [], text });
      answer = reply.notices.find(({ to }) => to === "here")?.say;
      const requests = new Map(scene.requests.map(({ request }) => [request.id, request] as const));
      return {
        changes: [],
        materials: [],
        ...(reply.roster === undefined ? {} : { roster: reply.roster }),
        ...(reply.audited === undefined ? {} : { audited: reply.audited }),
        errands: address(reply.notices, { world: here, directory, here: undefined, requests }),
      };
    });
    onTurned(turned);
    return answer;
  };
}
