import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { decode } from "../../adapters/telegram/decode.js";

const me = { id: 4242, username: "shouwen_bot" };
const li = { id: 1001, is_bot: false, first_name: "秀英", last_name: "李", language_code: "zh-hans" };
const home = { id: 1001, type: "private", first_name: "秀英" };
const group = { id: -1001, type: "supergroup", title: "上镇村网格群" };

/** An update as the platform would post it; the types of grammY name more fields than a message really has. */
const read = (update: object) => decode({ update_id: 7, ...update } as Update, me, 1_700_000_000_500);
const message = (content: object, chat: object = home) => ({
  message_id: 9,
  date: 1_700_000_000,
  from: li,
  chat,
  ...content,
});
const hear = (content: object, chat?: object) => read({ message: message(content, chat) });
const bold = (type: string, offset: number, length: number, more = {}) => ({ type, offset, length, ...more });

describe("who and where", () => {
  it("takes key, time, chat, sender and language from a private message", () => {
    expect(hear({ text: "路灯坏了" })).toEqual({
      key: "u7.1700000000",
      at: 1_700_000_000_000,
      chat: { id: "1001", kind: "private" },
      from: { id: "1001", name: "秀英 李", language: "zh-hans" },
      text: "路灯坏了",
      ref: "9",
      addressed: true,
    });
  });

  it("names a topic of a forum as a chat of its own, and takes no answer from the message that opened it", () => {
    const opened = { message_id: 5, date: 1, chat: group, forum_topic_created: { name: "路灯", icon_color: 1 } };
    const heard = hear({ text: "好", message_thread_id: 5, is_topic_message: true, reply_to_message: opened }, group);
    expect(heard?.chat).toEqual({ id: "-1001/5", kind: "group", name: "上镇村网格群" });
    expect(heard).not.toHaveProperty("quote");
  });

  it("takes what is said in a topic that the bot has opened as an answer to it, and knows what is quoted there", () => {
    const opened = { message_id: 5, date: 1, chat: group, from: { ...me, is_bot: true }, forum_topic_created: {} };
    const topic = { message_thread_id: 5, is_topic_message: true };
    const heard = hear({ text: "签收", ...topic, reply_to_message: opened }, group);
    expect(heard).toMatchObject({ ref: "5/9", addressed: true, quote: { ref: "5/5", fromBot: true } });
    const card = { ...opened, message_id: 6, forum_topic_created: undefined, text: "Q-0031" };
    expect(hear({ text: "签收", ...topic, reply_to_message: card }, group)?.quote?.ref).toBe("5/6");
    const query = { id: "1", from: li, data: "claim:1", message: message(topic, group) };
    expect(read({ callback_query: query })?.press?.ref).toBe("5/9");
  });

  it("keeps a thread of answers in an ordinary group in that group's one chat", () => {
    expect(hear({ text: "好", message_thread_id: 5 }, group)?.chat.id).toBe("-1001");
  });

  it("keeps a topic of a private chat in the person's one chat", () => {
    expect(hear({ text: "好", message_thread_id: 5, is_topic_message: true })?.chat.id).toBe("1001");
  });

  it("knows an anonymous administrator as the group, who has no private chat", () => {
    const anonymous = { id: 1_087_968_824, is_bot: true, first_name: "Group" };
    expect(hear({ text: "好", from: anonymous, sender_chat: group }, group)?.from).toEqual({
      id: "-1001",
      name: "上镇村网格群",
      anonymous: true,
    });
  });

  it("hears no post that is copied out of a channel into its group: nobody there said it", () => {
    const telegram = { id: 777_000, is_bot: false, first_name: "Telegram" };
    const channel = { id: -1009, type: "channel", title: "上镇发布" };
    const post = { text: "有事找 @first_asked_bot", from: telegram, sender_chat: channel, is_automatic_forward: true };
    expect(hear(post, group)).toBeUndefined();
    expect(hear({ ...post, is_automatic_forward: undefined }, group)?.from.id).toBe("-1009");
  });

  it("hears no bots", () => {
    expect(hear({ text: "好", from: { id: 5, is_bot: true, first_name: "别的机器人" } }, group)).toBeUndefined();
  });
});

describe("words", () => {
  it("keeps the payload of /start and says that the chat was started", () => {
    const heard = hear({ text: "/start q0001", entities: [bold("bot_command", 0, 6)] });
    expect(heard).toMatchObject({ text: "/start q0001", event: "started" });
  });

  it("takes the bot's name out of a command", () => {
    const heard = hear({ text: "/status@Shouwen_Bot 12", entities: [bold("bot_command", 0, 19)] }, group);
    expect(heard).toMatchObject({ text: "/status 12", addressed: true });
  });

  it("takes a bare command in a group as said to the bot, and another bot's as not", () => {
    expect(hear({ text: "/status", entities: [bold("bot_command", 0, 7)] }, group)?.addressed).toBe(true);
    const other = hear({ text: "/status@other_bot", entities: [bold("bot_command", 0, 17)] }, group);
    expect(other).toMatchObject({ text: "/status@other_bot", addressed: false });
  });

  it("takes the mention of the bot out wherever it stands, after characters beyond the BMP too", () => {
    const text = "😡 @shouwen_bot 路灯坏了";
    expect(hear({ text, entities: [bold("mention", 3, 12)] }, group)).toMatchObject({
      text: "😡 路灯坏了",
      addressed: true,
    });
  });

  it("names people by id, or by their public name where that is all there is", () => {
    const entities = [
      bold("text_mention", 0, 3, { user: { id: 1002, is_bot: false, first_name: "王建国" } }),
      bold("mention", 4, 5),
    ];
    expect(hear({ text: "王建国 @zhao 看看", entities }, group)?.mentions).toEqual([
      { id: "1002", name: "王建国" },
      { id: "@zhao", name: "zhao" },
    ]);
  });

  it("does not take an address that merely looks like the mention", () => {
    expect(hear({ text: "写给 a@shouwen_bot.cn" }, group)).toMatchObject({
      text: "写给 a@shouwen_bot.cn",
      addressed: false,
    });
  });

  it.each([
    ["a shared contact", { contact: { phone_number: "13800000000", first_name: "王建国" } }, "王建国 13800000000"],
    ["a poll", { poll: { question: "修吗？", options: [{ text: "修" }, { text: "不修" }] } }, "修吗？\n修\n不修"],
    ["a throw of dice", { dice: { emoji: "🎲", value: 3 } }, "🎲"],
    ["a kind of message that we do not know", { thing_of_tomorrow: {} }, ""],
  ])("reads the words in %s", (_, content, text) => {
    expect(hear(content)).toMatchObject({ text, addressed: true });
  });

  it("quotes what is answered, or the part of it that was chosen", () => {
    const answered = {
      message_id: 3,
      date: 1,
      chat: home,
      from: { ...me, is_bot: true, first_name: "首问" },
      text: "哪一组？三组？",
    };
    const heard = hear({ text: "是", reply_to_message: answered, quote: { text: "三组？", position: 4 } });
    expect(heard?.quote).toEqual({ ref: "3", fromBot: true, from: "4242", text: "三组？" });
  });

  it("takes a changed message as a further one that quotes itself", () => {
    const edited = { ...message({ text: "四组的路灯坏了" }), edit_date: 1_700_000_060 };
    expect(read({ edited_message: edited })).toMatchObject({
      key: "u7.1700000060",
      at: 1_700_000_060_000,
      text: "四组的路灯坏了",
      quote: { ref: "9", fromBot: false, from: "1001" },
    });
  });

  it("leaves out a live location that moves by itself", () => {
    const moving = { ...message({ location: { latitude: 40, longitude: 117 } }), edit_date: 1_700_000_060 };
    expect(read({ edited_message: moving })).toBeUndefined();
  });
});

describe("what comes with the words", () => {
  const sizes = [
    { file_id: "small", file_unique_id: "s", width: 90, height: 60, file_size: 100 },
    { file_id: "large", file_unique_id: "l", width: 900, height: 600, file_size: 9000 },
  ];
  it.each([
    ["the largest size of a photo", { photo: sizes }, { id: "large", kind: "image", mime: "image/jpeg", bytes: 9000 }],
    [
      "a picture sent as a file",
      { document: { file_id: "d", mime_type: "image/png", file_name: "a.png" } },
      { id: "d", kind: "image", mime: "image/png", name: "a.png" },
    ],
    [
      "a voice message",
      { voice: { file_id: "v", duration: 3, mime_type: "audio/ogg" } },
      { id: "v", kind: "voice", mime: "audio/ogg" },
    ],
    [
      "music, as a file",
      { audio: { file_id: "m", duration: 3, file_name: "歌.mp3" } },
      { id: "m", kind: "file", name: "歌.mp3" },
    ],
    ["a round video", { video_note: { file_id: "r", duration: 3, length: 240 } }, { id: "r", kind: "video" }],
    [
      "an animation once, not its document too",
      { animation: { file_id: "g" }, document: { file_id: "g" } },
      { id: "g", kind: "video" },
    ],
    ["a sticker", { sticker: { file_id: "s", emoji: "😡" } }, { id: "s", kind: "sticker" }],
  ])("finds %s", (_, content, file) => {
    expect(hear(content)?.files).toEqual([file]);
  });

  it("reads a venue as a place with its name", () => {
    const location = { latitude: 40.47, longitude: 117.11 };
    const venue = { location, title: "村委会", address: "上镇村 1 号" };
    expect(hear({ location, venue })?.place).toEqual({ ...location, label: "村委会 上镇村 1 号" });
  });

  it("ties an album together", () => {
    expect(hear({ photo: sizes, media_group_id: "A1" })?.album).toBe("A1");
  });
});

describe("what happens to the chat", () => {
  const bot = { ...me, is_bot: true, first_name: "首问" };
  const member = (chat: object, was: string, is: string) =>
    read({
      my_chat_member: {
        ...{ chat, from: li, date: 1_700_000_000 },
        ...{ old_chat_member: { user: bot, status: was }, new_chat_member: { user: bot, status: is } },
      },
    });

  it.each([
    ["a person who blocks the bot stopped", home, "member", "kicked", "stopped"],
    ["a group that takes the bot in joined", group, "left", "administrator", "joined"],
    ["a group that removes the bot left", group, "member", "kicked", "left"],
  ])("%s", (_, chat, was, is, event) => {
    expect(member(chat, was, is)).toMatchObject({ key: "u7.1700000000", text: "", event });
  });

  it("says nothing when the bot's rights change, or when someone unblocks it and so sends /start", () => {
    expect(member(group, "member", "administrator")).toBeUndefined();
    expect(member(home, "kicked", "member")).toBeUndefined();
  });

  it("leaves a group's housekeeping alone", () => {
    expect(hear({ new_chat_title: "新名字" }, group)).toBeUndefined();
    expect(hear({ pinned_message: message({ text: "公告" }, group) }, group)).toBeUndefined();
  });
});

describe("a press", () => {
  const query = { id: "88", from: li, chat_instance: "1", data: "claim:1" };

  it("is dated by us, keyed by its own id, and addressed in a group too", () => {
    expect(read({ callback_query: { ...query, message: message({ text: "卡片" }, group) } })).toEqual({
      key: "q88",
      at: 1_700_000_000_500,
      chat: { id: "-1001", kind: "group", name: "上镇村网格群" },
      from: { id: "1001", name: "秀英 李", language: "zh-hans" },
      text: "",
      press: { data: "claim:1", ref: "9" },
      addressed: true,
    });
  });

  it("works on a message too old for the platform to show", () => {
    expect(read({ callback_query: { ...query, message: { chat: home, message_id: 3, date: 0 } } })?.press?.ref).toBe(
      "3",
    );
  });
});
