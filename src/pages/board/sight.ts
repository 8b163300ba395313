import { authorize } from "../../core/authorize.js";
import type { Staff } from "../../core/office.js";
import type { Whole } from "../../core/search.js";
import type { BoardSettings, Viewer } from "./settings.js";

/** Whether somebody looks after the channels: who coordinates, and who leads. */
export function seesChannels({ roles }: Staff): boolean {
  return roles.includes("coordinator") || roles.includes("official");
}

/** Who takes in another hotline's work orders: whoever coordinates registers (§15). */
export function takesOrders({ roles }: Staff): boolean {
  return roles.includes("coordinator");
}

/** A request that the viewer may know of; undefined for one that does not exist, is a draft, or is not theirs to see. */
export async function readable(
  { read }: Pick<BoardSettings, "read">,
  viewer: Viewer,
  id: string,
): Promise<Whole | undefined> {
  const whole = await read.whole(id);
  if (whole === undefined || whole.request.no === 0) return undefined;
  // Nobody at a desk may do what the clock does: what matters is whether a stranger is answered.
  const refusal = authorize(viewer, { is: "staff", id: viewer.staff.id }, "tick", whole.request);
  return refusal?.refused === "unknown" ? undefined : whole;
}
