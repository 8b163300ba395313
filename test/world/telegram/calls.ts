import type { FileKind } from "../../../src/port/index.js";
import type { Form } from "../form.js";
import { buttonsOf, type Chats, type Kept } from "./chats.js";
import type { Feed } from "./feed.js";
import type { Topics } from "./topics.js";
import { bot, placeOf, Refused, type Wire } from "./wire.js";

/** What a method works on. */
export type Desk = Readonly<{
  chats: Chats;
  feed: Feed;
  /** Callback queries that were not answered yet. */
  queries: Set<string>;
  /** The menus that the bot has set, by language. */
  menus: Map<string, unknown>;
  topics: Topics;
}>;

/** What a method was called with. `fields` are as JSON would have them. */
export type Asked = Readonly<{ fields: Wire; files: Form["files"]; signal: AbortSignal }>;

/** A method of the Bot API; throws `Refused`. */
export type Method = (desk: Desk, asked: Asked) => unknown;

/** The methods that this server knows; any other is 404, as on the real one. */
export const methods: Readonly<Record<string, Method>> = {
  getMe: () => ({ ...bot, can_join_groups: true, can_read_all_group_messages: true, supports_inline_queries: false }),
  getUpdates: ({ feed }, { fields, signal }) => feed.poll(fields, signal),
  setWebhook: ({ feed }, { fields }) => {
    const { url, secret_token: secret } = fields;
    if (secret !== undefined && !/^[\w-]{1,256}$/.test(String(secret))) {
      throw new Refused(400, "Bad Request: secret token contains unallowed characters");
    }
    feed.hook(url ? { url: String(url), secret: secret === undefined ? undefined : String(secret) } : undefined);
    return true;
  },
  deleteWebhook: ({ feed }) => {
    feed.hook(undefined);
    return true;
  },
  getWebhookInfo: ({ feed }) => ({
    url: feed.hooked()?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: 0,
  }),
  sendMessage: (desk, asked) => send(desk, asked, wordsIn(asked.fields, "text", 4096)),
  sendPhoto: (desk, asked) => sendFile(desk, asked, "image"),
  sendVoice: (desk, asked) => sendFile(desk, asked, "voice"),
  sendVideo: (desk, asked) => sendFile(desk, asked, "video"),
  sendDocument: (desk, asked) => sendFile(desk, asked, "file"),
  sendMediaGroup: sendAlbum,
  sendLocation: (desk, asked) => {
    const { latitude, longitude } = asked.fields;
    return send(desk, asked, { location: { latitude, longitude } });
  },
  sendChatAction: () => true,
  editMessageText: (desk, { fields }) => {
    const kept = editable(desk, fields);
    if (!("text" in kept.wire)) throw new Refused(400, "Bad Request: there is no text in the message to edit");
    return change(kept, { ...wordsIn(fields, "text", 4096), reply_markup: keyboardIn(fields) });
  },
  editMessageCaption: (desk, { fields }) => {
    const words = fields.caption ? wordsIn(fields, "caption", 1024) : {};
    return change(editable(desk, fields), { ...words, reply_markup: keyboardIn(fields) });
  },
  editMessageReplyMarkup: (desk, { fields }) => change(editable(desk, fields), { reply_markup: keyboardIn(fields) }),
  answerCallbackQuery: ({ queries }, { fields }) => {
    if (queries.delete(String(fields.callback_query_id))) return true;
    throw new Refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid");
  },
  setMyCommands: ({ menus }, { fields }) => {
    menus.set(String(fields.language_code ?? ""), fields.commands);
    return true;
  },
  getFile: ({ chats }, { fields }) => {
    const id = String(fields.file_id);
    const { bytes } = chats.file(id);
    if (bytes.length > 20 * 1024 * 1024) throw new Refused(400, "Bad Request: file is too big");
    return { file_id: id, file_unique_id: `u${id}`, file_size: bytes.length, file_path: `files/${id}.bin` };
  },
  getChat: (_, { fields }) => placeOf(String(fields.chat_id)).chat,
  getChatMember: ({ topics }, { fields }) => ({
    user: { ...bot, id: fields.user_id },
    status: "administrator",
    can_manage_topics: topics.allowed(),
  }),
  createForumTopic: ({ topics }, { fields }) => topics.create(fields),
  closeForumTopic: ({ topics }, { fields }) => topics.set(fields, true),
  reopenForumTopic: ({ topics }, { fields }) => topics.set(fields, false),
};

function send({ chats, topics }: Desk, { fields }: Asked, content: Wire): Wire {
  const key =
    fields.message_thread_id === undefined ? `${fields.chat_id}` : `${fields.chat_id}/${fields.message_thread_id}`;
  placeOf(key);
  topics.enter(key);
  const markup = keyboardIn(fields);
  return chats.add(key, bot, { ...content, ...(markup && { reply_markup: markup }) }, answeredIn(chats, fields)).wire;
}

function answeredIn(chats: Chats, { reply_parameters: reply }: Wire): Kept | undefined {
  if (typeof reply !== "object" || reply === null) return undefined;
  // The Bot API's own shape of ReplyParameters.
  const { message_id, allow_sending_without_reply: anyway } = reply as {
    message_id: number;
    allow_sending_without_reply?: boolean;
  };
  try {
    return chats.find(message_id, "message to be replied not found");
  } catch (error) {
    if (anyway) return undefined;
    throw error;
  }
}

/** Text or caption, trimmed as the platform trims, counted in UTF-16 units. */
function wordsIn(fields: Wire, name: "text" | "caption", max: number): Wire {
  const words = String(fields[name] ?? "").trim();
  if (words === "") throw new Refused(400, "Bad Request: message text is empty");
  if (words.length > max)
    throw new Refused(400, `Bad Request: message ${name === "text" ? "" : "caption "}is too long`);
  const entities = name === "text" ? "entities" : "caption_entities";
  return {
    [name]: words,
    ...(Array.isArray(fields[entities]) && fields[entities].length > 0 && { [entities]: fields[entities] }),
  };
}

function keyboardIn({ reply_markup: markup }: Wire): Wire | undefined {
  if (typeof markup !== "object" || markup === null || !("inline_keyboard" in markup)) return undefined;
  if (!Array.isArray(markup.inline_keyboard)) throw new Refused(400, "Bad Request: inline keyboard expected");
  const buttons: Wire[] = markup.inline_keyboard.flat();
  if (buttons.length > 100) throw new Refused(400, "Bad Request: reply markup is too long");
  for (const { text, callback_data: data } of buttons) {
    if (!text) throw new Refused(400, "Bad Request: inline keyboard button text must be non-empty");
    if (Buffer.byteLength(String(data ?? "")) > 64) throw new Refused(400, "Bad Request: BUTTON_DATA_INVALID");
  }
  return buttons.length === 0 ? undefined : { inline_keyboard: markup.inline_keyboard };
}

const fieldNames = { image: "photo", voice: "voice", video: "video", file: "document", sticker: "sticker" } as const;

function sendFile(desk: Desk, asked: Asked, kind: FileKind): Wire {
  const caption = asked.fields.caption ? wordsIn(asked.fields, "caption", 1024) : {};
  return send(desk, asked, { ...uploaded(desk, asked, kind, asked.fields[fieldNames[kind]]), ...caption });
}

function uploaded({ chats }: Desk, { files }: Asked, kind: FileKind, source: unknown): Wire {
  const part = String(source ?? "").replace(/^attach:\/\//, "");
  const file = files.find((one) => one.part === (part || fieldNames[kind]));
  if (file === undefined) throw new Refused(400, `Bad Request: there is no ${fieldNames[kind]} in the request`);
  if (kind === "image" && file.bytes.length > 10_000_000) throw new Refused(413, "Request Entity Too Large");
  return chats.keep(kind, file);
}

let albums = 0;

function sendAlbum(desk: Desk, asked: Asked): readonly Wire[] {
  // The Bot API's own shape of InputMedia; what is missing is refused below.
  const media = asked.fields.media as { type: string; media: string; caption?: string; caption_entities?: unknown }[];
  if (!Array.isArray(media) || media.length < 2 || media.length > 10)
    throw new Refused(400, "Bad Request: wrong number of media");
  const documents = media.filter(({ type }) => type === "document").length;
  if (documents > 0 && documents < media.length)
    throw new Refused(400, "Bad Request: documents can't be mixed with other media");
  const media_group_id = `album-${++albums}`;
  const kinds: Readonly<Record<string, FileKind>> = { photo: "image", video: "video", document: "file" };
  const contents = media.map((one) => {
    const kind = kinds[one.type];
    if (kind === undefined) throw new Refused(400, "Bad Request: this media cannot stand in an album");
    const caption = one.caption ? wordsIn(one, "caption", 1024) : {};
    return { ...uploaded(desk, asked, kind, one.media), ...caption, media_group_id };
  });
  return contents.map((content) => send(desk, asked, content));
}

function editable({ chats }: Desk, fields: Wire): Kept {
  const kept = chats.find(String(fields.message_id), "message to edit not found");
  if (kept.chat.split("/")[0] !== String(fields.chat_id))
    throw new Refused(400, "Bad Request: message to edit not found");
  if (kept.wire.from !== bot) throw new Refused(400, "Bad Request: message can't be edited");
  return kept;
}

function change(kept: Kept, { reply_markup: markup, ...words }: Wire): Wire {
  const { reply_markup: _, ...rest } = kept.wire;
  const wire: Wire = { ...rest, ...words, ...(markup !== undefined && { reply_markup: markup }) };
  if (shows({ ...kept, wire }) === shows(kept)) {
    const why =
      "specified new message content and reply markup are exactly the same as a current content and reply markup";
    throw new Refused(400, `Bad Request: message is not modified: ${why} of the message`);
  }
  kept.former = [...buttonsOf(kept), ...(kept.former ?? [])];
  kept.wire = { ...wire, edit_date: Math.floor(Date.now() / 1000) };
  kept.edits += 1;
  return kept.wire;
}

function shows(kept: Kept): string {
  return JSON.stringify([kept.wire.text, kept.wire.caption, buttonsOf(kept)]);
}
