import { type Case, type Reply, say } from "../case.js";

/** What whoever asks can type: residents, those who work on requests, and those who oversee them besides. */
export function help({ staff }: Pick<Case, "staff">): Reply {
  const leads = staff?.roles.some((role) => role === "official" || role === "coordinator") ?? false;
  const working = say({ say: { kind: "help", staff: staff !== undefined } });
  const leading = say({ say: { kind: "help", staff: true, leads } });
  return leads ? { notices: [...leading.notices, ...working.notices] } : working;
}
