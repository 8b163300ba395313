import { authorize } from "../../core/authorize.js";
import type { Act } from "../../core/command.js";
import type { Staff } from "../../core/office.js";
import type { Say } from "../../core/say.js";
import type { Said } from "../../intent/acts.js";
import { normal } from "../../intent/normal.js";
import { type Case, type Reply, say } from "../case.js";
import { findRequest } from "./find.js";
import { refuse } from "./run.js";

type Wanted = Extract<Say, { kind: "ask-text" }>["for"] & Act;

/** Asks for the words first where none came with the act, and it can be done; the next free text is them. */
export function withText(about: Case, said: Said, what: Wanted, go: () => Reply): Reply {
  if (said.text !== "") return go();
  const found = findRequest(about, said, what);
  if ("reply" in found) return found.reply;
  const { request } = found.stored;
  const refusal = authorize(about, about.actor, what, request);
  if (refusal !== undefined) return refuse(about, found.stored, refusal);
  return say({
    say: { kind: "ask-text", no: request.no, for: what },
    request: request.id,
    expects: [said.act, request.id, ...said.args].join(":"),
  });
}

/** The colleague a text names, by the platform's mention or by name, and the words besides. */
export function personIn(about: Case, text: string): { staff: Staff; rest: string } | undefined {
  const mentioned = about.inbound.mentions ?? [];
  const all = [...about.office.staff.values()].sort((one, other) => other.name.length - one.name.length);
  // Whoever was called by the platform is meant, whatever names the reason holds.
  const by =
    all.find((staff) => mentioned.some((mention) => about.staffOf(mention.id) === staff.id)) ??
    all.find(
      (staff) =>
        text.includes(staff.name) ||
        normal(text)
          .split(/[\s@,，]+/)
          .includes(normal(staff.id)),
    );
  if (by === undefined) return undefined;
  const names = [by.name, by.id, ...mentioned.map((mention) => mention.name ?? "")].filter((name) => name !== "");
  const rest = names.reduce((left, name) => left.replace(new RegExp(`@?${quoted(name)}`, "giu"), ""), text);
  return { staff: by, rest: rest.replace(/^[\s@,，:：、]+/u, "").trim() };
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
