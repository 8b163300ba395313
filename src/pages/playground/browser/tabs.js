import { useEffect, useState } from "preact/hooks";
import { html } from "./html.js";
import { seats } from "./words.js";

/**
 * The seats as tabs, for narrow screens, with the number of unread messages on each.
 * @param {{ tab: import("./words.js").Seat, badges: Record<string, number>, words: import("./words.js").Words,
 *   onTab(seat: import("./words.js").Seat): void }} props
 */
export function Tabs({ tab, badges, words, onTab }) {
  const onKeyDown = (/** @type {KeyboardEvent} */ event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = seats[(seats.indexOf(tab) + step + seats.length) % seats.length] ?? tab;
    onTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return html`<nav role="tablist" aria-label=${words.panes} class="tabs" onKeyDown=${onKeyDown}>
    ${seats.map((seat) => {
      const count = badges[seat] ?? 0;
      return html`<button
        key=${seat}
        id=${`tab-${seat}`}
        type="button"
        role="tab"
        aria-selected=${seat === tab}
        aria-controls=${`pane-${seat}`}
        tabindex=${seat === tab ? 0 : -1}
        onClick=${() => onTab(seat)}
      >
        ${words.seats[seat]}
        ${count > 0 && html`<span class="badge" aria-label=${words.unread(count)}>${count > 99 ? "99+" : count}</span>`}
      </button>`;
    })}
  </nav>`;
}

/** Whether there is room for all seats side by side. */
export function useWide() {
  const query = "(min-width: 760px)";
  const [wide, setWide] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const change = () => setWide(list.matches);
    list.addEventListener("change", change);
    return () => list.removeEventListener("change", change);
  }, []);
  return wide;
}
