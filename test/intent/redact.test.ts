import { expect, it } from "vitest";
import { redact } from "../../src/intent/redact.js";

it.each([
  "13812345678",
  "１３８１２３４５６７８",
  "138.1234.5678",
  "138－1234－5678",
  "+86 138-1234-5678",
  "138 1234 567 8",
  "010-8888 7777",
  "+1 212 555 0100",
  "(212) 555-0100",
  "212-555-0100",
  "+44 20 7946 0958",
])("a phone is taken out, however it is written: %s", (phone) => {
  expect(redact(`灯坏了，电话${phone}，谢谢`)).toBe("灯坏了，电话〔电话〕，谢谢");
});

it.each(["call me Ann Smith", "My name's Ann Smith", "I'm Ann", "my name is Ann"])(
  "a name in English is taken out: %s",
  (words) => {
    expect(redact(`The light is out, ${words}, thanks`)).toBe("The light is out, [name], thanks");
  },
);

it.each([
  "2026-11-22 到 2026-11-23 停水 3 天 12 户",
  "10:30-12:00，Q-0031",
  "打过 110 119 120",
  "I am very angry, this is broken",
])("what is no phone and no name stays: %s", (text) => {
  expect(redact(text)).toBe(text);
});
