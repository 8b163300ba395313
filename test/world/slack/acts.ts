import type { Act, Actor, World } from "../world.js";
import type { Api, OpenedForm } from "./api.js";
import type { Carrier, Delivery } from "./delivery.js";
import { app, type Emulator } from "./emulator.js";
import { afresh, changeEvent, commandOf, echo, formOf, messageEvents, pressOf, type Written } from "./events.js";
import type { Workspace } from "./people.js";
import { type Kept, refOf } from "./shown.js";
import { type Place, write } from "./write.js";

/** What people of the workspace do, and how the bot comes to hear of it. */
export type Acts = Pick<World, "act" | "late" | "press" | "repeat"> &
  Readonly<{
    command(actor: Actor, command: string, text?: string, chat?: string): Promise<void>;
    /** Changes what a person said earlier. */
    edit(ref: string, text: string): Promise<void>;
    /** Says something and changes it; the change is delivered first, and what was said by what this resolves to. */
    overtaken(actor: Actor, said: string, text: string): Promise<() => Promise<void>>;
    /** The form that stands before somebody since their last press, if one does. */
    form(actor: Actor): OpenedForm | undefined;
    /** Fills that form in and sends it. */
    fill(actor: Actor, filled: Readonly<{ person: string; words: string }>): Promise<void>;
  }>;

type Stage = Readonly<{ emulator: Emulator; workspace: Workspace; api: Api; carrier: Carrier; origin: string }>;

/** People who write into the emulator's channels, and a bot that is told so. */
export function createActs(stage: Stage): Acts {
  const { workspace, api, carrier } = stage;
  const { did, changed } = createPen(stage);
  const echoes = createEchoes(api.kept);
  let last: readonly Delivery[] = [];
  const deliver = async (deliveries: readonly Delivery[]) => {
    last = deliveries;
    await Promise.all([...echoes(), ...deliveries].map((one) => carrier.deliver(one)));
  };
  return {
    act: async (actor, act) => {
      const { ref, events } = await did(actor, act);
      await deliver(events);
      return ref;
    },
    late: async (actor, act) => {
      const { events } = await did(actor, act);
      return () => deliver(events);
    },
    edit: (ref, text) => deliver([changed(ref, text)]),
    overtaken: async (actor, said, text) => {
      const { ref, events } = await did(actor, { text: said });
      await deliver([changed(ref, text)]);
      return () => deliver(events);
    },
    ...createPresses(api, deliver),
    command: async (actor, command, text = "", chat) => {
      const { dm } = await workspace.member(actor);
      await deliver([commandOf(actor, chat ?? dm, command, text)]);
    },
    repeat: () => deliver(last.map(afresh)),
  };
}

/** What is said is written into the channel, and remembered: it can be changed. */
function createPen({ emulator, workspace, api, origin }: Stage) {
  const placeOf = createPlaces(api.kept);
  const said = new Map<string, Written>();
  return {
    async did(actor: Actor, act: Act): Promise<{ ref: string; events: readonly Delivery[] }> {
      if (act.place || act.event) throw new Error("Slack has no places, and tells of no beginning");
      const member = await workspace.member(actor);
      for (const other of act.mentions ?? []) await workspace.member(other);
      const written = await write(emulator, member, act, placeOf.find(act, member.dm));
      const { channel, ts, thread } = written;
      const ref = refOf({ channel, ts, ...(thread === undefined ? {} : { thread_ts: thread }) });
      placeOf.remember(channel, ts, actor.id);
      said.set(ref, written);
      // The emulator knows only its own address; people and bots know the played one.
      return { ref, events: JSON.parse(JSON.stringify(messageEvents(written)).replaceAll(emulator.url, origin)) };
    },
    changed(ref: string, text: string): Delivery {
      const written = said.get(ref);
      if (written === undefined) throw new Error("nobody said this");
      return changeEvent(written, text, (Date.now() / 1000).toFixed(6));
    },
  };
}

/** Presses of buttons, and the forms that they let the bot open. */
function createPresses(
  { kept, forms }: Api,
  deliver: (deliveries: readonly Delivery[]) => Promise<void>,
): Pick<Acts, "press" | "form" | "fill"> {
  const triggers = new Map<string, string>();
  const formBefore = (actor: Actor) => forms.get(triggers.get(actor.id) ?? "");
  return {
    press: async (actor, ref, label) => {
      const pressedOn = kept.find((one) => refOf(one) === ref);
      if (pressedOn === undefined) throw new Error("there is no such message of the bot's");
      const pressed = pressOf(actor, pressedOn, label);
      triggers.set(actor.id, String(pressed.payload.trigger_id));
      await deliver([pressed]);
    },
    form: formBefore,
    fill: async (actor, filled) => {
      const form = formBefore(actor);
      if (form === undefined) throw new Error(`no form stands before ${actor.name}`);
      await deliver([formOf(actor, form, filled)]);
    },
  };
}

type Places = Readonly<{
  find(act: Act, dm: string): Place;
  remember(channel: string, ts: string, author: string): void;
}>;

/** Knows who began each thread. */
function createPlaces(kept: readonly Kept[]): Places {
  const authors = new Map<string, string>();
  return {
    remember: (channel, ts, author) => void authors.set(`${channel}:${ts}`, author),
    find: (act, dm) => {
      const [channel = act.chat ?? dm, ts, thread = ts] = act.under?.split(":") ?? [];
      if (thread === undefined) return { channel };
      const byBot = kept.some((one) => one.channel === channel && one.ts === thread);
      return { channel, thread, parent: byBot ? app.botUserId : (authors.get(`${channel}:${thread}`) ?? "") };
    },
  };
}

/** The bot's own messages, each told to it once, with the next thing that anyone does. */
function createEchoes(kept: readonly Kept[]): () => readonly Delivery[] {
  let told = 0;
  return () => {
    const untold = kept.slice(told);
    told = kept.length;
    return untold.map(echo);
  };
}
