/** Everything a person can do by a button, a number or a word. A button's data is `act:request:argument…`. */
export type ActName =
  | "confirm"
  | "drop"
  | "skip"
  | "fix-matter"
  | "fix-place"
  | "matter"
  | "place"
  | "area"
  | "claim"
  | "contacted-phone"
  | "contacted-visit"
  | "contacted-chat"
  | "contact"
  | "unreached"
  | "progress"
  | "write"
  | "answer"
  | "handover"
  | "handto"
  | "accept"
  | "decline"
  | "rate"
  | "reopen"
  | "settle"
  | "status"
  | "urge"
  | "supplement"
  | "withdraw"
  | "why"
  | "new"
  | "mine"
  | "help"
  | "privacy"
  | "start"
  | "language";

/** What somebody wants done: the act, the request by number or id where one was named, arguments, and free text. */
export type Said = Readonly<{
  act: ActName;
  no?: number;
  id?: string;
  args: readonly string[];
  text: string;
}>;

/** How a command is typed: `any` text after it, a person and a text, only a number, or nothing at all. */
type Takes = "text" | "person" | "number" | "nothing";

/** One command in words (`domain.md` §16): who has it, what it is called, what follows. */
export type Phrase = Readonly<{
  act: ActName;
  args?: readonly string[];
  staff?: true;
  takes: Takes;
  zh: readonly string[];
  en: readonly string[];
  slash?: readonly string[];
}>;

/** Every command that can be typed. Longer words are tried first, so that 不满意 is never read as 满意. */
export const phrases: readonly Phrase[] = [
  {
    act: "claim",
    staff: true,
    takes: "number",
    zh: ["我办", "签收", "认领", "接单", "我来办"],
    en: ["claim", "mine"],
    slash: ["claim"],
  },
  { act: "contact", staff: true, takes: "text", zh: ["已联系", "联系了"], en: ["contacted"], slash: ["contact"] },
  {
    act: "unreached",
    staff: true,
    takes: "text",
    zh: ["联系不上", "没联系上", "未联系上"],
    en: ["unreached", "no reply"],
    slash: ["unreached"],
  },
  { act: "progress", staff: true, takes: "text", zh: ["进展"], en: ["progress"], slash: ["progress"] },
  {
    act: "write",
    staff: true,
    takes: "text",
    zh: ["留言", "回复", "问居民"],
    en: ["write", "ask", "message"],
    slash: ["write"],
  },
  { act: "answer", staff: true, takes: "text", zh: ["答复", "办结"], en: ["answer"], slash: ["answer"] },
  {
    act: "handover",
    staff: true,
    takes: "person",
    zh: ["移交", "转交"],
    en: ["hand over", "handover"],
    slash: ["handover"],
  },
  { act: "accept", staff: true, takes: "number", zh: ["接收", "我接收"], en: ["accept"], slash: ["accept"] },
  { act: "decline", staff: true, takes: "text", zh: ["不接收", "不接", "拒接"], en: ["decline"], slash: ["decline"] },
  {
    act: "mine",
    staff: true,
    takes: "nothing",
    zh: ["我的清单", "清单", "我的单"],
    en: ["my list", "list"],
    slash: ["list", "mine"],
  },
  {
    act: "status",
    takes: "number",
    zh: ["进度", "查进度", "查询", "我的诉求", "办到哪了", "怎么样了"],
    en: ["status", "my requests"],
    slash: ["status"],
  },
  { act: "urge", takes: "number", zh: ["催办", "催一下", "催催"], en: ["urge", "hurry up"], slash: ["urge"] },
  { act: "supplement", takes: "text", zh: ["补充"], en: ["add", "supplement"], slash: ["add"] },
  {
    act: "withdraw",
    takes: "number",
    zh: ["撤单", "撤诉", "撤回诉求", "不用办了"],
    en: ["withdraw"],
    slash: ["withdraw"],
  },
  { act: "settle", takes: "number", zh: ["不用再办", "不用再办了"], en: ["leave it", "no need"] },
  {
    act: "reopen",
    takes: "number",
    zh: ["没解决", "没有解决", "没办好", "还没好", "没修好", "还是坏的", "没有办好"],
    en: ["not solved", "not fixed", "unsolved"],
  },
  {
    act: "rate",
    args: ["solved", "yes"],
    takes: "number",
    zh: ["解决了", "已解决", "办好了"],
    en: ["solved", "fixed"],
  },
  { act: "rate", args: ["solved", "mostly"], takes: "number", zh: ["基本解决"], en: ["mostly solved"] },
  { act: "rate", args: ["satisfied", "yes"], takes: "number", zh: ["满意", "很满意", "非常满意"], en: ["satisfied"] },
  { act: "rate", args: ["satisfied", "mostly"], takes: "number", zh: ["基本满意"], en: ["mostly satisfied"] },
  {
    act: "rate",
    args: ["satisfied", "no"],
    takes: "number",
    zh: ["不满意", "很不满意"],
    en: ["not satisfied", "unsatisfied", "dissatisfied"],
  },
  { act: "rate", args: ["contacted", "yes"], takes: "number", zh: ["联系了", "联系过了"], en: ["contacted me"] },
  {
    act: "rate",
    args: ["contacted", "no"],
    takes: "number",
    zh: ["没联系", "没有联系", "没人联系"],
    en: ["not contacted", "nobody contacted me"],
  },
  { act: "new", takes: "text", zh: ["新诉求", "新事情", "另一件事"], en: ["new request"], slash: ["new"] },
  { act: "help", takes: "nothing", zh: ["帮助", "怎么用", "菜单"], en: ["help", "menu"], slash: ["help"] },
  { act: "privacy", takes: "nothing", zh: ["隐私", "隐私说明"], en: ["privacy"], slash: ["privacy"] },
  {
    act: "start",
    takes: "text",
    zh: ["你好", "您好", "在吗", "有人吗", "你好啊"],
    en: ["hello", "hi"],
    slash: ["start"],
  },
  { act: "language", args: ["en"], takes: "nothing", zh: [], en: ["english"], slash: ["english"] },
  { act: "language", args: ["zh-CN"], takes: "nothing", zh: ["中文"], en: ["chinese"], slash: ["chinese"] },
];

/** What an offered answer is called in plain words, by its data without the request's id. */
export const answerWords: Readonly<Record<string, readonly string[]>> = {
  confirm: [
    "对",
    "是",
    "是的",
    "对的",
    "没错",
    "确认",
    "登记",
    "好",
    "好的",
    "嗯",
    "行",
    "可以",
    "yes",
    "y",
    "ok",
    "okay",
    "correct",
    "right",
    "confirm",
  ],
  drop: ["不报了", "算了", "不用了", "取消", "cancel", "never mind", "no"],
  skip: ["跳过", "不知道", "说不清", "不清楚", "skip", "don't know"],
  "fix-matter": ["不对", "不是", "错了", "改事情", "事情不对", "改内容", "change matter"],
  "fix-place": ["改地点", "地点不对", "地方不对", "change place"],
  "rate:contacted:yes": ["联系了", "联系过", "联系过了", "有", "yes"],
  "rate:contacted:no": ["没有", "没联系", "没有联系", "没人联系", "没", "no"],
  "rate:solved:yes": ["解决了", "已解决", "解决", "好了", "修好了", "yes", "solved", "fixed"],
  "rate:solved:mostly": ["基本解决", "差不多", "mostly"],
  "rate:solved:no": ["没解决", "没有解决", "没有", "没好", "no", "not solved", "not fixed"],
  "rate:satisfied:yes": ["满意", "很满意", "非常满意", "yes", "satisfied"],
  "rate:satisfied:mostly": ["基本满意", "还行", "还可以", "mostly"],
  "rate:satisfied:no": ["不满意", "很不满意", "no", "not satisfied"],
  "rate:reason:nobody": ["没人管"],
  "rate:reason:passed": ["推来推去", "踢皮球"],
  "rate:reason:result": ["结果不行"],
  "rate:reason:attitude": ["态度", "态度不好"],
  "rate:reason:slow": ["太慢", "慢"],
  "rate:reason:other": ["其他"],
  claim: ["我办", "签收", "claim"],
  accept: ["接收", "accept"],
  decline: ["不接", "不接收", "decline"],
  settle: ["不用", "不用再办", "不用了", "leave it"],
};

/** Reads a button's data: `act:request:argument…`; undefined for what no button of ours carries. */
export function readData(data: string, text = ""): Said | undefined {
  const [act, id, ...args] = data.split(":");
  if (act === undefined || !isAct(act)) return undefined;
  return { act, args, text, ...(id ? { id } : {}) };
}

/** Data without the request's id: the key of `answerWords`. */
export function answerKey(data: string): string {
  const [act, , ...args] = data.split(":");
  return [act, ...args].join(":");
}

const names: ReadonlySet<string> = new Set<ActName>([
  "confirm",
  "drop",
  "skip",
  "fix-matter",
  "fix-place",
  "matter",
  "place",
  "area",
  "claim",
  "contacted-phone",
  "contacted-visit",
  "contacted-chat",
  "contact",
  "unreached",
  "progress",
  "write",
  "answer",
  "handover",
  "handto",
  "accept",
  "decline",
  "rate",
  "reopen",
  "settle",
  "status",
  "urge",
  "supplement",
  "withdraw",
  "why",
  "new",
  "mine",
  "help",
  "privacy",
  "start",
  "language",
]);

function isAct(name: string): name is ActName {
  return names.has(name);
}
