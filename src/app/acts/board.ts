import { viewOf } from "../../core/search.js";
import type { ActName } from "../../intent/acts.js";
import { say } from "../case.js";
import type { Handler } from "./resident.js";

/** How long a link holds, in minutes; the store keeps the same. */
const MINUTES = 10;

/** 看板: a one-time way in, said to its owner alone, in private wherever it was asked for. */
export const boardActs = {
  board: ({ office, staff }) => {
    if (staff === undefined || viewOf(office, staff) === undefined)
      return say({ say: { kind: "help", staff: staff !== undefined } });
    return {
      notices: [{ to: { staff: staff.id }, weight: "reply", say: { kind: "board-link", minutes: MINUTES } }],
    };
  },
} satisfies Partial<Record<ActName, Handler>>;
