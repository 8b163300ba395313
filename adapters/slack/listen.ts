import type { App } from "@slack/bolt";
import type { Inbound, Sink } from "../../src/port/index.js";
import { type Around, decodeChange, decodeCommand, decodeMessage, decodePress, type SlackMessage } from "./decode.js";
import { decodeForm, type Forms, formId, peopleIn } from "./form.js";
import type { People } from "./people.js";
import { mentionsIn } from "./text.js";

/** Who the bot is, where inbounds go, what a press lets open, and the time, as of now; no sink before the start and after the stop. */
export type Ear = Readonly<{ botId: string; forms: Forms; sink: Sink | undefined; now: number }>;

/**
 * Registers everything that a person can do with Bolt. A listener that rejects leaves Slack unanswered. What it returns takes a
 * message that was read in another way.
 */
export function listen(app: App, people: People, ear: () => Ear): (message: SlackMessage) => Promise<void> {
  const take = async (ids: readonly string[], decode: (around: Around) => Inbound | undefined) => {
    const { botId, sink, now } = ear();
    if (sink === undefined) throw new Error("not open");
    const person = await people.meet(ids.filter((id) => id !== botId));
    const inbound = decode({ botId, person, now });
    if (inbound !== undefined) await sink(inbound);
  };
  const say = (event: SlackMessage) => {
    const { user = [], text = "" } = event.message ?? event;
    return take(
      [user, mentionsIn(text)].flat(),
      (around) => decodeMessage(event, around) ?? decodeChange(event, around),
    );
  };
  app.message(({ message }) => say(message));
  // A mention in a channel comes a second time as this, under another event id; both have one key.
  app.event("app_mention", ({ event }) => say(event));
  app.action({ type: "block_actions" }, ({ body, action }) => {
    const { user, channel, message } = body;
    ear().forms.pressed(user.id, body.trigger_id);
    // Of all the kinds of block action only buttons are ever sent, and those carry their data as `value`.
    const value = "value" in action && typeof action.value === "string" ? { value: action.value } : {};
    const press = { user, ...(channel ? { channel } : {}), ...(message ? { message } : {}) };
    return take([user.id], (around) =>
      decodePress({ ...press, action: { ...value, action_ts: action.action_ts } }, around),
    );
  });
  app.view(formId, ({ body }) => take(peopleIn(body), (around) => decodeForm(body, around)));
  app.command(/^\//, ({ command }) =>
    take([command.user_id, ...mentionsIn(command.text)], (around) => decodeCommand(command, around)),
  );
  app.error(async (error) => {
    throw error;
  });
  return say;
}
