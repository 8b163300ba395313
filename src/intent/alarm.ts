/** What cannot wait (`domain.md` §8.7): the numbers to call are said first, then people are told. */
export type Alarm = Readonly<{ numbers: readonly string[]; word: string; sealed: boolean }>;

/** What is told of the past, of how things are in general, or asked about: nobody has to be rung for it. */
const NOT_NOW =
  /\d+月\d+日|\d+月\d+号|去年|前年|上个?月|昨[天晚日]|前[天几]|多次|经常|容易|易被|咨询|责任认定|认定书|判决|赔偿|理赔|怎么办理|如何处理|感觉|担心|怕|last (?:week|month|year)|yesterday/;

const alarms: readonly Readonly<{ words: RegExp; not?: RegExp; numbers: readonly string[]; sealed: boolean }>[] = [
  {
    words: /不想活|想自杀|要自杀|轻生|活不下去|想死|要跳楼|割腕|suicide|kill myself|end my life/,
    numbers: ["110", "120"],
    sealed: true,
  },
  {
    words: /着火|起火|失火|冒烟|烧起来|发生火灾|on fire|fire broke/,
    not: /没着火|打不着火|点不着火|防火|起火原因/,
    numbers: ["119"],
    sealed: false,
  },
  {
    words:
      /(?:煤气|燃气|天然气|液化气)[^。！？\n]{0,6}(?:泄漏|泄露|漏气|漏了|在漏|味|爆炸)|闻到.{0,4}(?:煤气|燃气)|gas leak|smell (?:of )?gas/,
    numbers: ["119", "110"],
    sealed: false,
  },
  {
    words:
      /救命|晕倒|昏倒|昏迷|大出血|流血不止|溺水|落水|触电|没呼吸|心脏病发作|unconscious|bleeding|heart attack|drowning/,
    not: NOT_NOW,
    numbers: ["120", "110"],
    sealed: false,
  },
  {
    words:
      /抢劫|持刀|砍人|杀人|有人打架|在打架|被打(?!开|扫|通|造|磨|理|包|印|断|破)|绑架|家暴|robbery|stabb|assault|break-in/,
    not: NOT_NOW,
    numbers: ["110"],
    sealed: false,
  },
  {
    words: /出车祸|发生车祸|撞车了|撞人了|撞到人|发生交通事故|翻车了|car crash|traffic accident|hit by a car/,
    not: new RegExp(`${NOT_NOW.source}|已报|报了?警|事故后|事故处理`),
    numbers: ["122", "120"],
    sealed: false,
  },
  {
    words: /电梯.{0,6}困|困在.{0,4}电梯|人被困|坍塌|塌了|塌方|trapped in/,
    not: new RegExp(`${NOT_NOW.source}|要塌|快塌|会塌|没塌`),
    numbers: ["119"],
    sealed: false,
  },
  {
    words: /电线.{0,4}(?:断|掉|垂|落)[^。]{0,8}(?:火花|地上|人)|漏电/,
    not: /漏电保护/,
    numbers: ["119", "95598"],
    sealed: false,
  },
];

/** The alarm in normal text, if there is one. */
export function findAlarm(normalText: string): Alarm | undefined {
  for (const { words, not, numbers, sealed } of alarms) {
    const match = words.exec(normalText);
    if (match !== null && !not?.test(normalText)) return { numbers, sealed, word: match[0] };
  }
  return undefined;
}
