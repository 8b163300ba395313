import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { faults, meanings } from "../../adapters/wecom/faults.js";
import { AdapterError, type OutboundFile } from "../../src/port/index.js";
import { liu, openOffice } from "./wecom-office.js";

const file = (kind: OutboundFile["kind"], mime: string, size = 10): OutboundFile => ({
  ...{ kind, mime, name: `周报.${mime.split("/")[1]}` },
  bytes: new Uint8Array(size).fill(7),
});

const MiB = 1024 * 1024;
const card = { text: "新诉求 Q-0001", buttons: [{ label: "认领", data: "claim:1", say: "认领 Q-0001" }] };

/** Opens an office with a group of its own. */
async function openBoard() {
  const office = await openOffice();
  const group = { id: "zlyclaims", name: "镇罗营认领", owner: liu.id, members: ["WangJianGuo"] };
  return { ...office, group, chat: await office.adapter.createGroup(group) };
}

describe("whom a message goes to", () => {
  it.each(["@all", "liu|wang", "", "group:", "group:a/b", "group:a:b", "robot:a b", "robot:../x", "刘德宏"])(
    "%j is no chat, and nothing leaves us",
    async (chat) => {
      const { world, adapter } = await openOffice();
      await expect(adapter.send({ chat, text: "全体注意" })).rejects.toMatchObject({ fault: "unfit" });
      expect(world.calls("/cgi-bin/message/send")).toBe(0);
    },
  );

  it("a member outside the visible range is gone, and the operator is told what to widen", async () => {
    const { world, adapter } = await openOffice();
    world.company.strangers.add(liu.id);
    await expect(adapter.send({ chat: liu.id, text: "您好" })).rejects.toMatchObject({
      fault: "gone",
      code: "81013",
      message: expect.stringContaining("visible range"),
    });
  });

  it("a member whom WeCom passes over while it says ok is a fault too", async () => {
    const { world, adapter } = await openOffice();
    world.company.unlicensed.add(liu.id);
    await expect(adapter.send({ chat: liu.id, text: "您好" })).rejects.toMatchObject({
      fault: "forbidden",
      code: "unlicenseduser",
    });
  });
});

describe("a group that the application made", () => {
  it("shows texts, pictures and names, and the words to write instead of buttons", async () => {
    const { world, adapter, chat } = await openBoard();
    const files = [file("image", "image/png")];
    await adapter.send({ chat, ...card, files, mentions: [{ id: liu.id, name: liu.name }] });
    const [words, picture] = world.seen(chat);
    expect(words).toMatchObject({ text: "@刘德宏 新诉求 Q-0001\n认领：认领 Q-0001", buttons: [] });
    expect(picture).toMatchObject({ text: "", files: ["image"] });
    expect(Buffer.from(world.fileBytes(picture?.ref ?? "")[0] ?? [])).toEqual(Buffer.alloc(10, 7));
  });

  it("shows no number to type: nothing that is typed there comes in", async () => {
    const { world, adapter, chat } = await openBoard();
    await adapter.send({ chat, text: "待认领", buttons: [{ label: "认领", data: "claim:1" }] });
    expect(world.seen(chat)).toMatchObject([{ text: "待认领" }]);
  });

  it("is told of a change anew", async () => {
    const { world, adapter, chat } = await openBoard();
    const { ref } = await adapter.send({ chat, ...card });
    expect(ref).toBeUndefined();
    await adapter.send({ chat, text: "刘德宏已认领", edit: "card_1" });
    expect(world.seen(chat)).toHaveLength(2);
  });

  it("is made once, however often it is asked for", async () => {
    const { world, adapter, group, chat } = await openBoard();
    expect(await adapter.createGroup(group)).toBe(chat);
    expect([...world.company.groups]).toEqual([["zlyclaims", [liu.id, "WangJianGuo"]]]);
  });

  it("that is not there is gone; one that cannot be made says so", async () => {
    const { adapter } = await openOffice();
    await expect(adapter.send({ chat: "group:none", text: "在吗" })).rejects.toMatchObject({ fault: "gone" });
    const alone = { id: "a", name: "一人群", owner: liu.id, members: [liu.id] };
    await expect(adapter.createGroup(alone)).rejects.toMatchObject({ fault: "unfit", code: "40058" });
  });
});

describe("a group robot", () => {
  it("shows texts and pictures, without an access token", async () => {
    const { world, adapter } = await openOffice();
    const chat = `robot:${[...world.company.robots][0]}`;
    world.tokens.end(false);
    await adapter.send({ chat, ...card, files: [file("image", "image/png")] });
    expect(world.seen(chat).map(({ text, files }) => [text, ...files])).toEqual([
      ["新诉求 Q-0001\n认领：认领 Q-0001"],
      ["", "image"],
    ]);
    expect(world.calls("/cgi-bin/gettoken")).toBe(1);
  });

  it("rings nobody's phone for a resident's words", async () => {
    const { world, adapter } = await openOffice();
    const chat = `robot:${[...world.company.robots][0]}`;
    await adapter.send({ chat, text: "她说 <@all> 快来 <a href=x>看</a> <abc>" });
    expect(world.seen(chat)).toMatchObject([{ text: "她说 [@all> 快来 [a href=x>看[/a> <abc>" }]);
  });

  it("refuses other files before a word is said", async () => {
    const { world, adapter } = await openOffice();
    const chat = `robot:${[...world.company.robots][0]}`;
    for (const unfit of [file("file", "application/pdf"), file("image", "image/png", 2 * MiB + 1)]) {
      await expect(adapter.send({ chat, text: "周报", files: [unfit] })).rejects.toMatchObject({ fault: "unfit" });
    }
    expect(world.seen()).toEqual([]);
  });

  it("that was removed is gone, and no error shows its key", async () => {
    const { world, adapter } = await openOffice();
    const key = "00000000-dead-beef-0000-000000000000";
    for (const as of [undefined, { kind: "http", status: 502 }, { kind: "down" }] as const) {
      if (as !== undefined) world.mishap({ call: "send", as });
      const error = await adapter.send({ chat: `robot:${key}`, text: "在吗" }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ fault: as === undefined ? "gone" : "unreachable" });
      expect(inspect(error, { depth: 10 })).not.toContain(key);
    }
  });
});

describe("files", () => {
  it.each([
    ["a voice in AMR", file("voice", "audio/amr"), "voice"],
    ["a voice in Ogg", file("voice", "audio/ogg"), "file"],
    ["a picture in WebP", file("image", "image/webp"), "file"],
    ["a picture of more than 10 MB", file("image", "image/png", 10 * MiB + 1), "file"],
    ["a film in QuickTime", file("video", "video/quicktime"), "file"],
    ["a sticker", file("sticker", "image/webp"), "file"],
  ])("%s goes as it can be taken", async (_, sent, kind) => {
    const { world, adapter } = await openOffice();
    const { ref } = await adapter.send({ chat: liu.id, text: "", files: [sent] });
    expect(world.seen(liu.id)).toMatchObject([{ ref, files: [kind] }]);
  });

  it.each([
    ["of 20 MB and more", file("file", "application/pdf", 20 * MiB + 1)],
    ["of 5 bytes and less", file("image", "image/png", 5)],
  ])("%s are unfit, before a word is sent", async (_, unfit) => {
    const { world, adapter } = await openOffice();
    const sending = adapter.send({ chat: liu.id, text: "请看", files: [file("image", "image/png"), unfit] });
    await expect(sending).rejects.toMatchObject({ fault: "unfit" });
    expect(world.calls("/cgi-bin/media/upload")).toBe(0);
    expect(world.seen()).toEqual([]);
  });

  it("that fail on the way up leave nothing said, so that all can be tried again", async () => {
    const { world, adapter } = await openOffice();
    const outbound = { chat: liu.id, ...card, files: [file("image", "image/png")] };
    world.mishap({ call: "/cgi-bin/media/upload", as: { kind: "http", status: 502 } });
    await expect(adapter.send(outbound)).rejects.toMatchObject({ fault: "unreachable" });
    expect(world.seen()).toEqual([]);
    await adapter.send(outbound);
    expect(world.seen().map(({ files, buttons }) => [...files, ...buttons])).toEqual([["image"], ["认领"]]);
  });

  it("that the platform no longer has cannot be fetched", async () => {
    const { adapter } = await openOffice();
    await expect(adapter.fetch({ id: "gone", kind: "image" })).rejects.toMatchObject({ fault: "unfit", code: "40007" });
  });
});

describe("faults", () => {
  it("say what to do, and give the code", () => {
    for (const [code, { fault }] of Object.entries(meanings)) {
      const error = faults.refusal(Number(code), 0);
      expect(error).toBeInstanceOf(AdapterError);
      expect(error).toMatchObject({ fault, code });
      expect(error.message).toMatch(/\S+ \S+.*\(errcode -?\d+\)$/);
    }
  });
});
