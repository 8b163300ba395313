/** What somebody says who reports nothing: asks how it goes, is upset, agrees, gives thanks, only begins to talk, or wants a person. */
export type Remark = "asks" | "waits" | "upset" | "okay" | "thanks" | "opens" | "person";

/** In this order, for a text may be several. Only `asks` may name a matter besides: 「路灯的事怎么样了」. */
const remarks: readonly (readonly [Remark, RegExp])[] = [
  [
    "person",
    /^[转找要换]?个?人工|(?:[跟和找同与]|让)(?:个|位|你们)?(?:真人|活人|人|工作人员|干部|领导)(?:直接|来)?(?:说|讲|聊|谈|通)|[给跟]我[回打]个?电话|打个?电话给我|\b(?:talk|speak|chat) (?:to|with) (?:an? |some|the |your )?(?:real |live )?(?:person|human|one|body|agent|staff|officer|manager|cadre)|\b(?:call|phone|ring) me\b|\breal person\b/,
  ],
  [
    "asks",
    /(?:怎么样|咋样|怎样)(?:了|啦)?[?？。!！]*$|(?:什么时候|啥时候|几时|多久|多会儿|哪天)(?:才|能|会|可以|来|有人|修|解决|处理|答复|回复)|有(?:没有)?(?:什么|啥)?(?:消息|结果|进展|回音|下文)了?[吗没么]|(?:办|处理|解决|进行)到(?:哪|什么)|\bany (?:news|updates?|progress)\b|\bwhat(?:'s| is) (?:happening|the status|going on)|\bhow (?:long will|much longer|is it going|far)|\bwhen will\b/,
  ],
  [
    "waits",
    /(?:怎么|咋|为什么|为啥|到现在|一直|都).{0,4}(?:还没|没有?人|没有?来|没有?动静|没有?消息|不来|不管|不理)|^(?:还)?没有?人(?:来|管|理|联系)|^[?？!！.。…]*[?？][?？!！.。…]*$|\b(?:still waiting|no ?(?:one|body) (?:came|called|has|is coming)|still nothing)\b/,
  ],
  [
    "upset",
    /废物|饭桶|混蛋|王八|妈的|他妈|tmd|操你|草泥马|傻[逼比b叉]|滚(?:蛋|开)?[!！。]*$|狗屁|吃干饭|白吃饭|\b(?:fuck\w*|shit|bastards?|idiots?|useless|bullshit)\b/,
  ],
  ["thanks", /^(?:(?:好[的了]?|行|嗯|ok|okay)[,，!！ ]*)*(?:谢谢|谢了|多谢|感谢|辛苦了|thanks?\b|thank you)/],
  [
    "okay",
    /^(?:好[的吧嘞]?|嗯+|哦+|行|可以|知道了|收到了?|明白了?|了解|ok|okay|got it|i see|fine|all ?right)[。.!！~～ ]*$/,
  ],
  [
    "opens",
    /^(?:您?你?好[,， ]*)?(?:我)?[要想来]?(?:投诉(?:你们)?|反映(?:一?[个下点])?(?:问题|情况|事情?)?|咨询(?:一下|个事|个问题)?|报[个一]?(?:件)?(?:事|问题)|[问说](?:一下|一?[个件]事|个问题)|有[个点件]?(?:事|问题|情况)(?:要)?(?:反映|[问说]|咨询)?(?:一下)?)[。.!！~～ ]*$|^(?:hi[,. ]*)?(?:i(?: want|'d like| would like| need) to (?:complain|report (?:something|a problem|an issue)|ask (?:something|a question))|i have an? (?:complaint|problem|question|issue))[.! ]*$/,
  ],
];

/** The remark that normal text is, if it is one. */
export function remarkIn(normalText: string): Remark | undefined {
  return remarks.find(([, pattern]) => pattern.test(normalText))?.[0];
}

/** Whether normal text takes back what was begun, and says nothing more: 「算了」 「不报了」 「取消」. */
export function isSecondThought(normalText: string): boolean {
  return SECOND_THOUGHT.test(normalText);
}

const SECOND_THOUGHT =
  /^(?:那|还是)?(?:算了吧?|取消|不(?:报|说|写|发|问|用|补充|改)了|没事了|cancel|never ?mind|forget it)[\s。.!！~～]*$/;

/** Whether normal text is a courtesy and nothing more: 「好的，谢谢」; with a word of anything else it is not. */
export function isCourtesy(normalText: string): boolean {
  return COURTESY.test(normalText);
}

const COURTESY =
  /^(?:(?:好[的了吧嘞呀啊]?|嗯+|哦+|行|可以|知道了|收到了?|明白了?|了解了?|没事|麻烦(?:你|您|你们)?了?|辛苦(?:你|您|你们)?了?|(?:太|多|非常|十分)?(?:感谢|谢谢?)(?:你|您|你们|了|啊|啦)?|不客气|ok(?:ay)?|got it|i see|fine|great|sure|all ?right|noted|cheers|(?:many )?thanks?(?: you)?(?: (?:very|so) much| a lot)?|thx|much appreciated)[\s,，。.、!！~～]*)+$/;
