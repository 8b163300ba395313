import { lastWeek, readerScope } from "../../core/digest/index.js";
import { viewOf } from "../../core/search.js";
import type { ActName } from "../../intent/acts.js";
import { help } from "./help.js";
import type { Handler } from "./resident.js";

/** How long a link holds, in minutes; the store keeps the same. */
const MINUTES = 10;

/** 看板, a one-time way in, and 周报, the last digest: said to whoever asks alone, in private wherever they asked. */
export const boardActs = {
  board: ({ office, staff }) => {
    if (staff === undefined || viewOf(office, staff) === undefined) return help({ staff });
    return {
      notices: [{ to: { staff: staff.id }, weight: "reply", say: { kind: "board-link", minutes: MINUTES } }],
    };
  },
  digest: ({ office, staff, now }) => {
    const areas = staff === undefined ? undefined : readerScope(office, staff);
    if (staff === undefined || areas === undefined) return help({ staff });
    const notice = { kind: "digest", period: lastWeek(office, now), areas } as const;
    return { notices: [{ to: { staff: staff.id }, weight: "reply", say: notice }] };
  },
} satisfies Partial<Record<ActName, Handler>>;
