import { useState } from "preact/hooks";
import { empty } from "./chats.js";
import { Composer } from "./composer.js";
import { html } from "./html.js";
import { Log } from "./log.js";

/**
 * @typedef {import("./wire.js").Person} Person
 * @typedef {{ seat: import("./words.js").Seat, chat: Person | undefined, me: Person | undefined, people: readonly Person[], more: string | undefined }} Place
 * @typedef {{ chats: import("./chats.js").Chats, pending: readonly import("./outbox.js").Pending[], words: import("./words.js").Words,
 *   language: string, live: "live" | "lost" | undefined, office: import("./wire.js").Office, unread(chat: Person, me: string): number,
 *   send(letter: import("./outbox.js").Letter): unknown, drop(key: string): void }} Shared
 */

/**
 * One seat at the playground: a chat, and who sits in front of it.
 * @param {{ place: Place, shared: Shared, visible: boolean, onChoose(id: string): void }} props
 */
export function Pane({ place, shared, visible, onChoose }) {
  const { seat, chat, me } = place;
  const { words } = shared;
  const nobody = seat === "group" ? words.noGroup : words.none;
  return html`<section class=${`pane ${seat}`} id=${`pane-${seat}`} aria-labelledby=${`title-${seat}`} hidden=${!visible}>
    <p class="caption"><b>${words.seats[seat]}</b><span>${words.does[seat]}</span></p>
    <div class="frame">
      <header>
        <span class="face" aria-hidden="true">${(chat?.name ?? "—").slice(0, 1)}</span>
        <${Names} place=${place} shared=${shared} onChoose=${onChoose} />
      </header>
      ${chat && me ? html`<${Talk} key=${`${chat.id} ${me.id}`} ...${{ place, chat, me, shared, visible }} />` : html`<p class="welcome">${nobody}</p>`}
    </div>
  </section>`;
}

/** @param {{ place: Place, chat: Person, me: Person, shared: Shared, visible: boolean }} props */
function Talk({ place: { seat }, chat, me, shared, visible }) {
  const { words, office, language, live } = shared;
  const [replied, setReplied] = useState(/** @type {import("./chats.js").Message | undefined} */ (undefined));
  const { messages } = shared.chats[chat.id] ?? empty;
  const pending = stillUnderway(shared.pending, chat, messages);
  const titles = new Map(office.personas.map(({ id, title }) => [id, title ?? ""]));
  const by = { as: { id: me.id, name: me.name, language }, ...(seat === "group" ? { chat: chat.id } : {}) };
  const onSend = (/** @type {import("./composer.js").Draft} */ { files, ...draft }) => {
    const under = replied ? { under: replied.ref } : {};
    const body = { ...by, ...draft, ...under, mentions: calledIn(draft.text, office) };
    shared.send({ path: "/web/say", chat: chat.id, body, files });
    setReplied(undefined);
  };
  const onPress = (
    /** @type {import("./chats.js").Message} */ { ref },
    /** @type {import("./wire.js").Button} */ { data },
  ) => shared.send({ path: "/web/press", chat: chat.id, body: { ...by, ref, data } });
  const who = { me: me.id, bot: office.bot, name: chat.name };
  const shown = { messages, pending, words, language, titles, visible, onPress };
  return html`<${Log} ...${who} ...${shown} named=${seat === "group"} busy=${live !== "live"} welcome=${words.welcome[seat]} onReply=${setReplied} onDismiss=${shared.drop} />
    <${Composer}
      label=${words.write(me.name)}
      hint=${words.hint[seat]}
      phrases=${words.suggestions[seat]}
      names=${[office.bot, ...office.personas.map(({ name }) => name)]}
      words=${words}
      replying=${replied && (replied.from?.name ?? office.bot)}
      onReplyEnd=${() => setReplied(undefined)}
      onSend=${onSend}
    />`;
}

/**
 * What was said in this chat and does not stand in it yet; a press shows no words.
 * @param {Shared["pending"]} pending
 * @param {Person} chat
 * @param {readonly import("./chats.js").Message[]} messages
 */
function stillUnderway(pending, chat, messages) {
  const arrived = new Set(messages.map(({ key }) => key));
  return pending.filter((one) => one.chat === chat.id && one.text !== "" && !arrived.has(one.key));
}

/**
 * The people of the office whom a text calls by name.
 * @param {string} text
 * @param {import("./wire.js").Office} office
 */
function calledIn(text, { personas }) {
  return personas.filter(({ name }) => text.includes(`@${name}`)).map(({ id, name }) => ({ id, name }));
}

/**
 * Who the chat is with. Where another may sit here, the name is the place to choose them.
 * @param {{ place: Place, shared: Shared, onChoose(id: string): void }} props
 */
function Names({ place, shared, onChoose }) {
  const { seat, chat, me, people, more } = place;
  const { words, office } = shared;
  const choice =
    (people.length > 1 || more) && html`<${Chooser} place=${place} shared=${shared} onChoose=${onChoose} />`;
  const title = office.personas.find(({ id }) => id === me?.id)?.title ?? words.seats[seat];
  const inGroup = seat === "group";
  return html`<div class="names">
    <h2 id=${`title-${seat}`} class=${choice && !inGroup ? "unseen" : ""}>${chat?.name ?? words.seats[seat]}</h2>
    ${!inGroup && choice}
    <p>${inGroup ? html`${words.as}${choice || me?.name}` : title}</p>
  </div>`;
}

/** @param {{ place: Place, shared: Shared, onChoose(id: string): void }} props */
function Chooser({ place, shared, onChoose }) {
  const { seat, people, me, more } = place;
  const { words } = shared;
  const label = (/** @type {Person} */ person) => {
    const count = seat === "group" || person.id === me?.id ? 0 : shared.unread(person, person.id);
    return count > 0 ? `${person.name}（${words.unread(count)}）` : person.name;
  };
  return html`<select
    aria-label=${words.choose[seat]}
    value=${me?.id}
    onChange=${(/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) => onChoose(currentTarget.value)}
  >
    ${people.map((person) => html`<option key=${person.id} value=${person.id}>${label(person)}</option>`)}
    ${more && html`<option value="">${more}</option>`}
  </select>`;
}
