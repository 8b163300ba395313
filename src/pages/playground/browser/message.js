import { html } from "./html.js";
import { Icon } from "./icons.js";

/**
 * @typedef {import("./chats.js").Message} Message
 * @typedef {import("./words.js").Words} Words
 */

/**
 * One message: who, what it stands under, words, files, place, buttons.
 * @param {{ message: Message, above: Message | undefined, me: string, bot: string, named: boolean, words: Words,
 *   titles: ReadonlyMap<string, string>, onPress(button: import("./wire.js").Button): void, onReply(): void }} props
 */
export function Bubble({ message, above, me, bot, named, words, titles, onPress, onReply }) {
  const { from, text, mentions = [], files = [], buttons = [], place, at, edits, pressed } = message;
  const mine = from?.id === me;
  const title = from && titles.get(from.id);
  return html`<li class=${`bubble ${mine ? "mine" : from ? "theirs" : "bot"}`} data-ref=${message.ref}>
    ${named && !mine && html`<p class="who">${from?.name ?? bot}${title && html`<span>${title}</span>`}</p>`}
    <div class="card" key=${edits}>
      ${above && html`<p class="above"><${Icon} name="reply" />${above.from?.name ?? bot}：${above.text.slice(0, 40)}</p>`}
      ${
        (mentions.length > 0 && !from ? true : text) &&
        html`<p class="text">${!from && mentions.map(({ name }) => html`<b class="mention">@${name}</b> `)}${whole(text)}</p>`
      }
      ${files.map((file) => html`<${Attachment} key=${file.id} file=${file} />`)}
      ${place && html`<${Place} place=${place} words=${words} />`}
      <p class="meta">
        <time datetime=${new Date(at).toISOString()}>${clock(at)}</time>${edits > 0 && html` · ${words.edited}`}
        <button class="reply" type="button" aria-label=${words.reply} title=${words.reply} onClick=${onReply}>
          <${Icon} name="reply" />
        </button>
      </p>
    </div>
    ${
      buttons.length > 0 &&
      html`<div class="choices" role="group">
      ${buttons.map((button) => html`<${Choice} key=${button.data} ...${{ button, words, me, by: pressed[button.data], onPress }} />`)}
    </div>`
    }
  </li>`;
}

/**
 * @param {{ button: import("./wire.js").Button, by: import("./wire.js").Person | undefined, me: string, words: Words,
 *   onPress(button: import("./wire.js").Button): void }} props
 */
function Choice({ button, by, me, words, onPress }) {
  const other = by && by.id !== me ? words.pressed(by.name) : undefined;
  return html`<button
    type="button"
    class=${`choice ${button.look ?? ""}`}
    aria-pressed=${by !== undefined}
    title=${other}
    onClick=${() => onPress(button)}
  >
    ${by && html`<${Icon} name="check" />`}${button.label}${other && html`<small>${other}</small>`}
  </button>`;
}

/** @param {{ file: import("./wire.js").Attached }} props */
function Attachment({ file }) {
  const source = `/web/file?id=${file.id}`;
  switch (file.kind) {
    case "image":
      return html`<a class="picture" href=${source} target="_blank" rel="noopener"><img src=${source} alt=${file.name} loading="lazy" /></a>`;
    case "voice":
      return html`<audio controls preload="metadata" src=${source} aria-label=${file.name}></audio>`;
    case "video":
      return html`<video controls preload="metadata" src=${source} aria-label=${file.name}></video>`;
    default:
      return html`<a class="file" href=${source} download=${file.name}><${Icon} name="file" />${file.name}</a>`;
  }
}

/** @param {{ place: import("./wire.js").Place, words: Words }} props */
function Place({ place, words }) {
  const degrees = `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)}`;
  return html`<p class="place"><${Icon} name="place" /><span>${place.label ?? words.place}<small>${degrees}</small></span></p>`;
}

/**
 * A text in which no request's number is broken at the end of a line, and an address can be opened.
 * @param {string} text
 */
function whole(text) {
  return text.split(/(Q-\d+|https?:\/\/[\w\-.~:/?#@!$&*+,;=%]+)/).map((part, at) => {
    if (at % 2 === 0) return part;
    return part.startsWith("Q-")
      ? html`<span class="whole">${part}</span>`
      : html`<a href=${part} target="_blank" rel="noopener">${part}</a>`;
  });
}

/** @param {number} at */
function clock(at) {
  return new Date(at).toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
}
