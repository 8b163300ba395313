/** What cannot wait (`domain.md` §8.7): the numbers to call are said first, then people are told. */
export type Alarm = Readonly<{ numbers: readonly string[]; word: string; sealed: boolean }>;

const alarms: readonly Readonly<{ words: RegExp; not?: RegExp; numbers: readonly string[]; sealed: boolean }>[] = [
  {
    words: /不想活|想自杀|要自杀|轻生|活不下去|想死|跳楼|割腕|suicide|kill myself|end my life/,
    not: /跳楼价/,
    numbers: ["110", "120"],
    sealed: true,
  },
  { words: /着火|起火|火灾|失火|冒烟|烧起来|on fire|fire broke/, not: /没着火|上火/, numbers: ["119"], sealed: false },
  {
    words:
      /(?:煤气|燃气|天然气|液化气)[^。！？\n]{0,6}(?:泄漏|泄露|漏|味|爆)|闻到.{0,4}(?:煤气|燃气)|gas leak|smell (?:of )?gas/,
    numbers: ["119", "110"],
    sealed: false,
  },
  {
    words:
      /救命|晕倒|昏倒|昏迷|大出血|流血不止|溺水|落水|触电|电死|没呼吸|心脏病发|injured|unconscious|bleeding|heart attack|drowning/,
    numbers: ["120", "110"],
    sealed: false,
  },
  {
    words: /抢劫|持刀|砍人|杀人|打人|打架|入室|绑架|家暴|被打|robbery|stabb|assault|break-in/,
    not: /打人电话/,
    numbers: ["110"],
    sealed: false,
  },
  {
    words: /车祸|撞车|撞人|交通事故|翻车|car crash|traffic accident|hit by a car/,
    numbers: ["122", "120"],
    sealed: false,
  },
  { words: /电梯.{0,6}困|困在.{0,4}电梯|被困|坍塌|塌了|塌方|trapped in/, numbers: ["119"], sealed: false },
  { words: /电线.{0,4}(?:断|掉|垂|落)[^。]{0,8}(?:火花|地上|人)|漏电/, numbers: ["119", "95598"], sealed: false },
];

/** The alarm in normal text, if there is one. */
export function findAlarm(normalText: string): Alarm | undefined {
  for (const { words, not, numbers, sealed } of alarms) {
    const match = words.exec(normalText);
    if (match !== null && !not?.test(normalText)) return { numbers, sealed, word: match[0] };
  }
  return undefined;
}
