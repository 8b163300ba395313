/** Everything a person can do by a button, a number or a word. A button's data is `act:request:argument…`. */
export type ActName =
  | "confirm"
  | "drop"
  | "apart"
  | "together"
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
  | "return"
  | "dispute"
  | "decide"
  | "extend"
  | "park"
  | "review"
  | "unpark"
  | "refer"
  | "exclude"
  | "appeal"
  | "grant"
  | "refuse"
  | "supervise"
  | "escalate"
  | "explain"
  | "assist"
  | "stand-in"
  | "plead"
  | "judge"
  | "merge"
  | "split"
  | "object"
  | "respond"
  | "seen"
  | "thank"
  | "answerable"
  | "new"
  | "mine"
  | "anyway"
  | "person"
  | "ring"
  | "register-for"
  | "visit"
  | "visit-end"
  | "visit-found"
  | "leave"
  | "briefed"
  | "back"
  | "quiet"
  | "swap"
  | "swapped"
  | "shift"
  | "taken"
  | "roster"
  | "bind"
  | "bind-code"
  | "link"
  | "unlink"
  | "prefer"
  | "spot"
  | "alert"
  | "cause"
  | "board"
  | "digest"
  | "help"
  | "mute"
  | "unmute"
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
  drop: ["不报了", "算了", "不用了", "取消", "cancel", "never mind"],
  apart: ["分成几件", "分成两件", "分开", "两件事", "是两件事", "register each", "two"],
  together: ["是一件事", "一件事", "合成一件", "合在一起", "it is one matter", "one"],
  skip: ["跳过", "不知道", "说不清", "不清楚", "skip", "don't know"],
  "fix-matter": ["不对", "不是", "不", "错了", "改事情", "事情不对", "改内容", "change matter", "no", "nope", "wrong"],
  "fix-place": ["改地点", "地点不对", "地方不对", "地址不对", "位置不对", "地点错了", "change place", "wrong place"],
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
  grant: ["准", "同意", "批准", "approve"],
  refuse: ["不准", "不同意", "refuse"],
  object: ["异议", "有异议", "i object"],
  "link:yes": ["连", "是", "是的", "好", "好的", "连成一个人", "yes", "y", "ok"],
  "link:no": ["不是我", "不连", "不", "不是", "不要", "no", "not me"],
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
  "apart",
  "together",
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
  "return",
  "dispute",
  "decide",
  "extend",
  "park",
  "review",
  "unpark",
  "refer",
  "exclude",
  "appeal",
  "grant",
  "refuse",
  "supervise",
  "escalate",
  "explain",
  "assist",
  "stand-in",
  "plead",
  "judge",
  "merge",
  "split",
  "object",
  "respond",
  "seen",
  "thank",
  "answerable",
  "new",
  "mine",
  "anyway",
  "person",
  "ring",
  "register-for",
  "visit",
  "visit-end",
  "visit-found",
  "leave",
  "briefed",
  "back",
  "quiet",
  "swap",
  "swapped",
  "shift",
  "taken",
  "roster",
  "bind",
  "bind-code",
  "link",
  "unlink",
  "prefer",
  "spot",
  "alert",
  "cause",
  "board",
  "digest",
  "help",
  "mute",
  "unmute",
  "privacy",
  "start",
  "language",
]);

function isAct(name: string): name is ActName {
  return names.has(name);
}
