import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { Icon } from "./icons.js";
import { PlaceDialog } from "./place.js";
import { useRecorder } from "./recorder.js";

/**
 * @typedef {import("./words.js").Words} Words
 * @typedef {{ text: string, files: readonly File[], place?: import("./wire.js").Place }} Draft
 */

const mostBytes = 20 * 1024 * 1024;

/**
 * Where a person writes: words, files, a voice, a place; with phrases to start from, and names to call.
 * @param {{ label: string, hint: string, phrases: readonly string[], names: readonly string[], words: Words,
 *   replying: string | undefined, onReplyEnd(): void, onSend(draft: Draft): void }} props
 */
export function Composer({ label, hint, phrases, names, words, replying, onReplyEnd, onSend }) {
  const [text, setText] = useState("");
  const [files, setFiles] = useState(/** @type {readonly File[]} */ ([]));
  const [notice, setNotice] = useState("");
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  useGrowth(area, text);

  const add = (/** @type {readonly File[]} */ more) => {
    const fitting = more.filter(({ size }) => size <= mostBytes);
    setNotice(fitting.length < more.length ? words.tooLarge : "");
    setFiles((old) => [...old, ...fitting]);
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
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    // An Enter that ends a Chinese input method's word is no Enter of the person's.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const started = /@([\p{L}\p{N}]*)$/u.exec(text)?.[1];
  const called =
    started === undefined ? [] : names.filter((name) => name.startsWith(started) && name !== started).slice(0, 5);
  const complete = (/** @type {string} */ name) => {
    setText(text.replace(/@[\p{L}\p{N}]*$/u, `@${name} `));
    area.current?.focus();
  };
  return html`<form class="composer" onSubmit=${(/** @type {Event} */ event) => {
    event.preventDefault();
    send();
  }}>
    <${Chips} items=${called.map((name) => `@${name}`)} onPick=${(/** @type {string} */ name) => complete(name.slice(1))} />
    ${called.length === 0 && text === "" && html`<${Chips} items=${phrases} onPick=${(/** @type {string} */ phrase) => send({ text: phrase })} />`}
    ${replying && html`<p class="replying"><span>${words.replying(replying)}</span><${Remove} name=${words.cancel} onClick=${onReplyEnd} /></p>`}
    ${files.map((file, at) => html`<p class="replying"><span>${file.name}</span><${Remove} name=${words.remove(file.name)} onClick=${() => setFiles(files.filter((_, other) => other !== at))} /></p>`)}
    ${notice && html`<p class="notice" role="alert">${notice}</p>`}
    <div class="line">
      <${Attach} words=${words} onFiles=${add} onNotice=${setNotice} onVoice=${(/** @type {File} */ voice) => send({ files: [...files, voice] })} onPlace=${(/** @type {import("./wire.js").Place} */ place) => send({ place })} />
      <textarea ref=${area} rows="1" aria-label=${label} placeholder=${hint} maxlength="10000" value=${text} onKeyDown=${onKeyDown}
        onInput=${(/** @type {{ currentTarget: HTMLTextAreaElement }} */ { currentTarget }) => setText(currentTarget.value)}></textarea>
      <button type="submit" class="round primary" aria-label=${words.send}><${Icon} name="send" /></button>
    </div>
  </form>`;
}

/**
 * The ways to add what is not words, folded behind one button.
 * @param {{ words: Words, onFiles(files: readonly File[]): void, onVoice(voice: File): void,
 *   onPlace(place: import("./wire.js").Place): void, onNotice(text: string): void }} props
 */
function Attach({ words, onFiles, onVoice, onPlace, onNotice }) {
  const [open, setOpen] = useState(false);
  const [placing, setPlacing] = useState(false);
  const picker = useRef(/** @type {HTMLInputElement | null} */ (null));
  const { seconds, start, stop } = useRecorder(onVoice, () => onNotice(words.noMicrophone));
  const onPicked = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    onFiles([...(currentTarget.files ?? [])]);
    currentTarget.value = "";
  };
  const choose = (/** @type {() => void} */ act) => () => {
    setOpen(false);
    act();
  };
  if (seconds !== undefined) {
    const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    return html`<button type="button" class="recording" aria-label=${words.stop} onClick=${stop}><${Icon} name="stop" /><span role="timer">${words.recording(time)}</span></button>`;
  }
  return html`<div class="attach">
    <button type="button" class="round" aria-label=${words.more} aria-expanded=${open} onClick=${() => setOpen(!open)}><${Icon} name="plus" /></button>
    <input ref=${picker} type="file" multiple hidden onChange=${onPicked} />
    ${
      open &&
      html`<div class="menu">
      <button type="button" onClick=${choose(() => picker.current?.click())}><${Icon} name="photo" />${words.photo}</button>
      <button type="button" onClick=${choose(() => void start())}><${Icon} name="voice" />${words.voice}</button>
      <button type="button" onClick=${choose(() => setPlacing(true))}><${Icon} name="place" />${words.place}</button>
    </div>`
    }
    ${placing && html`<${PlaceDialog} words=${words} onPlace=${onPlace} onClose=${() => setPlacing(false)} />`}
  </div>`;
}

/** @param {{ items: readonly string[], onPick(item: string): void }} props */
function Chips({ items, onPick }) {
  if (items.length === 0) return null;
  return html`<div class="chips">${items.map((item) => html`<button type="button" key=${item} onClick=${() => onPick(item)}>${item}</button>`)}</div>`;
}

/** @param {{ name: string, onClick(): void }} props */
function Remove({ name, onClick }) {
  return html`<button type="button" class="plain" aria-label=${name} onClick=${onClick}><${Icon} name="close" /></button>`;
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
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [text]);
}
