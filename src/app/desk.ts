import type { Command } from "../core/command.js";
import { decide, isRefusal } from "../core/decide/index.js";
import type { Refusal } from "../core/say.js";
import type { Write } from "../store/types.js";
import { toChange } from "./acts/change.js";
import { following } from "./acts/following.js";
import { address, chosenIn } from "./address.js";
import type { Turning } from "./turning.js";

/** What a member of staff wants done about a request that they saw at `version`. */
export type Wish = Readonly<{ staff: string; request: string; version: number; command: Command }>;

/** Does at a desk what is else done in chat: the same command, the same decision, the same notices. Undefined: it is done. */
export type Desk = (wish: Wish) => Promise<Refusal | undefined>;

/** Makes the desk of a process. */
export function createDesk({ turn, world, directory, onTurned }: Turning): Desk {
  return async ({ staff, request: id, version, command }) => {
    const office = world().office.id;
    const query = { office, platform: "board", chat: "", kind: "private", user: "", ids: [id] } as const;
    let refused: Refusal | undefined;
    const turned = await turn(query, (scene): Write => {
      refused = undefined;
      const here = world();
      const before = scene.requests.find(({ request }) => request.id === id);
      const decision = decide({ ...here, actor: { is: "staff", id: staff }, command, request: before?.request });
      if (isRefusal(decision)) refused = decision;
      // The version comes last (§15), so that it tells a stranger nothing.
      else if (before?.version !== version) refused = { refused: "stale" };
      if (isRefusal(decision) || refused !== undefined) return nothing;
      const others = following(here, scene.requests, decision);
      const changes = [toChange(here, before, decision), ...others.changes];
      return {
        changes,
        materials: [],
        errands: address([...decision.notices, ...others.notices], {
          world: here,
          directory,
          here: undefined,
          requests: new Map([...scene.requests, ...changes].map(({ request }) => [request.id, request])),
          chosen: chosenIn(scene),
        }),
      };
    });
    onTurned(turned);
    return refused;
  };
}

const nothing: Write = { changes: [], materials: [], errands: [] };
