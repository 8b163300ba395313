import type { ChatEvent, Inbound } from "../../src/port/index.js";
import { cutQuote, decode } from "./decode.js";
import { within } from "./faults.js";
import type { Notice } from "./inbox.js";
import type { Open } from "./link.js";
import { askMs, milliseconds, person, readMessage } from "./read.js";
import type { Recent } from "./recent.js";
import type { Move } from "./session.js";

/** What a puppet tells by an id or a bare event, as notices that can be read once or again. */
export type Notices = Readonly<{
  message(id: string): Notice;
  friendship(id: string): Notice;
  moved(event: Extract<ChatEvent, "joined" | "left">, move: Move): Notice;
}>;

/** Notices that are read through whichever session is open at that moment. */
export function createNotices(session: () => Open, recent: Recent): Notices {
  return {
    message: (id) => async () => {
      const { puppet, me, types } = session();
      const raw = await readMessage({ puppet, me, kinds: types.Message, recent }, id);
      const said = cutQuote(raw.text)?.answer ?? raw.text;
      if (said !== "") recent.note(raw.chat.id, said, { ref: id, fromBot: raw.from.id === me, from: raw.from.id });
      return decode(raw);
    },
    friendship: (id) => async () => {
      const { puppet, types } = session();
      const { type, contactId, timestamp } = await within(askMs, puppet.friendshipPayload(id));
      // Whoever asks the office for contact gets it. The puppet then tells of the friendship once more, as confirmed.
      if (type === types.Friendship.Receive) await within(askMs, puppet.friendshipAccept(id));
      if (type !== types.Friendship.Confirm) return undefined;
      const [name] = (await person(puppet, contactId)).names;
      return started(
        { id: contactId, ...(name === undefined ? {} : { name }) },
        `friend:${id}`,
        milliseconds(timestamp),
      );
    },
    moved: (event, { room, who, by, at }) => {
      const seen = milliseconds(at);
      return async () => {
        if (!who.includes(session().me)) return undefined;
        const chat = { id: room, kind: "group" } as const;
        return { key: `${event}:${room}:${seen}`, at: seen, chat, from: { id: by }, text: "", addressed: false, event };
      };
    },
  };
}

function started(from: Inbound["from"], key: string, at: number): Inbound {
  return { key, at, chat: { id: from.id, kind: "private" }, from, text: "", addressed: true, event: "started" };
}
