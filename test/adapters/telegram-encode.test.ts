import { describe, expect, it } from "vitest";
import { encode } from "../../adapters/telegram/encode.js";
import type { FileKind, Outbound } from "../../src/port/index.js";

const file = (kind: FileKind, mime: string, size = 3) => ({
  kind,
  mime,
  name: `${kind}.bin`,
  bytes: new Uint8Array(size),
});
const photo = file("image", "image/jpeg");
const kinds = (outbound: Outbound) => encode(outbound).map((call) => (call.tells ? `${call.kind}*` : call.kind));

describe("where it goes", () => {
  it("sends to a topic of a group", () => {
    expect(encode({ chat: "-1001/5", text: "好" })).toMatchObject([{ to: { chat_id: -1001, message_thread_id: 5 } }]);
  });

  it("stands under an earlier message, or alone where that was deleted", () => {
    const [call] = encode({ chat: "1001", text: "好", under: "9" });
    expect(call).toMatchObject({ to: { reply_parameters: { message_id: 9, allow_sending_without_reply: true } } });
  });

  it("answers what has a topic of its own in that topic, and under a message of a topic that is a chat", () => {
    expect(encode({ chat: "-1001", text: "好", under: "5/9" })).toMatchObject([
      { to: { chat_id: -1001, message_thread_id: 5 } },
    ]);
    expect(encode({ chat: "-1001", text: "好", under: "5/9" })[0]).not.toHaveProperty("to.reply_parameters");
    const [call] = encode({ chat: "-1001/5", text: "好", under: "5/9" });
    expect(call).toMatchObject({ to: { message_thread_id: 5, reply_parameters: { message_id: 9 } } });
    expect(encode({ chat: "-1001", text: "好", edit: "5/9" })).toMatchObject([{ chat: -1001, message: 9 }]);
  });

  it.each(["", "abc", "12/x", "1 or 1", "--5"])("refuses %j, which is no chat", (chat) => {
    expect(() => encode({ chat, text: "好" })).toThrow(expect.objectContaining({ fault: "unfit" }));
  });

  it("refuses a ref of another platform", () => {
    expect(() => encode({ chat: "1001", text: "好", edit: "1700.12" })).toThrow(
      expect.objectContaining({ fault: "unfit" }),
    );
  });
});

describe("words", () => {
  it("calls people before the text, by entities that need no markup", () => {
    const mentions = [
      { id: "1002", name: "王😀建国" },
      { id: "@zhao", name: "赵" },
    ];
    const [call] = encode({ chat: "-1001", text: "<b>看看</b>", mentions });
    expect(call).toMatchObject({
      text: "@王😀建国 @zhao <b>看看</b>",
      entities: [{ type: "text_mention", offset: 0, length: 6, user: { id: 1002 } }],
    });
  });

  it("sets short buttons two by two and gives a long one its own row", () => {
    const buttons = ["对", "不对", "我要换一个更合适的地点", "算了", "再说"].map((label) => ({ label, data: label }));
    const [call] = encode({ chat: "1", text: "？", buttons });
    const rows =
      call?.kind === "text" ? call.keyboard?.inline_keyboard.map((row) => row.map(({ text }) => text)) : undefined;
    expect(rows).toEqual([["对", "不对"], ["我要换一个更合适的地点"], ["算了", "再说"]]);
  });

  it("takes the buttons away when an edit has none", () => {
    expect(encode({ chat: "1", text: "好了", edit: "9" })).toMatchObject([
      { kind: "edit", keyboard: { inline_keyboard: [] } },
    ]);
  });
});

describe("files", () => {
  it("puts words and buttons beside one file", () => {
    expect(kinds({ chat: "1", text: "看", files: [photo], buttons: [{ label: "好", data: "y" }] })).toEqual(["file*"]);
  });

  it("puts an album before its words where there are buttons", () => {
    const buttons = [{ label: "好", data: "y" }];
    expect(kinds({ chat: "1", text: "看", files: [photo, photo], buttons })).toEqual(["album", "text*"]);
  });

  it("puts words too long for a caption first", () => {
    expect(kinds({ chat: "1", text: "长".repeat(1025), files: [photo] })).toEqual(["text*", "file"]);
    expect(kinds({ chat: "1", text: "长".repeat(1024), files: [photo] })).toEqual(["file*"]);
  });

  it("ties neighbours that the platform takes together, at most ten", () => {
    const video = file("video", "video/mp4");
    const paper = file("file", "application/pdf");
    const voice = file("voice", "audio/ogg");
    expect(kinds({ chat: "1", text: "", files: [photo, video, paper, paper, voice, voice] })).toEqual([
      "album*",
      "album",
      "file",
      "file",
    ]);
    expect(kinds({ chat: "1", text: "", files: Array.from({ length: 21 }, () => photo) })).toEqual([
      "album*",
      "album",
      "file",
    ]);
  });

  it.each([
    [file("image", "image/jpeg"), "photo"],
    [file("image", "image/gif"), "document"],
    [file("image", "image/jpeg", 10_000_001), "document"],
    [file("voice", "audio/ogg"), "voice"],
    [file("voice", "audio/amr"), "document"],
    [file("video", "video/mp4"), "video"],
    [file("video", "video/x-msvideo"), "document"],
    [file("file", "application/pdf"), "document"],
  ])("shows what the platform can show, and sends the rest as documents (%#)", (sent, as) => {
    expect(encode({ chat: "1", text: "", files: [sent] })).toMatchObject([{ as }]);
  });

  it("keeps a file's name out of the header's own signs", () => {
    const [call] = encode({ chat: "1", text: "", files: [{ ...photo, name: 'a"\r\nx: y;照片.jpg' }] });
    expect(call?.kind === "file" ? call.file.filename : undefined).toBe("a___x: y_照片.jpg");
  });
});
