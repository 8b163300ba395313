import type { Act, Actor } from "../world.js";
import { buttonsOf, type Chats, type Kept, refOf } from "./chats.js";
import type { Feed } from "./feed.js";
import { bot, userOf, type Wire } from "./wire.js";

/** What people do on Telegram; each resolves when the bot has acknowledged it. */
export type People = Readonly<{
  act(actor: Actor, act: Act): Promise<string>;
  late(actor: Actor, act: Act): Promise<() => Promise<void>>;
  press(actor: Actor, ref: string, label: string): Promise<void>;
  /** Several pictures at once, as one album; the words stand under the first. */
  album(actor: Actor, pictures: readonly Uint8Array[], text: string): Promise<readonly string[]>;
  /** Changes what the person said earlier. */
  edit(ref: string, text: string): Promise<void>;
  /** Says something and changes it; the change is delivered first, and what was said by what this resolves to. */
  overtaken(actor: Actor, said: string, text: string): Promise<() => Promise<void>>;
  /** Delivers any update that a test spells out. */
  raw(chat: string, update: Wire): Promise<void>;
}>;

/** People whose doings are kept in these chats and go out on this feed. */
export function createPeople(chats: Chats, feed: Feed, queries: Set<string>): People {
  const { write, tell, did, change } = createPen(chats, feed);
  return {
    act: async (actor, act) => {
      if (act.event === "stopped") {
        await feed.push(act.chat ?? actor.id, { my_chat_member: blocked(actor) });
        return "";
      }
      const kept = did(actor, act);
      await tell(kept);
      return refOf(kept.at(-1));
    },
    late: async (actor, act) => {
      const kept = did(actor, act);
      return () => tell(kept);
    },
    album: async (actor, pictures, text) => {
      const kept = albumOf(pictures, text, chats).map((content) => write(actor, actor.id, content));
      await tell(kept);
      return kept.map(({ id }) => String(id));
    },
    press: async (actor, ref, label) => {
      const kept = chats.find(ref);
      await feed.push(kept.chat, { callback_query: pressed(actor, kept, { label, queries }) });
    },
    edit: (ref, text) => change(chats.find(ref), text),
    overtaken: async (actor, said, text) => {
      const kept = did(actor, { text: said });
      const told = kept.map((one) => ({ ...one }));
      for (const one of kept) await change(one, text);
      return () => tell(told);
    },
    raw: (chat, update) => feed.push(chat, update),
  };
}

/** What is said is kept first, and told to the bot then. */
function createPen(chats: Chats, feed: Feed) {
  const write = (actor: Actor, chat: string, content: Wire, answers?: Kept) =>
    chats.add(chat, userOf(actor), content, answers);
  return {
    write,
    tell: async (kept: readonly Kept[]) =>
      void (await Promise.all(kept.map(({ chat, wire }) => feed.push(chat, { message: wire })))),
    did: (actor: Actor, act: Act): readonly Kept[] => {
      const answers = act.under === undefined ? chats.opening(act.chat ?? "") : chats.find(act.under);
      return contentsOf(act, chats).map((content) => write(actor, act.chat ?? actor.id, content, answers));
    },
    change: (kept: Kept, text: string) => feed.push(kept.chat, { edited_message: changed(kept, text).wire }),
  };
}

function changed(kept: Kept, text: string): Kept {
  const { entities: _, ...wire } = kept.wire;
  kept.wire = { ...wire, text, edit_date: Math.floor(Date.now() / 1000) };
  return kept;
}

function pressed(actor: Actor, kept: Kept, { label, queries }: { label: string; queries: Set<string> }): Wire {
  const data = dataOf(kept, label);
  const id = String(8_000_000_000_000_000n + BigInt(queries.size) * 7n + BigInt(Date.now()));
  queries.add(id);
  return { id, from: userOf(actor), message: kept.wire, chat_instance: "1", data };
}

function dataOf(kept: Kept, label: string): string {
  const button = [...buttonsOf(kept), ...(kept.former ?? [])].find(({ text }) => text === label);
  if (button === undefined) throw new Error(`there is no button ${label} under message ${kept.id}`);
  return button.callback_data;
}

function albumOf(pictures: readonly Uint8Array[], caption: string, chats: Chats): readonly Wire[] {
  const media_group_id = `A${Date.now()}`;
  return pictures.map((bytes, at) => ({
    ...chats.keep("image", { bytes }),
    media_group_id,
    ...(at === 0 && { caption }),
  }));
}

function blocked(actor: Actor): Wire {
  const user = bot;
  return {
    chat: { id: Number(actor.id), type: "private", first_name: actor.name },
    from: userOf(actor),
    date: Math.floor(Date.now() / 1000),
    old_chat_member: { user, status: "member" },
    new_chat_member: { user, status: "kicked", until_date: 0 },
  };
}

/** The messages that Telegram's app makes of it: long text is cut at 4,096, and what is neither is a throw of dice. */
function contentsOf(act: Act, chats: Chats): readonly Wire[] {
  const { text, entities } = written(act);
  if (act.place) return [placed(act.place)];
  if (act.file) {
    const { kind, ...file } = act.file;
    return [{ ...chats.keep(kind, file), ...(text && { caption: text, caption_entities: entities }) }];
  }
  // A kind of message that no bot of today knows.
  if (text === "") return [{ thing_of_tomorrow: { value: 4 } }];
  const pieces = text.match(/[\s\S]{1,4096}/g) ?? [];
  return pieces.map((piece, at) => ({ text: piece, ...(at === 0 && entities.length > 0 && { entities }) }));
}

function placed({ latitude, longitude, label }: NonNullable<Act["place"]>): Wire {
  const location = { latitude, longitude };
  return { location, ...(label && { venue: { location, title: label, address: "" } }) };
}

function written(act: Act): { text: string; entities: readonly Wire[] } {
  const entities: Wire[] = [];
  let text = "";
  if (act.mentionsBot) {
    entities.push({ type: "mention", offset: 0, length: bot.username.length + 1 });
    text = `@${bot.username} `;
  }
  for (const person of act.mentions ?? []) {
    entities.push({ type: "text_mention", offset: text.length, length: person.name.length, user: userOf(person) });
    text += `${person.name} `;
  }
  const said = act.event === "started" ? `/start ${act.text ?? ""}`.trim() : (act.text ?? "");
  const command = /^\/\w+(@\w+)?/.exec(said)?.[0];
  if (command) entities.push({ type: "bot_command", offset: text.length, length: command.length });
  return { text: text + said, entities };
}
