import { describe, expect, it } from "vitest";
import { createLog, mask, readable } from "../../src/log.js";

function logged(write: (log: ReturnType<typeof createLog>) => void): readonly string[] {
  const lines: string[] = [];
  write(createLog("info", { write: (line) => lines.push(line) }));
  return lines;
}

describe("the log", () => {
  it("writes one line of JSON for each entry at its level or above", () => {
    const lines = logged((log) => {
      log.debug({}, "hidden");
      log.info({ chat: "c1" }, "shown");
    });
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ level: "info", chat: "c1", msg: "shown" }]);
  });

  it.each([
    ["a phone", "打 13812345678 找他"],
    ["a phone in groups", "138-1234-5678"],
    ["an identity number", "身份证11010119900307777X。"],
    ["a Telegram token", "https://api.telegram.org/bot123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA/getMe"],
    ["a Slack token", "xoxb-12345678-abcdefgh"],
    ["a WeChat token", "https://api.weixin.qq.com/x?access_token=66_abc&y=1"],
    ["a database password", "postgres://bot:hunter2@db/office"],
  ])("masks %s anywhere in a line", (_, text) => {
    const [line = ""] = logged((log) => log.warn({ err: new Error(text), note: [text] }, text));
    expect(JSON.parse(line)).toMatchObject({ msg: expect.stringContaining("[masked]") });
    expect(line).not.toMatch(/13812345678|1234-5678|110101199|AAAAAA|xoxb-1|66_abc|hunter2/);
  });

  it("leaves times, ids and counts alone", () => {
    const line = '{"time":1795332147034,"chat":"-1001000000001","id":7123456789,"no":"Q-0031"}';
    expect(mask(line)).toBe(line);
  });

  it("keeps a line readable where a number had to be masked", () => {
    const [line = ""] = logged((log) => log.info({ phones: [13812345678, 13912345678] }, "x"));
    expect(JSON.parse(line)).toMatchObject({ phones: [0, 0] });
  });

  it("never writes the fields that hold secrets or residents' words", () => {
    const [line = ""] = logged((log) =>
      log.info({ text: "灯坏了", inbound: { text: "灯坏了", from: { phone: "1", token: "t0k" } } }, "got"),
    );
    expect(line).not.toMatch(/灯坏了|t0k/);
  });

  it("writes an error with its causes, and nothing else that hangs on it", () => {
    const cause = new Error("the far side is down");
    const error = Object.assign(new Error("not sent", { cause }), { code: "E9", payload: { words: "灯坏了" } });
    const [line = ""] = logged((log) => log.error({ err: error }, "failed"));
    expect(JSON.parse(line)).toMatchObject({
      err: { message: "not sent", code: "E9", cause: { message: "the far side is down" } },
    });
    expect(line).not.toContain("灯坏了");
    expect(readable(line)).toMatch(
      /^\d\d:\d\d:\d\d ERROR failed\n {2}Error: not sent[\s\S]*\n {2}caused by: Error: the far side is down/,
    );
  });

  it("ends with errors that cause each other in a circle", () => {
    const error = new Error("a");
    error.cause = new Error("b", { cause: error });
    expect(logged((log) => log.error({ err: error }, "failed"))).toHaveLength(1);
  });
});
