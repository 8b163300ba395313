import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { Attach } from "./attach.js";
import { html } from "./html.js";
import { Icon } from "./icons.js";

/**
 * @typedef {import("./words.js").Words} Words
 * @typedef {{ text: string, files: readonly File[], place?: import("./wire.js").Place }} Draft
 */

/** A file may be this large, all files of a message together too. */
const mostBytes = 20 * 1024 * 1024;
const naming = /@[\p{L}\p{N}]*$/u;

/**
 * Where a person writes: words, files, a voice, a place; with phrases to start from, and names to call.
 * @param {{ label: string, hint: string, phrases: readonly string[], names: readonly string[], words: Words,
 *   replying: string | undefined, onReplyEnd(): void, onSend(draft: Draft): void }} props
 */
export function Composer({ label, hint, phrases, names, words, replying, onReplyEnd, onSend }) {
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const { text, setText, files, setFiles, notice, setNotice, add, send } = useDraft(area, words, onSend);
  useGrowth(area, text);
  const called = calledBy(text, names);
  const complete = (/** @type {string} */ name) => {
    setText(text.replace(naming, `${name} `));
    area.current?.focus();
  };
  const onSubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    // An Enter that ends a Chinese input method's word is no Enter of the person's.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) onSubmit(event);
  };
  const onInput = (/** @type {{ currentTarget: HTMLTextAreaElement }} */ event) => setText(event.currentTarget.value);
  const onPhrase = (/** @type {string} */ phrase) => send({ text: phrase });
  const onVoice = (/** @type {File} */ voice) => send({ files: [...files, voice] });
  const onPlace = (/** @type {import("./wire.js").Place} */ place) => send({ place });
  const without = (/** @type {File} */ file) => () => setFiles(files.filter((other) => other !== file));
  return html`<form class="composer" onSubmit=${onSubmit}>
    <${Chips} items=${called} onPick=${complete} />
    ${called.length === 0 && text === "" && html`<${Chips} items=${phrases} onPick=${onPhrase} />`}
    ${replying && html`<${Strip} text=${words.replying(replying)} name=${words.cancel} onRemove=${onReplyEnd} />`}
    ${files.map((file) => html`<${Strip} text=${file.name} name=${words.remove(file.name)} onRemove=${without(file)} />`)}
    ${notice && html`<p class="notice" role="alert">${notice}</p>`}
    <div class="line">
      <${Attach} words=${words} onFiles=${add} onNotice=${setNotice} onVoice=${onVoice} onPlace=${onPlace} />
      <textarea ref=${area} rows="1" aria-label=${label} placeholder=${hint} maxlength="10000" value=${text} ...${{ onKeyDown, onInput }}></textarea>
      <button type="submit" class="round primary" aria-label=${words.send}><${Icon} name="send" /></button>
    </div>
  </form>`;
}

/**
 * What is being written, and the way to send it.
 * @param {{ current: HTMLTextAreaElement | null }} area
 * @param {Words} words
 * @param {(draft: Draft) => void} onSend
 */
function useDraft(area, words, onSend) {
  const [text, setText] = useState("");
  const [files, setFiles] = useState(/** @type {readonly File[]} */ ([]));
  const [notice, setNotice] = useState("");
  const add = (/** @type {readonly File[]} */ more) => {
    const all = [...files, ...more];
    const fits = all.reduce((sum, { size }) => sum + size, 0) <= mostBytes;
    setNotice(fits ? "" : words.tooLarge);
    if (fits) setFiles(all);
  };
  const send = (/** @type {Partial<Draft>} */ more = {}) => {
    const draft = { text: text.trim(), files, ...more };
    if (draft.text === "" && draft.files.length === 0 && !draft.place) return;
    onSend(draft);
    setText("");
    setFiles([]);
    setNotice("");
    area.current?.focus();
  };
  return { text, setText, files, setFiles, notice, setNotice, add, send };
}

/**
 * The people that an unfinished `@…` at the end may mean.
 * @param {string} text
 * @param {readonly string[]} names
 */
function calledBy(text, names) {
  const begun = naming.exec(text)?.[0];
  if (begun === undefined) return [];
  return names
    .map((name) => `@${name}`)
    .filter((name) => name.startsWith(begun) && name !== begun)
    .slice(0, 5);
}

/** @param {{ items: readonly string[], onPick(item: string): void }} props */
function Chips({ items, onPick }) {
  if (items.length === 0) return null;
  return html`<div class="chips">${items.map((item) => html`<button type="button" key=${item} onClick=${() => onPick(item)}>${item}</button>`)}</div>`;
}

/** @param {{ text: string, name: string, onRemove(): void }} props */
function Strip({ text, name, onRemove }) {
  return html`<p class="strip">
    <span>${text}</span>
    <button type="button" class="plain" aria-label=${name} onClick=${onRemove}><${Icon} name="close" /></button>
  </p>`;
}

/**
 * The field is as high as its words, up to what the style sheet allows.
 * @param {{ current: HTMLTextAreaElement | null }} area
 * @param {string} text
 */
function useGrowth(area, text) {
  useLayoutEffect(() => {
    const { current } = area;
    if (!current) return;
    current.style.height = "auto";
    // On a phone, a seat that is not shown has no height to measure.
    if (current.scrollHeight > 0) current.style.height = `${current.scrollHeight + 2}px`;
  }, [text]);
}
