import { Api, type RawApi } from "grammy";
import type { Message } from "grammy/types";
import type { Outbound, Sent } from "../../src/port/index.js";
import { type Call, encode, type Words } from "./encode.js";
import { faultOf, isCaptioned, isTopicless, isUnchanged } from "./faults.js";
import { refOf } from "./ref.js";
import { createFetch } from "./wire.js";

/** Two clients of the same bot: for what must be answered at once, and for uploads and long polls. */
export type Clients = Readonly<{ quick: RawApi; slow: RawApi }>;

/** Clients whose every call ends in time, so that a half-open connection is noticed. Times in ms. */
export function createClients(token: string, apiRoot: string, { quickMs, slowMs }: Patience): Clients {
  const fetch = createFetch();
  const client = (ms: number) => new Api(token, { apiRoot, fetch, timeoutSeconds: ms / 1000 }).raw;
  return { quick: client(quickMs), slow: client(slowMs) };
}

type Patience = Readonly<{ quickMs: number; slowMs: number }>;

/** Says it; the ref is that of the message that carries the words. Rejects only with `AdapterError`. */
export async function send(clients: Clients, outbound: Outbound): Promise<Sent> {
  try {
    return await say(clients, outbound);
  } catch (error) {
    const { under, ...alone } = outbound;
    // Where the topic of a request was deleted, the words still matter.
    if (under !== undefined && isTopicless(error)) return send(clients, alone);
    throw faultOf(error);
  }
}

async function say(clients: Clients, outbound: Outbound): Promise<Sent> {
  let told: Message | undefined;
  for (const call of encode(outbound)) {
    const message = await perform(clients, call);
    if (call.tells) told = message;
  }
  // What is edited keeps its ref.
  const ref = outbound.edit ?? (told && refOf(told));
  return ref === undefined ? {} : { ref };
}

async function perform({ quick, slow }: Clients, call: Call): Promise<Message | undefined> {
  switch (call.kind) {
    case "text":
      return sendText(quick, call);
    case "edit":
      return void (await edit(quick, call));
    case "file":
      return sendFile(slow, call);
    case "album":
      return (await sendAlbum(slow, call))[0];
  }
}

function sendText(api: RawApi, { to, text, entities, keyboard }: Extract<Call, { kind: "text" }>) {
  return api.sendMessage({
    ...to,
    text,
    entities,
    link_preview_options: { is_disabled: true },
    ...(keyboard && { reply_markup: keyboard }),
  });
}

async function edit(
  api: RawApi,
  { chat, message, text, entities, keyboard }: Extract<Call, { kind: "edit" }>,
): Promise<void> {
  const target = { chat_id: chat, message_id: message, reply_markup: keyboard };
  try {
    await api
      .editMessageText({ ...target, text, entities, link_preview_options: { is_disabled: true } })
      .catch((error) => {
        if (!isCaptioned(error)) throw error;
        return api.editMessageCaption({ ...target, caption: text, caption_entities: entities });
      });
  } catch (error) {
    if (!isUnchanged(error)) throw error;
  }
}

function sendFile(api: RawApi, { to, as, file, words, keyboard }: Extract<Call, { kind: "file" }>) {
  const rest = { ...to, ...captionOf(words), ...(keyboard && { reply_markup: keyboard }) };
  switch (as) {
    case "photo":
      return api.sendPhoto({ ...rest, photo: file });
    case "voice":
      return api.sendVoice({ ...rest, voice: file });
    case "video":
      return api.sendVideo({ ...rest, video: file });
    case "document":
      // A picture sent as a file stays one: the platform would guess otherwise.
      return api.sendDocument({ ...rest, document: file, disable_content_type_detection: true });
  }
}

/** The words stand under the first of the album, where the platform shows them under all. */
function sendAlbum(api: RawApi, { to, parts, words }: Extract<Call, { kind: "album" }>) {
  const caption = (index: number) => (index === 0 ? captionOf(words) : {});
  if (parts.every(({ as }) => as === "document")) {
    const media = parts.map(({ file }, at) => ({ type: "document" as const, media: file, ...caption(at) }));
    return api.sendMediaGroup({ ...to, media });
  }
  const media = parts.map(({ as, file }, at) =>
    as === "video"
      ? { type: "video" as const, media: file, ...caption(at) }
      : { type: "photo" as const, media: file, ...caption(at) },
  );
  return api.sendMediaGroup({ ...to, media });
}

function captionOf(words: Words | undefined) {
  return words ? { caption: words.text, caption_entities: words.entities } : {};
}
