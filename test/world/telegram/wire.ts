import type { FileKind } from "../../../src/port/index.js";
import type { Actor } from "../world.js";

/** A JSON object as it stands on the wire; loose, since this is the far side and not ours. */
export type Wire = Readonly<Record<string, unknown>>;

/** A refusal in the Bot API's own form. */
export class Refused extends Error {
  readonly code: number;
  readonly parameters: Wire | undefined;

  constructor(code: number, description: string, parameters?: Wire) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/** The answer that carries a refusal. */
export function refusal({ code, message, parameters }: Refused): Response {
  const body = { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
  return Response.json(body, { status: code });
}

/** The bot's own account. */
export const bot = { id: 4242, is_bot: true, first_name: "首问", username: "shouwen_bot" } as const;

/** The groups that exist from the start, with the bot in them: a plain one, and a forum whose every topic is open. */
export const groups: Readonly<Record<string, Wire>> = {
  "-1001000000001": { id: -1001000000001, type: "supergroup", title: "上镇村网格群" },
  "-1001000000002": { id: -1001000000002, type: "supergroup", title: "镇罗营认领", is_forum: true },
};

/** A chat as we name it (`id` or `id/topic`), and the fields of its messages. Everyone has once pressed Start. */
export function placeOf(key: string, name = "某人"): Wire {
  const [id = "", topic] = key.split("/");
  const chat = groups[id] ?? (/^\d+$/.test(id) ? { id: Number(id), type: "private", first_name: name } : undefined);
  if (chat === undefined) throw new Refused(400, "Bad Request: chat not found");
  if (topic === undefined) return { chat };
  if (!chat.is_forum) throw new Refused(400, "Bad Request: message thread not found");
  return { chat, message_thread_id: Number(topic), is_topic_message: true };
}

/** A person as the wire knows them. */
export function userOf({ id, name, language }: Actor): Wire {
  return { id: Number(id), is_bot: false, first_name: name, ...(language && { language_code: language }) };
}

/** The field that carries a file of this kind in a message. */
export const fieldOf = {
  image: "photo",
  voice: "voice",
  video: "video",
  file: "document",
  sticker: "sticker",
} as const satisfies Record<FileKind, string>;

/** A file's own fields; of a photo the platform tells two sizes. */
export function fileWire(
  kind: FileKind,
  id: string,
  file: Readonly<{ name?: string; mime?: string; size: number }>,
): unknown {
  const told = { file_id: id, file_unique_id: `u${id}`, file_size: file.size };
  if (kind === "image")
    return [
      { ...told, file_id: `${id}-small`, width: 90, height: 60 },
      { ...told, width: 900, height: 600 },
    ];
  const named = { ...(file.name && { file_name: file.name }), ...(file.mime && { mime_type: file.mime }) };
  if (kind === "sticker")
    return { ...told, type: "regular", width: 512, height: 512, is_animated: false, is_video: false };
  if (kind === "file") return { ...told, ...named };
  return { ...told, ...named, duration: 3, ...(kind === "video" && { width: 640, height: 480 }) };
}
