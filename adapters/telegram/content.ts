import type { Message } from "grammy/types";
import type { InboundFile, Place } from "../../src/port/index.js";

/** What a message carries besides words. */
export type Content = Readonly<{ files?: readonly InboundFile[]; place?: Place }>;

/** The files and the place of a message. */
export function contentOf(message: Message): Content {
  const file = fileOf(message);
  const place = placeOf(message);
  return { ...(file && { files: [file] }), ...(place && { place }) };
}

/** Whether the message is the chat's own housekeeping, in which nobody said anything. */
export function isService(message: Message): boolean {
  return housekeeping.some((kind) => message[kind] !== undefined);
}

const housekeeping = [
  "new_chat_members",
  "left_chat_member",
  "new_chat_title",
  "new_chat_photo",
  "delete_chat_photo",
  "group_chat_created",
  "supergroup_chat_created",
  "migrate_to_chat_id",
  "migrate_from_chat_id",
  "message_auto_delete_timer_changed",
  "pinned_message",
  "forum_topic_created",
  "forum_topic_edited",
  "forum_topic_closed",
  "forum_topic_reopened",
  "general_forum_topic_hidden",
  "general_forum_topic_unhidden",
  "video_chat_scheduled",
  "video_chat_started",
  "video_chat_ended",
  "video_chat_participants_invited",
  "boost_added",
  "chat_background_set",
  "chat_owner_changed",
  "chat_owner_left",
  "write_access_allowed",
] as const satisfies readonly (keyof Message)[];

function fileOf(message: Message): InboundFile | undefined {
  const { photo, voice, audio, video, video_note, animation, document, sticker } = message;
  // The sizes of one photo, smallest first.
  const largest = photo?.at(-1);
  if (largest) return { ...told(largest), kind: "image", mime: "image/jpeg" };
  if (voice) return { ...told(voice), kind: "voice" };
  if (audio) return { ...told(audio), kind: "file" };
  const moving = video ?? video_note ?? animation;
  if (moving) return { ...told(moving), kind: "video" };
  if (sticker) return { ...told(sticker), kind: "sticker" };
  // A picture sent "as a file" is still a picture to whoever looks at it.
  if (document) return { ...told(document), kind: document.mime_type?.startsWith("image/") ? "image" : "file" };
  return undefined;
}

type Told = Readonly<{ file_id: string; file_size?: number; file_name?: string; mime_type?: string }>;

function told({ file_id, file_size, file_name, mime_type }: Told): Omit<InboundFile, "kind"> {
  return {
    id: file_id,
    ...(file_name !== undefined && { name: file_name }),
    ...(mime_type !== undefined && { mime: mime_type }),
    ...(file_size !== undefined && { bytes: file_size }),
  };
}

function placeOf({ venue, location }: Message): Place | undefined {
  const point = venue?.location ?? location;
  if (point === undefined) return undefined;
  const label = venue && [venue.title, venue.address].filter(Boolean).join(" ");
  return { latitude: point.latitude, longitude: point.longitude, ...(label && { label }) };
}
