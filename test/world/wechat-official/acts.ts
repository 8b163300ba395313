import bundled from "gcoord";
import type { Act } from "../world.js";
import type { Chats } from "./chat.js";
import type { Fields } from "./push.js";

// gcoord's types describe its bundler build: in Node its module is what they call the default export.
const gcoord = bundled as unknown as typeof bundled.default;

/** What the platform pushes for an act, in order: a picture with words is two messages. */
export function fieldsOf(act: Act, chats: Pick<Chats, "keep">): readonly Fields[] {
  if (act.event !== undefined)
    return [{ MsgType: "event", Event: { started: "subscribe", stopped: "unsubscribe" }[act.event] }];
  const { place, file } = act;
  const pushed: Fields[] = [];
  if (file !== undefined) pushed.push(fileFields(file, chats));
  if (place !== undefined) {
    const [y, x] = gcoord.transform<[number, number]>([place.longitude, place.latitude], gcoord.WGS84, gcoord.GCJ02);
    pushed.push({ MsgType: "location", Location_X: x, Location_Y: y, Scale: 16, Label: place.label ?? "" });
  }
  if (act.text !== undefined) pushed.push({ MsgType: "text", Content: act.text });
  return pushed.length > 0 ? pushed : [{ MsgType: "hologram" }];
}

function fileFields(file: NonNullable<Act["file"]>, chats: Pick<Chats, "keep">): Fields {
  const { kind, bytes, mime = "application/octet-stream", name = kind, transcript } = file;
  const MediaId = chats.keep({ kind, bytes, mime, name });
  const shape = { MsgType: kind, MediaId };
  if (kind === "voice")
    return { ...shape, Format: "amr", ...(transcript === undefined ? {} : { Recognition: transcript }) };
  return kind === "image" ? { ...shape, PicUrl: "http://mmbiz.qpic.cn/mmbiz/0" } : { ...shape, ThumbMediaId: MediaId };
}
