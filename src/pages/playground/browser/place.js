import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";
import { Icon } from "./icons.js";

/**
 * Asks for a place: typed, or taken from the device.
 * @param {{ words: import("./words.js").Words, onPlace(place: import("./wire.js").Place): void, onClose(): void }} props
 */
export function PlaceDialog({ words, onPlace, onClose }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const [latitude, setLatitude] = useState("");
  const [longitude, setLongitude] = useState("");
  const [label, setLabel] = useState("");
  const [refused, setRefused] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const locate = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setLatitude(coords.latitude.toFixed(6));
        setLongitude(coords.longitude.toFixed(6));
      },
      () => setRefused(true),
    );
  const submit = (/** @type {Event} */ event) => {
    event.preventDefault();
    const degrees = { latitude: Number(latitude), longitude: Number(longitude) };
    onPlace(label.trim() === "" ? degrees : { ...degrees, label: label.trim() });
    onClose();
  };
  const field = (
    /** @type {string} */ name,
    /** @type {string} */ value,
    /** @type {(text: string) => void} */ set,
    /** @type {object} */ more,
  ) =>
    html`<label>${name}<input value=${value} onInput=${(/** @type {{ currentTarget: HTMLInputElement }} */ { currentTarget }) => set(currentTarget.value)} ...${more} /></label>`;
  const number = { type: "number", step: "any", required: true, inputmode: "decimal" };
  return html`<dialog ref=${dialog} class="sheet" aria-label=${words.place} onClose=${onClose}>
    <form onSubmit=${submit}>
      ${"geolocation" in navigator && html`<button type="button" class="wide" onClick=${locate}><${Icon} name="place" />${words.here}</button>`}
      ${refused && html`<p role="alert">${words.noHere}</p>`}
      ${field(words.label, label, setLabel, { maxlength: 60 })}
      ${field(words.latitude, latitude, setLatitude, { ...number, min: -90, max: 90, placeholder: "40.47125" })}
      ${field(words.longitude, longitude, setLongitude, { ...number, min: -180, max: 180, placeholder: "117.11853" })}
      <p class="row">
        <button type="button" class="plain" onClick=${onClose}>${words.cancel}</button>
        <button type="submit" class="primary">${words.share}</button>
      </p>
    </form>
  </dialog>`;
}
