import { isOwn } from "../../core/relation.js";
import { isOpen } from "../../core/request.js";
import type { ActName } from "../../intent/acts.js";
import { say } from "../case.js";
import { lineOf } from "./find.js";
import { help } from "./help.js";
import type { Handler } from "./resident.js";
import { placeOf, sceneIn, spotOf } from "./spot.js";

/** What anybody may ask for. */
export const commonActs = {
  start: (about, said) => greet(about, said),
  help,
  privacy: (about) => say({ say: { kind: "privacy", office: about.office.name } }),
  mute: (about) => remind(about, false),
  unmute: (about) => remind(about, true),
  language: (_about, said) => ({
    ...say({ say: { kind: "language" } }),
    conversation: { language: said.args[0] === "en" ? "en" : "zh-CN" },
  }),
} satisfies Partial<Record<ActName, Handler>>;

/** A resident's own wish for this chat; what decides who is answerable cannot be switched off. */
function remind(about: Parameters<Handler>[0], on: boolean): ReturnType<Handler> {
  const staff = about.staff !== undefined;
  const told = say({ say: { kind: "reminders", on, staff } });
  return staff ? told : { ...told, conversation: { muted: !on } };
}

/** Whoever comes from a group, where only a number could be said, is told here how their requests stand. */
function greet(...[about]: Parameters<Handler>): ReturnType<Handler> {
  const hello = say({ say: { kind: "greeting", office: about.office.name, staff: about.staff?.name } });
  const own = about.scene.requests.filter(({ request }) => isOwn(about, about.actor, request) && isOpen(request));
  const spot = spotOf(about.office, sceneIn(about.inbound.text));
  if (spot !== undefined && about.staff === undefined && about.inbound.chat.kind === "private")
    return say({
      say: { kind: "spotted", office: about.office.name, where: placeOf(about.office, spot) },
      expects: `spot::${spot.id}`,
    });
  if (own.length === 0 || about.inbound.chat.kind === "group") return hello;
  const lines = own.map(({ request }) => lineOf(about.office, request));
  return { notices: [...hello.notices, ...say({ say: { kind: "statuses", lines } }).notices] };
}
