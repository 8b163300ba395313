import { describe, expect, it } from "vitest";
import { mayEndanger } from "../../src/intent/hint.js";
import { normal } from "../../src/intent/normal.js";

const hints = (text: string, category?: string) => mayEndanger(normal(text), category);

describe("words that may tell of danger in a way that no alarm knows", () => {
  it.each([
    "我岳父手脚发麻，嘴唇发紫",
    "姑姑一个人在家，敲了半天都没动静",
    "幼儿园门口有个男的拉着孩子不放",
    "my uncle looks very pale and sweats",
    "two boys went under the ice",
  ])("%s", (text) => expect(hints(text)).toBe(true));

  it("are told by somebody and what befalls them where the kind of matter is known", () => {
    expect(hints("电梯停了，我妈困在里面", "住房物业/电梯")).toBe(true);
    expect(hints("电梯停了三天没人修", "住房物业/电梯")).toBe(false);
    expect(hints("路灯坏了三天", "市政设施/路灯")).toBe(false);
  });

  it("are short: of a letter nobody expects that it saves a life", () => {
    expect(hints("我家孩子上学的路上，".repeat(12))).toBe(false);
  });
});
