import { describe, expect, it } from "vitest";
import { readCommand } from "../../src/intent/interpret.js";

describe("a greeting is one only where nothing follows it", () => {
  it.each(["你好", "您好！", "在吗", "hello", "Hi.", "/start", "/start spot-7"])("“%s”", (text) => {
    expect(readCommand(text, false)?.act).toBe("start");
  });
  it.each([
    "您好，三组停水了",
    "你好 家里着火了",
    "在吗，想问个事",
    "hello sir, the drain is blocked",
    "hi no water here",
  ])("“%s” goes on", (text) => expect(readCommand(text, false)).toBeUndefined());
});
