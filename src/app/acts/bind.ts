import { named } from "../../core/named.js";
import { type Case, say } from "../case.js";
import { codeFrom, codeIn, hashOf, LASTS } from "../code.js";
import { askToLink, codeForSelf } from "./link.js";
import type { Handler } from "./resident.js";
import { personIn } from "./words.js";

/** How often one may guess in a chat, or all together, while a code lasts. */
const TRIES = 5;
const ALL_TRIES = 50;

/**
 * 绑定码 @姓名, by a coordinator in private, or 绑定 by a resident; 绑定 123456, by whoever was given it: once, in ten minutes, in
 * five tries.
 */
export const bindActs = {
  "bind-code": (about, said) => {
    if (!about.staff?.roles.includes("coordinator")) return say({ say: { kind: "refused", refused: "not-yours" } });
    if (about.inbound.chat.kind === "group")
      return say({ say: { kind: "duty-fault", why: "private", act: "bind-code" } });
    const person = personIn(about, said.text);
    if (person === undefined) return say({ say: { kind: "duty-fault", why: "who", act: "bind-code" } });
    const code = codeFrom(about.id());
    const until = about.now + LASTS;
    const { id } = person.staff;
    return {
      ...say({ say: { kind: "bind-code", who: named(about.office, id), code, until } }),
      code: { do: "make", hash: hashOf(about.office.id, code), staff: id, by: about.actor.id, expires: until },
      audited: [{ by: about.actor.id, what: "code made", about: { staff: id } }],
    };
  },
  bind: (about) => {
    const { scene, inbound, platform, now } = about;
    if (inbound.chat.kind === "group") return refused("private");
    if (about.staff !== undefined) return refused("already");
    if (codeIn(inbound.text) === undefined) return codeForSelf(about);
    const found = scene.code;
    const misses = found?.misses ?? { here: 0, anywhere: 0 };
    if (misses.here >= TRIES || misses.anywhere >= ALL_TRIES) return refused("locked");
    const wrong = { ...refused("wrong", TRIES - misses.here - 1), audited: [missed(about)] };
    if (found === undefined || found.used || (found.expires ?? 0) <= now) return wrong;
    const { hash, person, chat } = found;
    if (person !== undefined && chat !== undefined) return askToLink(about, { hash, person, chat });
    const known = found.staff === undefined ? undefined : about.office.staff.get(found.staff);
    if (known === undefined) return wrong;
    return {
      ...say({ say: { kind: "bound", who: named(about.office, known.id) } }),
      account: { platform, user: inbound.from.id, staff: known.id },
      code: { do: "use", hash: found.hash },
      audited: [{ by: known.id, what: "bound", about: { staff: known.id, platform } }],
      // Whoever works here is nobody's resident any more.
      ...(scene.selves.length === 0 ? {} : { selves: { do: "leave", persons: [about.actor.id] } }),
    };
  },
} satisfies Partial<Record<"bind" | "bind-code", Handler>>;

function refused(why: "wrong" | "locked" | "private" | "already", left = 0) {
  return say({ say: { kind: "not-bound", why, left } });
}

function missed({ actor, platform }: Case) {
  return { by: actor.id, what: "code missed", about: { platform } };
}
