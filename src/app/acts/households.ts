import { alertFor } from "../../core/alert.js";
import type { Twin } from "../../core/command.js";
import { decide, isRefusal } from "../../core/decide/index.js";
import { isOwn } from "../../core/relation.js";
import { isFollowing, isOpen, type Request } from "../../core/request.js";
import { isTwin } from "../../core/twin.js";
import type { Stored } from "../../store/types.js";
import { type Case, type Reply, say } from "../case.js";
import { toChange } from "./change.js";
import { run } from "./run.js";

/** The open request of another household that a new one is about as well (D2), if the scene holds one. */
export function twinOf(about: Case, request: Request): Twin | undefined {
  const lead = alertFor({ ...about, alerts: about.roster.alerts ?? [] }, request.matter)?.lead;
  const cause = about.scene.requests.find((one) => one.request.id === lead)?.request;
  if (cause !== undefined && mayFollow(cause, request)) return asTwin(cause);
  // What they reported in another chat of theirs is their own, and no other household's.
  const others = about.scene.requests.filter((one) => !isOwn(about, about.actor, one.request));
  const other = others.find((one) => isTwin(about.office, request, one.request, about.now));
  return other === undefined ? undefined : asTwin(other.request);
}

/** Danger is never merged, and what is sealed stays alone; one's own request is more of the same. */
function mayFollow(cause: Request, { id, reporter, sealed, matter }: Request): boolean {
  const open = isOpen(cause) && cause.status !== "answered" && !isFollowing(cause);
  return open && !sealed && matter.urgency !== "critical" && cause.id !== id && cause.reporter !== reporter;
}

/** A request as the one that others are merged into. */
function asTwin({ id, no, accountable, claimedAt }: Request): Twin | undefined {
  return accountable === undefined ? undefined : { id, no, accountable, claimed: claimedAt !== undefined };
}

/** T29 for the one that is merged into: one household more. */
function join(about: Case, into: Stored, child: Request): Reply {
  const decision = decide({
    ...about,
    actor: { is: "bot", id: "" },
    request: into.request,
    command: { do: "join", child: child.id, childNo: child.no },
  });
  if (isRefusal(decision)) throw new Error(`a request that others may follow was refused: ${decision.refused}`);
  return { changes: [toChange(about, into, decision)], notices: decision.notices };
}

/** The other side of a registration that followed another household's (T29). */
export function joinTwin(about: Case, child: Request): Reply {
  const into = about.scene.requests.find(({ request }) => request.id === child.mergedInto);
  return into === undefined ? { notices: [] } : join(about, into, child);
}

/** 并单 44 31: by hand, where the bot did not see that two households mean the same. */
export function mergeInto(about: Case, child: Stored, no: number | undefined): Reply {
  const into = about.scene.requests.find(({ request }) => request.no === no && request.no > 0);
  const twin = into === undefined ? undefined : asTwin(into.request);
  if (into === undefined || twin === undefined || isFollowing(into.request) || into.request.status === "closed")
    return say({ say: { kind: "refused", refused: "unknown" } });
  const merged = run(about, child, { do: "merge", twin });
  if (merged.changes === undefined) return merged;
  const joined = join(about, into, child.request);
  return { changes: [...merged.changes, ...(joined.changes ?? [])], notices: [...merged.notices, ...joined.notices] };
}

/** 拆单 44: stands alone again; the other has a household less. */
export function splitOff(about: Case, child: Stored): Reply {
  const parent = about.scene.requests.find(({ request }) => request.id === child.request.mergedInto);
  const split = run(about, child, { do: "split" });
  if (split.changes === undefined || parent === undefined) return split;
  const parted = decide({
    ...about,
    actor: { is: "bot", id: "" },
    request: parent.request,
    command: { do: "part", child: child.request.id },
  });
  return isRefusal(parted) ? split : { ...split, changes: [...split.changes, toChange(about, parent, parted)] };
}
