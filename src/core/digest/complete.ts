import type { Figure } from "../figures/index.js";
import { cellsOf } from "./table.js";
import type { Digest } from "./types.js";

const untold: Figure = { unit: "count", value: undefined, of: 0 };

/** A digest that was frozen before a metric was counted, with «—» where it tells nothing of that metric. */
export function complete(digest: Digest): Digest {
  const none = cellsOf(() => untold);
  const { full, assessed } = digest.figures;
  return {
    ...digest,
    figures: { full: { ...none, ...full }, assessed: { ...none, ...assessed } },
    units: digest.units.map((unit) => ({ ...unit, cells: { ...none, ...unit.cells } })),
    summary: { ...none, ...digest.summary },
  };
}
