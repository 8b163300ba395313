import { describe, expect, it } from "vitest";
import { insteadOf } from "../../src/intent/instead.js";
import { interpret } from "../../src/intent/interpret.js";
import { understand } from "../../src/intent/matter.js";
import { office } from "../core/spec.js";

const asked = {
  draft: ["confirm:r", "fix-matter:r", "fix-place:r", "drop:r"],
  contacted: ["rate:r:contacted:yes", "rate:r:contacted:no"],
  solved: ["rate:r:solved:yes", "rate:r:solved:mostly", "rate:r:solved:no"],
  satisfied: ["rate:r:satisfied:yes", "rate:r:satisfied:mostly", "rate:r:satisfied:no"],
} as const;

function answer(question: keyof typeof asked, text: string): string | undefined {
  const prompts = [{ request: "r", options: asked[question], expects: undefined, at: 0 }];
  const meaning = interpret(text, { prompts, staff: false, now: 1 });
  return meaning.is === "act" && meaning.prompt !== undefined
    ? [meaning.said.act, ...meaning.said.args].join(":")
    : undefined;
}

const given: Readonly<Record<keyof typeof asked, Readonly<Record<string, readonly string[]>>>> = {
  draft: {
    confirm: [
      "对对对",
      "嗯嗯，没错",
      "是这个，登记吧",
      "好的，谢谢您",
      "行，就这样",
      "👍",
      "yes, that's right",
      "Yup!",
    ],
    "fix-matter": ["不对", "No", "wrong"],
    "fix-place": ["地址不对"],
  },
  contacted: {
    "rate:contacted:yes": [
      "来过两次",
      "小王打过电话了",
      "联系是联系了，但没修",
      "昨天来人了",
      "they phoned me yesterday",
    ],
    "rate:contacted:no": [
      "根本没人来",
      "一个电话都没接到过",
      "没有，没人找过我",
      "No, nobody came",
      "no one has called me",
    ],
  },
  solved: {
    "rate:solved:yes": ["已经修好了，谢谢", "灯亮了", "来水了！", "都弄好了", "It's fixed now", "all sorted, thanks"],
    "rate:solved:mostly": ["差不多了", "基本上解决了", "more or less"],
    "rate:solved:no": ["还没修", "根本没人管", "还是老样子", "没搞好", "still broken", "not yet"],
  },
  satisfied: {
    "rate:satisfied:yes": ["挺满意的", "非常满意，谢谢小王", "very satisfied"],
    "rate:satisfied:mostly": ["还算满意", "比较满意"],
    "rate:satisfied:no": ["一点也不满意", "不怎么满意", "太敷衍了，不满意", "not happy at all"],
  },
};

describe("free words answer an open question where the whole of them says so", () => {
  const rows = Object.entries(given).flatMap(([question, answers]) =>
    Object.entries(answers).flatMap(([data, texts]) => texts.map((text) => [question, text, data] as const)),
  );
  it.each(rows)("%s: “%s” is %s", (question, text, data) => {
    // The keys of `given` are those of `asked`, as its type says.
    expect(answer(question as keyof typeof asked, text)).toBe(data);
  });
});

const unsaid: readonly (readonly [keyof typeof asked, string])[] = [
  ["draft", "可是路口也黑"],
  ["draft", "好多垃圾"],
  ["draft", "登记了吗"],
  ["draft", "中间那盏"],
  ["contacted", "打人了"],
  ["contacted", "谁联系我了"],
  ["contacted", "我没接电话"],
  ["contacted", "联系个屁"],
  ["solved", "修好了又坏了"],
  ["solved", "没有完全解决"],
  ["solved", "解决了吗"],
  ["solved", "好了吗？"],
  ["solved", "kind of"],
  ["satisfied", "满意才怪"],
  ["satisfied", "满意，就是太慢"],
  ["satisfied", "不是不满意"],
  ["satisfied", "没有不满意"],
  ["satisfied", "满意得很呐"],
  ["satisfied", "谈不上满意"],
  ["satisfied", "怎么可能满意"],
];

describe("a question back, irony, or a reservation is no answer", () => {
  it.each(unsaid)("%s: “%s”", (question, text) => expect(answer(question, text)).toBeUndefined());
});

describe("what is said instead takes the place of what was understood", () => {
  const before = understand(office, "上镇村三组路灯坏了").matter;
  it.each([
    ["错了，不是三组，是一组", { area: "sz-1", category: "市政设施/路灯" }],
    ["说错了，是二组", { area: "sz-2", category: "市政设施/路灯" }],
    ["不是三组，是五组", { area: "sz-5", category: "市政设施/路灯" }],
    ["sorry, it's 四组", { area: "sz-4", category: "市政设施/路灯" }],
    ["不是路灯，是井盖丢了", { area: "sz-3", category: "市政设施/井盖" }],
  ] as const)("“%s”", (text, meant) => expect(insteadOf(office, before, text)).toMatchObject(meant));

  it.each(["不是我家，灯也不亮", "还有二组的也不亮", "不是说今天来修吗"])("“%s” corrects nothing", (text) => {
    expect(insteadOf(office, before, text)).toBeUndefined();
  });
});
