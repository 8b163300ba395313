/**
 * What somebody says who reports nothing: asks how it goes, that it be hurried, that it be let be; is upset, agrees, gives
 * thanks, only begins to talk, asks what this is, or wants a person.
 */
export type Remark = "asks" | "waits" | "urges" | "ends" | "upset" | "okay" | "thanks" | "opens" | "how" | "person";

/** In this order, for a text may be several. Only `asks` may name a matter besides: 「路灯的事怎么样了」. */
const remarks: readonly (readonly [Remark, RegExp])[] = [
  [
    "person",
    /^[转找要换]?个?人工|活人|有(?:没有)?真人|(?:别|不要|不想)[^,。]{0,6}机器人|(?:[跟和找同与]|让)(?:个|位|你们)?(?:真人|活人|人|工作人员|干部|领导)(?:直接|来)?(?:说|讲|聊|谈|通)|[给跟]我[回打]个?电话|打个?电话给我|\b(?:talk|speak|chat) (?:to|with) (?:an? |some|the |your )?(?:real |live )?(?:person|human|one|body|agent|staff|officer|manager|cadre)|\b(?:call|phone|ring) me\b|\breal person\b/,
  ],
  [
    "asks",
    /(?:怎么样|咋样|怎样|如何)(?:了|啦)*(?:没有?)?[?？。!！]*$|(?:什么时候|啥时候|几时|多久|多会儿|哪天)(?:才|能|会|可以|来|有人|修|解决|处理|答复|回复)|有(?:没有)?(?:什么|啥|个)?(?:消息|信儿?|结果|进展|回音|下文|动静|眉目|着落)了?[吗没么]|(?:办|处理|解决|进行|^)到(?:哪|什么)|\b(?:what is|what's) the progress|\bany (?:news|updates?|progress)\b|\bwhat(?:'s| is) (?:happening|the status|going on)|\bhow (?:long will|much longer|is it going|far)|\bwhen will\b|\bwho is (?:handling|responsible|in charge)\b|\bwhere are we\b/,
  ],
  // Said shortly, it is asked of one's own matter; at length, it may be a question of its own.
  [
    "asks",
    /^(?=.{1,16}$).*(?:何时|还(?:要|得)等?(?:多久|几天|多少天)|(?:修|弄|办|处理|解决|整)好?了?[吗没][?？]?$|[能会]不?能?来(?:人|修|看)?[吗不么][?？]?$|^(?:帮我)?查(?:一?下|一查|查|看)?(?:我的?)?(?:单|工单|诉求|进[度展])|(?:有|报了?|还剩)(?:哪些|哪几个|几个)(?:单|工单|诉求|没|事)?|(?:谁|哪个|哪位)在?(?:管|办|负责|跟|处理|修)|到哪儿?了|^(?:可以|能|能不能|我想|想|看|帮我|[看查]){1,3}下?(?:我的?)?(?:单子?|工单|进[度展])|负责的?人?是[谁哪])/,
  ],
  [
    "waits",
    /(?:怎么|咋|为什么|为啥|到现在|一直|都).{0,4}(?:还没|没有?人|没有?来|没有?动静|没有?消息|不来|不管|不理)|^(?:还)?没有?人(?:来|管|理|联系)|^人呢|有没有人[管来理]|^[?？!！.。…]*[?？][?？!！.。…]*$|\b(?:still waiting|no ?(?:one|body) (?:came|called|has|is coming)|still nothing)\b/,
  ],
  [
    "urges",
    /^(?!.*(?:别|不用|不要|甭)催)(?:[^,。!?]{0,6}[,，。! ])?(?:你们?|能不能|能否|可不可以|再|帮我?|麻烦|请|给|赶紧|就|快|好好|我|想|要|[, ])*(?:催(?!收|款|债|费|缴|熟|产|情|泪)|快(?:一?[点些])|抓紧|尽快|赶[紧快](?![^,。]{0,6}(?:救|跑)))[^,，。]{0,12}(?:[,，。! ][^,，。]{0,12})?$|^(?:please |pls |plz |can you |could you )*(?:hurry|speed (?:it )?up|be quick|chase (?:it|them))/,
  ],
  [
    "ends",
    /^(?:[那哦嗯]|ok|hi)?[,， ]*(?:算了|不用了?(?:管|修|来|麻烦|办|弄|处理)?(?:你们|您)?了|别(?:管|修|来|弄|办)了|撤了吧?|撤掉吧?|撤回吧?|(?:我[想要]?)?取消(?:了|掉|这个|我的|那个)*(?:单子?|诉求|工单|报修)?[了吧]?|我?不报了)(?:$|[,，。!！ ].{0,20}$)|^(?:刚才?|今天|已经|都|又|我?自己|现在|师傅|有人|来人|来|, )*(?:修好|弄好|整好|搞好|好|亮|来水|来电|来气|有水|有电|通)了+[^,，。]{0,2}(?:$|[,，。!！ ].{0,12}$)|^(?:(?:oh |ok |no,? )?never ?mind|nvm|forget (?:it|about it)|(?:please )?cancel (?:it|this|that|my \w+)|no longer needed|it(?:'s| is)? (?:works?|working|fixed|back)(?: on)?(?: again| now)?)\b.{0,24}$/,
  ],
  [
    "how",
    /^(?:这个|这玩意|这东西|这|你|[,， ])*(?:咋|怎么|如何)(?:用|使|操作|弄)(?:[啊呀呢的]|这个|这玩意)*[?？]?$|^你(?:到底)?是(?:人还是|谁|啥|什么|哪位|机器人)[^,。]{0,4}$|^你[们]?(?:能|会|可以)(?:干|做|帮)[^,。]{0,3}(?:啥|什么|嘛|吗)[^,。]{0,4}$|^(?:how (?:does|do|can) (?:this|it|i|we) (?:work|use)|what (?:can you do|is this|are you)|who are you|are you (?:a )?(?:bot|robot|human|real))/,
  ],
  [
    "upset",
    /气死(?:我|人)|什么破|破(?:玩意|东西|系统|软件|机器人)|废物|饭桶|混蛋|王八|妈的|他妈|tmd|操你|草泥马|傻[逼比b叉]|滚(?:蛋|开)?[!！。]*$|狗屁|吃干饭|白吃饭|\b(?:fuck\w*|shit|bastards?|idiots?|useless|bullshit)\b/,
  ],
  ["thanks", /^(?:(?:好[的了]?|行|嗯|ok|okay)[,，!！ ]*)*(?:谢谢|谢了|多谢|感谢|辛苦了|thanks?\b|thank you)/],
  [
    "okay",
    /^(?:好[的吧嘞]?|嗯+|哦+|行|可以|知道了|收到了?|明白了?|了解|ok|okay|got it|i see|fine|all ?right)[。.!！~～ ]*$/,
  ],
  [
    "opens",
    /^(?:test(?:ing)?|测试(?:一下)?|试(?:试|一下|一试)看?)[。.!！ ]*$|^(?:您?你?好[,， ]*)?(?:我)?[要想来]?(?:投诉(?:你们)?|反映(?:一?[个下点])?(?:问题|情况|事情?)?|咨询(?:一下|个事|个问题)?|报[个一]?(?:件)?(?:事|问题)|[问说](?:一下|一?[个件]事|个问题)|有[个点件]?(?:事|问题|情况)(?:要)?(?:反映|[问说]|咨询)?(?:一下)?)[。.!！~～ ]*$|^(?:hi[,. ]*)?(?:i(?: want|'d like| would like| need) to (?:complain|report (?:something|a problem|an issue)|ask (?:something|a question))|i have an? (?:complaint|problem|question|issue))[.! ]*$/,
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

/** Whether a cadre asks what is with them: 「我手上还有哪些」, 「还有几个没办」. */
export function asksForList(normalText: string): boolean {
  return LIST.test(normalText);
}

const LIST =
  /^我?(?:手[上里头]+)?(?:现在|今天|这边)?(?:还|都)?(?:有|剩)(?:哪些|哪几|几个|几件|多少|什么|啥)(?:单子?|件|个|事|活儿?|工单|没办的?|没处理的?|要办的?)*[?？啊呢]*$|^(?:what'?s|what is|what do i have) (?:left|on my (?:list|plate)|to do)/;
