import { describe, expect, it } from "vitest";
import { faults, meanings } from "../../adapters/wechat-official/faults.js";
import { AdapterError, type OutboundFile } from "../../src/port/index.js";
import { li, openOffice } from "./wechat-official-office.js";

const file = (kind: OutboundFile["kind"], mime: string, size = 10): OutboundFile => ({
  ...{ kind, mime, name: `李秀英家.${mime.split("/")[1]}` },
  bytes: new Uint8Array(size),
});

describe("files", () => {
  it("a voice in AMR goes, under a name that tells nothing of the person", async () => {
    const { world, adapter } = await openOffice();
    await adapter.send({ chat: li.id, text: "", files: [file("voice", "audio/amr")] });
    expect(world.seen(li.id)).toMatchObject([{ text: "", files: ["voice"] }]);
  });

  it.each([
    ["a voice in Ogg", file("voice", "audio/ogg")],
    ["a picture of more than 10 MB", file("image", "image/png", 10 * 1024 * 1024 + 1)],
    ["a film in QuickTime", file("video", "video/quicktime")],
    ["a document", file("file", "application/pdf")],
  ])("%s is unfit, before a word is sent", async (_, unfit) => {
    const { world, adapter } = await openOffice();
    const sending = adapter.send({ chat: li.id, text: "请看", files: [unfit] });
    await expect(sending).rejects.toMatchObject({ fault: "unfit", message: expect.stringContaining("WeChat takes") });
    await expect(sending).rejects.not.toMatchObject({ message: expect.stringContaining("李秀英") });
    expect(world.seen()).toEqual([]);
  });

  it("an upload that fails leaves nothing said, so that it can be tried again", async () => {
    const { world, adapter } = await openOffice();
    const outbound = { chat: li.id, text: "请看", files: [file("image", "image/png")] };
    world.mishap({ call: "/cgi-bin/media/upload", as: { kind: "http", status: 502 } });
    await expect(adapter.send(outbound)).rejects.toMatchObject({ fault: "unreachable" });
    expect(world.seen()).toEqual([]);
    await adapter.send(outbound);
    expect(world.seen().map(({ text, files }) => [text, ...files])).toEqual([["请看"], ["", "image"]]);
  });

  it("that the platform no longer has cannot be fetched", async () => {
    const { adapter } = await openOffice();
    await expect(adapter.fetch({ id: "gone", kind: "image" })).rejects.toMatchObject({ fault: "unfit", code: "40007" });
  });
});

describe("texts", () => {
  it("hide no link: what looks like one is shown as it was written, but for one character", async () => {
    const { world, adapter } = await openOffice();
    await adapter.send({ chat: li.id, text: '她说：<a href="https://evil.example">点这里</a>，<abc>' });
    expect(world.seen(li.id)[0]?.text).toBe('她说：[a href="https://evil.example">点这里[/a>，<abc>');
  });
});

describe("the platform's windows", () => {
  it("closed ones are told apart from used ones, and neither is tried again", async () => {
    const { world, adapter } = await openOffice({ windows: true });
    const send = () => adapter.send({ chat: li.id, text: "有进展" });
    await expect(send()).rejects.toMatchObject({ fault: "closed", code: "45015" });
    await world.act(li, { text: "在吗" });
    for (let count = 0; count < 5; count += 1) expect(await send()).toEqual({ slot: "service" });
    await expect(send()).rejects.toMatchObject({ fault: "closed", code: "45047" });
    expect(world.calls("/cgi-bin/message/custom/send")).toBe(7);
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

  it("the day's calls come back at midnight in China", () => {
    const evening = Date.UTC(2026, 10, 22, 15, 0, 0);
    expect(faults.refusal(45009, evening).retryAfterMs).toBe(3600_000);
  });

  it("an answer that is no JSON is unreachable", async () => {
    const { world, adapter } = await openOffice();
    world.mishap({ call: "send", as: { kind: "http", status: 200 } });
    await expect(adapter.send({ chat: li.id, text: "您好" })).rejects.toMatchObject({ fault: "unreachable" });
  });
});
