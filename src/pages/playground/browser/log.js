import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { Icon } from "./icons.js";
import { Bubble } from "./message.js";

/**
 * @typedef {import("./chats.js").Message} Message
 * @typedef {import("./words.js").Words} Words
 */

/** Nearer to the end than this, px, and the reader is following. */
const near = 80;

/**
 * The messages of one chat. It follows the newest unless the reader has scrolled up. While `busy`, nothing is read out.
 * @param {{ messages: readonly Message[], pending: readonly import("./outbox.js").Pending[], me: string, bot: string, named: boolean,
 *   name: string, welcome: string, words: Words, language: string, titles: ReadonlyMap<string, string>, visible: boolean, busy: boolean,
 *   onPress(message: Message, button: import("./wire.js").Button): void, onReply(message: Message): void, onDismiss(key: string): void }} props
 */
export function Log({ messages, pending, name, welcome, visible, busy, onPress, onReply, onDismiss, ...rest }) {
  const { words, language } = rest;
  const { box, following, toEnd, onScroll } = useFollowing([messages, pending, visible]);
  const byRef = new Map(messages.map((message) => [message.ref, message]));
  const bubble = (/** @type {Message} */ message) => html`<${Bubble}
    key=${message.ref}
    ...${rest}
    message=${message}
    above=${byRef.get(message.under ?? "")}
    onPress=${(/** @type {import("./wire.js").Button} */ button) => onPress(message, button)}
    onReply=${() => onReply(message)}
  />`;
  return html`<div class="log">
    <ol ref=${box} onScroll=${onScroll} role="log" aria-live="polite" aria-busy=${busy} aria-label=${words.messages(name)} tabindex="0">
      ${messages.length === 0 && html`<li class="welcome">${welcome}</li>`}
      ${messages.map((message, at) => [
        newDay(messages[at - 1], message) &&
          html`<li class="day" key=${`day ${message.n}`}>${day(message.at, words, language)}</li>`,
        bubble(message),
      ])}
      ${pending.map((one) => html`<${Underway} key=${one.key} one=${one} words=${words} onDismiss=${() => onDismiss(one.key)} />`)}
    </ol>
    ${!following && html`<button class="newest" type="button" aria-label=${words.newest} onClick=${toEnd}><${Icon} name="down" /></button>`}
  </div>`;
}

/**
 * Keeps the end of the list in sight while the reader is there.
 * @param {readonly unknown[]} causes what makes the list longer
 */
function useFollowing(causes) {
  const box = useRef(/** @type {HTMLOListElement | null} */ (null));
  const [following, setFollowing] = useState(true);
  const toEnd = () => box.current?.scrollTo({ top: box.current.scrollHeight });
  useLayoutEffect(() => {
    if (following) toEnd();
  }, [...causes, following]);
  // Pictures and voices take their room only once they are loaded.
  useEffect(() => {
    const sizes = new ResizeObserver(() => following && toEnd());
    for (const item of box.current?.children ?? []) sizes.observe(item);
    return () => sizes.disconnect();
  }, [...causes, following]);
  const onScroll = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = box.current ?? {};
    setFollowing(scrollHeight - scrollTop - clientHeight < near);
  };
  return { box, following, toEnd, onScroll };
}

/** @param {{ one: import("./outbox.js").Pending, words: Words, onDismiss(): void }} props */
function Underway({ one, words, onDismiss }) {
  return html`<li class=${`bubble mine ${one.state}`}>
    <div class="card">
      <p class="text">${one.text}</p>
      <p class="meta">
        ${words[one.state]}
        ${one.state === "refused" && html`<button type="button" class="plain" onClick=${onDismiss}>${words.dismiss}</button>`}
      </p>
    </div>
  </li>`;
}

/**
 * @param {Message | undefined} before
 * @param {Message} message
 */
function newDay(before, message) {
  return new Date(before?.at ?? 0).toDateString() !== new Date(message.at).toDateString();
}

/**
 * @param {number} at
 * @param {Words} words
 * @param {string} language
 */
function day(at, words, language) {
  const date = new Date(at);
  if (date.toDateString() === new Date().toDateString()) return words.today;
  return date.toLocaleDateString(language, { month: "long", day: "numeric", weekday: "short" });
}
