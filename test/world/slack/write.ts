import type { Act } from "../world.js";
import type { Emulator } from "./emulator.js";
import { typed, type Written } from "./events.js";
import type { Member } from "./people.js";

/** Where a person writes: the channel, the thread, and who began it. */
export type Place = Readonly<{ channel: string; thread?: string; parent?: string }>;

const fileNames = {
  image: "photo.png",
  voice: "voice.ogg",
  video: "clip.mp4",
  file: "file.pdf",
  sticker: "sticker.webp",
};

/** Puts what a person does into the emulator's channel, with the person's own token. */
export async function write(emulator: Emulator, member: Member, act: Act, place: Place): Promise<Written> {
  const text = typed(act);
  const { actor, token } = member;
  const thread: Record<string, string> = place.thread === undefined ? {} : { thread_ts: place.thread };
  if (act.file !== undefined) {
    const { files, ts } = await share(emulator, token, act.file, {
      ...thread,
      initial_comment: text,
      channel_id: place.channel,
    });
    return { actor, text, ts, files, ...place };
  }
  // Something that has no words, such as a shared post: an attachment alone.
  const body = text === "" ? { attachments: JSON.stringify([{ fallback: "shared" }]) } : { text };
  const { ts = "" } = await emulator.call(token, "chat.postMessage", { channel: place.channel, ...thread, ...body });
  return { actor, text, ts, files: [], ...place };
}

async function share(
  emulator: Emulator,
  token: string,
  { kind, bytes, name = fileNames[kind], mime }: NonNullable<Act["file"]>,
  where: Readonly<Record<string, string>>,
): Promise<Pick<Written, "files" | "ts">> {
  const length = String(bytes.length);
  const { upload_url: url = "", file_id: id = "" } = await emulator.call(token, "files.getUploadURLExternal", {
    filename: name,
    length,
  });
  await fetch(url, { method: "POST", body: Buffer.from(bytes) });
  const done = await emulator.call(token, "files.completeUploadExternal", {
    ...where,
    files: JSON.stringify([{ id }]),
  });
  const files = (done.files ?? []).map((file) => ({ ...file, ...(mime === undefined ? {} : { mimetype: mime }) }));
  // A shared file names, for each channel, the messages that hold it.
  const shares = files[0] as { shares?: Record<string, Record<string, { ts: string }[]>> } | undefined;
  const [posted] = Object.values(shares?.shares ?? {}).flatMap((one) => Object.values(one).flat());
  return { files, ts: posted?.ts ?? "" };
}
