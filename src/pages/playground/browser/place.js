import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { Icon } from "./icons.js";

/**
 * Asks for a place: typed, or taken from the device.
 * @param {{ words: import("./words.js").Words, onPlace(place: import("./wire.js").Place): void, onClose(): void }} props
 */
export function PlaceDialog({ words, onPlace, onClose }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [place, setPlace] = useState({ label: "", latitude: "", longitude: "" });
  const [refused, setRefused] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const onHere = () =>
    locate(
      (degrees) => setPlace({ ...place, ...degrees }),
      () => setRefused(true),
    );
  const onSubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const label = place.label.trim();
    onPlace({ latitude: Number(place.latitude), longitude: Number(place.longitude), ...(label ? { label } : {}) });
    onClose();
  };
  const field = (/** @type {keyof typeof place} */ key, /** @type {object} */ limits) => html`<label>
    ${words[key]}
    <input value=${place[key]} onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ event) => setPlace({ ...place, [key]: event.currentTarget.value })} ...${limits} />
  </label>`;
  return html`<dialog ref=${dialog} class="sheet" aria-label=${words.place} onClose=${onClose}>
    <form onSubmit=${onSubmit}>
      ${"geolocation" in navigator && html`<button type="button" class="wide" onClick=${onHere}><${Icon} name="place" />${words.here}</button>`}
      ${refused && html`<p role="alert">${words.noHere}</p>`}
      ${field("label", { maxlength: 60 })}
      ${field("latitude", { ...degrees, min: -90, max: 90, placeholder: "40.47125" })}
      ${field("longitude", { ...degrees, min: -180, max: 180, placeholder: "117.11853" })}
      <p class="row">
        <button type="button" class="plain" onClick=${onClose}>${words.cancel}</button>
        <button type="submit" class="primary">${words.share}</button>
      </p>
    </form>
  </dialog>`;
}

const degrees = { type: "number", step: "any", required: true, inputmode: "decimal" };

/**
 * Asks the device where it is.
 * @param {(degrees: { latitude: string, longitude: string }) => void} onHere
 * @param {() => void} onRefused
 */
function locate(onHere, onRefused) {
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => onHere({ latitude: coords.latitude.toFixed(6), longitude: coords.longitude.toFixed(6) }),
    onRefused,
  );
}
