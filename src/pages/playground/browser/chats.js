/**
 * @typedef {import("./wire.js").Said} Said
 * @typedef {import("./wire.js").Line} Line
 * @typedef {Omit<Said, "what"> & { ref: string, edits: number, pressed: Record<string, import("./wire.js").Person> }} Message
 * @typedef {{ messages: readonly Message[], last: number }} Chat
 * @typedef {Readonly<Record<string, Chat>>} Chats
 */

/** @type {Chat} */
export const empty = { messages: [], last: 0 };

/**
 * The chats after these lines. A line that a chat has seen already changes nothing, so a replay does no harm.
 * @param {Chats} chats
 * @param {readonly Line[]} lines
 * @returns {Chats}
 */
export function read(chats, lines) {
  /** @type {Record<string, Chat>} */
  const next = { ...chats };
  for (const line of lines) {
    const chat = next[line.chat] ?? empty;
    if (line.n > chat.last) next[line.chat] = { messages: grow(chat.messages, line), last: line.n };
  }
  return next;
}

/**
 * How many messages, not one's own, came after line `seen`.
 * @param {Chat} chat
 * @param {number} seen
 * @param {string} me
 */
export function unreadSince(chat, seen, me) {
  return chat.messages.filter(({ n, from }) => n > seen && from?.id !== me).length;
}

/**
 * @param {readonly Message[]} messages
 * @param {Line} line
 * @returns {readonly Message[]}
 */
function grow(messages, line) {
  switch (line.what) {
    case "said":
      return [...messages, { ...line, ref: String(line.n), edits: 0, pressed: {} }];
    case "edited":
      // What the new version does not have is gone: its buttons above all.
      return messages.map((old) =>
        old.ref === line.ref
          ? {
              ...old,
              text: line.text,
              buttons: line.buttons ?? [],
              mentions: line.mentions ?? [],
              files: line.files ?? old.files ?? [],
              edits: old.edits + 1,
            }
          : old,
      );
    case "pressed":
      return messages.map((old) =>
        old.ref === line.ref ? { ...old, pressed: { ...old.pressed, [line.data]: line.by } } : old,
      );
  }
}
