import { category } from "../categories.js";
import type { Trace } from "../figures/index.js";

/** Sealed matters (§8.7) are counted in the whole, and told of nowhere else. */
export function isSealed({ request: { sealed, matter } }: Trace): boolean {
  return sealed || (matter.category !== undefined && category(matter.category)?.sealed === true);
}
