import type { Say } from "../../core/say.js";
import { type Case, type Reply, say } from "../case.js";
import { codeFrom, hashOf, LASTS } from "../code.js";
import type { Handler } from "./resident.js";

/** 绑定, by a resident in one of their chats: a code for the other one. The last one that was asked for counts. */
export function codeForSelf(about: Case): Reply {
  const { actor, scene } = about;
  const code = codeFrom(about.id());
  const until = about.now + LASTS;
  const hash = hashOf(about.office.id, code);
  return {
    ...answer({ kind: "link-code", code, until }, { notAfter: until }),
    code: { do: "make", hash, person: actor.id, chat: scene.conversation.id, by: actor.id, expires: until },
    audited: [{ by: actor.id, what: "link code made", about: {} }],
  };
}

/** 绑定 123456 with a resident's code: whose it is is not shown, only where it is from, and nothing is joined before they agree. */
export function askToLink(
  about: Case,
  { hash, person, chat }: Readonly<{ hash: string; person: string; chat: string }>,
): Reply {
  const used = { do: "use", hash } as const;
  if (isSelf(about, person)) return { ...answer({ kind: "not-linked", why: "same" }), code: used };
  return {
    ...answer(
      { kind: "link-ask", platform: platformOf(chat) },
      {
        options: [
          { data: "link::yes", label: "link-yes" },
          { data: "link::no", label: "link-no" },
        ],
        // What was found stays with the question: a press alone joins nobody.
        keep: JSON.stringify([person, chat]),
      },
    ),
    code: used,
    audited: [{ by: about.actor.id, what: "link code used", about: { platform: about.platform } }],
  };
}

/**
 * One resident in several chats. Persons are joined by a name that they share, and no fact is rewritten: each request keeps its
 * reporter, its number and its own opinion, so that nothing is lost or counted twice, and what was joined can be undone.
 */
export const linkActs = {
  link: (about, said) => {
    const kept = keptIn(said.text);
    if (about.staff !== undefined || kept === undefined) return answer({ kind: "not-linked", why: "late" });
    if (said.args[0] !== "yes") return answer({ kind: "not-linked", why: "no" });
    if (about.prompt === undefined || about.now - about.prompt.at > LASTS)
      return answer({ kind: "not-linked", why: "late" });
    return join(about, kept);
  },
  unlink: (about) => {
    const { actor, scene, platform } = about;
    if (about.staff !== undefined || scene.selves.length === 0) return answer({ kind: "not-linked", why: "alone" });
    const others = scene.selves.flatMap(({ chat }) => chat ?? []);
    return {
      notices: [
        ...answer({ kind: "unlinked", platforms: others.map(platformOf) }).notices,
        ...others.map((chat) => there(chat, { kind: "unlinked-there", platform })),
      ],
      selves: { do: "leave", persons: [actor.id] },
      audited: [{ by: actor.id, what: "unlinked", about: { persons: scene.selves.length + 1, platform } }],
    };
  },
  prefer: (about) => {
    const { actor, scene, platform, inbound } = about;
    if (about.staff !== undefined) return say({ say: { kind: "reminders", on: true, staff: true } });
    if (inbound.chat.kind === "group") return say({ say: { kind: "not-bound", why: "private", left: 0 } });
    const others = scene.selves.flatMap(({ chat }) => (chat === undefined ? [] : [platformOf(chat)]));
    return {
      ...answer({ kind: "preferred", platform, others }),
      selves: { do: "prefer", persons: [actor.id], chat: scene.conversation.id },
      audited: [{ by: actor.id, what: "chat chosen", about: { platform } }],
    };
  },
} satisfies Partial<Record<"link" | "unlink" | "prefer", Handler>>;

function join(about: Case, [person, chat]: readonly [string, string]): Reply {
  const { actor, scene, platform } = about;
  return {
    notices: [
      ...answer({ kind: "linked", platform: platformOf(chat) }, { options: [{ data: "prefer:", label: "prefer" }] })
        .notices,
      {
        ...there(chat, { kind: "linked-there", platform }),
        options: [
          { data: "prefer:", label: "prefer" },
          { data: "unlink:", label: "unlink" },
        ],
      },
    ],
    selves: { do: "join", persons: [actor.id, person], self: about.id() },
    // What was held where a window is shut can now be said in the other chat.
    released: [scene.conversation.id, chat],
    audited: [{ by: actor.id, what: "linked", about: { with: person, platform, from: platformOf(chat) } }],
  };
}

function answer(told: Say, more: Omit<Parameters<typeof say>[0], "say"> = {}): Reply {
  return say({ say: told, ...more });
}

function there(chat: string, told: Say): Reply["notices"][number] {
  return { to: { chat }, weight: "reply", say: told };
}

function isSelf({ actor, scene }: Case, person: string): boolean {
  return person === actor.id || scene.selves.some(({ id }) => id === person);
}

function platformOf(chat: string): string {
  return chat.slice(0, chat.indexOf(":"));
}

/** The person and the conversation that the question keeps; undefined for words that no question of ours kept. */
function keptIn(text: string): readonly [string, string] | undefined {
  try {
    const kept: unknown = JSON.parse(text);
    if (!Array.isArray(kept)) return undefined;
    const [person, chat]: readonly unknown[] = kept;
    return typeof person === "string" && typeof chat === "string" ? [person, chat] : undefined;
  } catch {
    return undefined;
  }
}
