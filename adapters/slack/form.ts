import type { types, webApi } from "@slack/bolt";
import type { Form, Inbound } from "../../src/port/index.js";
import { createBounded } from "./bounded.js";
import { type Around, named } from "./decode.js";

/** The one form of ours, by which Bolt knows what was sent. */
export const formId = "person-and-words";

/** How long Slack lets a press open a form, ms; it is 3 seconds at Slack's own clock. */
const TRIGGER_MS = 2_500;

/** A form that was sent; only what is used. */
export type SlackForm = Readonly<{
  user: Readonly<{ id: string; name?: string }>;
  view: Readonly<{
    id: string;
    private_metadata: string;
    state: Readonly<{
      values: Readonly<
        Record<string, Readonly<Record<string, Readonly<{ selected_user?: string | null; value?: string | null }>>>>
      >;
    }>;
  }>;
}>;

/** Forms over a chat: each press lets one be opened, for a moment. */
export interface Forms {
  pressed(user: string, trigger: string): void;
  /** Opens a form where a press of this person still allows it; else the message says how to type the same. Never rejects. */
  open(user: string, form: Form): Promise<void>;
}

/** Remembers the last press of each person, and opens forms by it. */
export function createForms(client: webApi.WebClient, clock: () => number): Forms {
  const presses = createBounded<Readonly<{ trigger: string; at: number }>>(1000);
  return {
    pressed: (user, trigger) => void presses.set(user, { trigger, at: clock() }),
    async open(user, form) {
      const press = presses.get(user);
      if (press === undefined || clock() - press.at > TRIGGER_MS) return;
      // A form that does not open is no fault: the message with the same choices stands in the chat.
      await client.views.open({ trigger_id: press.trigger, view: toView(form) }).catch(() => undefined);
    },
  };
}

/** A form as Slack's modal: a person to pick from the whole workspace, and words. */
function toView({ say, title, person, words, send }: Form): types.ModalView {
  const plain = (text: string, max: number) => ({ type: "plain_text", text: text.slice(0, max) }) as const;
  return {
    type: "modal",
    callback_id: formId,
    private_metadata: say,
    title: plain(title, 24),
    submit: plain(send, 24),
    blocks: [
      {
        type: "input",
        block_id: "person",
        label: plain(person, 2000),
        element: { type: "users_select", action_id: "it" },
      },
      {
        type: "input",
        block_id: "words",
        label: plain(words, 2000),
        element: { type: "plain_text_input", action_id: "it", multiline: true, max_length: 1000 },
      },
    ],
  };
}

/** A form that was sent, as the words that say the same in the chat; undefined where nobody was picked. */
export function decodeForm({ user, view }: SlackForm, around: Around): Inbound | undefined {
  const { values } = view.state;
  const picked = values.person?.it?.selected_user;
  if (!picked) return undefined;
  return {
    key: `f:${view.id}`,
    at: around.now,
    chat: { id: user.id, kind: "private" },
    from: around.person(user.id) ?? (user.name === undefined ? { id: user.id } : { id: user.id, name: user.name }),
    text: `${view.private_metadata} ${values.words?.it?.value ?? ""}`.trim(),
    mentions: [named(picked, around)],
    addressed: true,
  };
}

/** Who is meant in a form: the one who sent it, and the one who was picked. */
export function peopleIn({ user, view }: SlackForm): readonly string[] {
  return [user.id, view.state.values.person?.it?.selected_user ?? []].flat();
}
