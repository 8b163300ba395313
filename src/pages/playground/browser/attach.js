import { useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { Icon } from "./icons.js";
import { PlaceDialog } from "./place.js";
import { useRecorder } from "./recorder.js";

/** @typedef {import("./words.js").Words} Words */

/**
 * The ways to add what is not words, folded behind one button.
 * @param {{ words: Words, onFiles(files: readonly File[]): void, onVoice(voice: File): void,
 *   onPlace(place: import("./wire.js").Place): void, onNotice(text: string): void }} props
 */
export function Attach({ words, onFiles, onVoice, onPlace, onNotice }) {
  const [open, setOpen] = useState(false);
  const [placing, setPlacing] = useState(false);
  const picker = useRef(/** @type {HTMLInputElement | null} */ (null));
  const { seconds, start, stop } = useRecorder(onVoice, () => onNotice(words.noMicrophone));
  const onPicked = (/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => {
    onFiles([...(currentTarget.files ?? [])]);
    currentTarget.value = "";
  };
  // Leaving the menu, by Tab or by a click elsewhere, folds it.
  const onFocusOut = (/** @type {{ currentTarget: HTMLElement, relatedTarget: Node | null }} */ event) =>
    event.currentTarget.contains(event.relatedTarget) || setOpen(false);
  const onKeyDown = (/** @type {KeyboardEvent} */ { key }) => key === "Escape" && setOpen(false);
  const choose = (/** @type {() => void} */ act) => () => {
    setOpen(false);
    act();
  };
  if (seconds !== undefined) return html`<${Recording} seconds=${seconds} words=${words} onStop=${stop} />`;
  return html`<div class="attach" ...${{ onFocusOut, onKeyDown }}>
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

/** @param {{ seconds: number, words: Words, onStop(): void }} props */
function Recording({ seconds, words, onStop }) {
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  return html`<button type="button" class="recording" aria-label=${words.stop} onClick=${onStop}>
    <${Icon} name="stop" /><span role="timer">${words.recording(time)}</span>
  </button>`;
}
