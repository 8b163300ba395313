import { newKey } from "./key.js";
import { post } from "./wire.js";

/**
 * @typedef {import("./wire.js").Person & { language?: string }} Self
 * @typedef {{ path: "/web/say" | "/web/press", chat: string, body: { as: Self, text?: string, place?: unknown, [more: string]: unknown }, files?: readonly File[] }} Letter
 * @typedef {{ key: string, chat: string, text: string, state: "sending" | "waiting" | "refused" }} Pending
 */

/**
 * Sends what people say, in order in each chat, again with the same key until the program has stored it.
 * @param {(pending: readonly Pending[]) => void} show what is on its way, whenever that changes
 */
export function createOutbox(show) {
  /** @type {Map<string, Pending>} */
  const pending = new Map();
  /** @type {Map<string, Promise<void>>} */
  const turns = new Map();
  /** @param {Pending} one */
  const note = (one) => {
    pending.set(one.key, one);
    show([...pending.values()]);
  };
  /** @param {string} key */
  const drop = (key) => {
    pending.delete(key);
    show([...pending.values()]);
  };
  return {
    /** @param {Letter} letter */
    send: (letter) => {
      const { chat, body, files = [] } = letter;
      const parts = [body.text, ...files.map(({ name }) => name), body.place && "📍"];
      /** @type {Pending} */
      const one = { key: newKey(), chat, text: parts.filter(Boolean).join(" "), state: "sending" };
      note(one);
      const again = () => note({ ...one, state: "waiting" });
      const turn = (turns.get(chat) ?? Promise.resolve())
        .then(() => deliver(letter, one.key, again))
        .then((taken) => (taken ? drop(one.key) : note({ ...one, state: "refused" })));
      turns.set(chat, turn);
    },
    drop,
  };
}

/**
 * Posts until it is taken or refused, at most 8 s apart; answers whether it was taken.
 * @param {Letter} letter
 * @param {string} key
 * @param {() => void} onAgain
 */
async function deliver({ path, body, files = [] }, key, onAgain) {
  for (let pause = 500; ; pause = Math.min(pause * 2, 8000)) {
    const answer = await post(path, { ...body, key }, files);
    if (answer !== "again") return answer === "taken";
    onAgain();
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
