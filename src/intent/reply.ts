/**
 * Free words as the answer to an open question: 「对的，就是这个」, 「联系是联系了，没修」, 「还是老样子」. Read only where the whole of
 * them says it. A question back, irony, or a 但是 behind it is no answer: the bot asks again, for a rating is never guessed (I7).
 */
export function answersWith(key: string, normalText: string): boolean {
  const words = replies[key];
  if (words === undefined || normalText.length > LONGEST || DOUBT.test(normalText)) return false;
  return words.test(normalText.replace(/[\p{Emoji_Modifier}]/gu, "").trim());
}

/** A longer text says more than an answer does. */
const LONGEST = 40;

const DOUBT =
  /[?？]|[吗么嘛]\s*$|个屁|屁用|才怪|呵呵|[满解修联][意决好系](?:得很|个|啥|什么|了?个)|[哪谁]|(?<!不)怎|(?:得很|死了)[呐呢哦]|\b(?:lol|yeah right|as if)\b/;

const TAIL =
  "(?:[了啦啊呀吧的呢哈哦噢嘞滴诶唉嗯 ,，。.!！~～、👍👌🙏😊]|谢谢?|多谢|感谢|辛苦|麻烦|[你您]们?|小.|老.|师傅|同志|thanks?|thank you|please)*$";
const YES =
  "对|对头|没毛病|确定|报上去|是|嗯|好|行|可以|没错|没问题|确认|登记|登|报|就是|就这样|就这么|就这个|这个|这样|正确|准确|中|成|要得|ok|okay|yes|yep|yeah|yup|sure|correct|right|exactly|that's|that is|it is|it|go ahead|👌|👍|✅";
const NOT =
  "(?:还|还是|根本|完全|压根|从来|一直|到现在|到今天|也|都|就|倒是|问题|他们|真的?|确实)*(?:没有?|未|冇)(?:一个|任何)?";
const STATE = "坏|不亮|漏|堵|不通|没水|没电|没气|不热|黑|停|吵|臭|老样子|那样|原样|那个样子";

const replies: Readonly<Record<string, RegExp>> = {
  confirm: new RegExp(`^(?:(?:${YES})[的儿了啊呀吧滴哈嘞, ，。.!！~]*)+${TAIL}`, "u"),
  "rate:contacted:yes": new RegExp(
    [
      `^(?:有|是的?|对|嗯|yes|yeah|yep|yup)${TAIL}`,
      `^(?:嗯|有|对|yes)?[, ]*(?:有人|[\\p{Script=Han}]{1,3}(?:干部|主任|书记|同志|师傅)|他们?|她|村里|社区|镇里|干部|工作人员|网格员|小.|老.)?(?:已经|昨天|今天|前天|上午|下午|早上|刚才?|早就|都|是)*(?:跟我|和我|给我)?(?:联系|来|上门|找我|打(?:过|了|来)?(?:[一两几][次个])?(?:我的?)?电话)(?=[^]*[过了次回趟])(?:过|了|我|家里?|人|看|[一两俩三几][次回个趟位]?)*${TAIL}`,
      "^联系是?联系[过了][,， ]*(?:但|可|就是|不过)?[^,，]{0,12}$",
      `^(?:接到|收到)过?(?:电话|通知)了?${TAIL}|^来了[一两俩三几][个位]人${TAIL}`,
      `^(?:yes|yeah|yep)?[, ]*(?:they|he|she|someone|somebody|the \\w+)(?: have| has|'ve|'s)? ?(?:already )?(?:called|contacted|phoned|rang|came|visited)(?: to)?(?: me| us| by| here)?(?: already| yesterday| today| once| twice)?${TAIL}`,
    ].join("|"),
    "u",
  ),
  "rate:contacted:no": new RegExp(
    [
      `^(?:没有?人?|冇)${TAIL}`,
      `^(?:没有?[,， ]*)?(?:(?:一个(?:电话|人|字)|一[次回趟])[都也])?${NOT}(?:人|谁)?(?:来|跟我|和我|给我|过来)?(?:联系|找|来|打|理|接到|收到|上门)(?:过|我|人|任何|电话|通知|一下)*${TAIL}`,
      `^(?:no|nope|nah)[, ]*(?:(?:nobody|no ?one|they)[^,.]{0,24})?${TAIL}|^(?:nobody|no ?one|never)\\b[^,.]{0,4}(?:has |have |was )?(?:called|contacted|phoned|came|come|rang|visited|reached)[^,.]{0,14}$|^not (?:yet|contacted|called)${TAIL}`,
    ].join("|"),
    "u",
  ),
  "rate:solved:yes": new RegExp(
    [
      `^(?:嗯|是的?|对|有)?[, ]*(?:已经?|都|全|全部|终于|现在|问题|今天|昨天|灯|水|电|路|暖气|给|彻底|又|是)*(?:解决|修好|弄好|搞定|搞好|办好|办成|办妥|处理好|整好|换好|好|通|亮|来水|来电|有水|有电|热|不漏|修|清走|清理)了${TAIL}`,
      `^(?:yes|yeah|yep)?[, ]*(?:it'?s?|it is|all|everything'?s?|everything is|the \\w+ is)? ?(?:is |has been |been )?(?:all )?(?:fixed|solved|resolved|done|sorted|working|good|works|repaired)(?: now| again| already)?${TAIL}|^(?:yes|yeah|yep|yup)[, ]*(?:it (?:is|was))?${TAIL}`,
    ].join("|"),
    "u",
  ),
  "rate:solved:mostly": new RegExp(
    `^(?:差不多|算是?(?:解决|好|修好)了?|基本上?(?:都|算)?(?:解决|好|修好|弄好|可以)|大部分(?:解决|好|修好)|大致(?:解决|好))${TAIL}|^(?:mostly|more or less|almost|nearly)(?: (?:fixed|solved|done))?${TAIL}`,
    "u",
  ),
  "rate:solved:no": new RegExp(
    [
      `^(?:没有?|冇|不)${TAIL}|^(?:没有?[,， ]*)?${NOT}(?:给|人)?(?:我|来)?(?:解决|修|弄|搞|办|处理|整|动|管|好|亮|通)(?:好|定|完|成|理|过|妥)*${TAIL}`,
      `^(?:还是?|仍然?|依然|照样|跟原来一样|和以前一样)+(?:是|跟|和|原来|以前|之前|一样)*(?:${STATE})?(?:的|着|了)*${TAIL}|^(?:老样子|一点没变|没变化|没啥变化|没有变化|一点[也都]没[变动修])${TAIL}`,
      `^(?:no|nope|nah|not (?:yet|really|at all|fixed|solved|done|working))[,. ]*(?:it(?:'s| is| was)? )?(?:still )?(?:not )?(?:(?:is|has) ?n't )?(?:fixed|solved|broken|working|the same|out|dark)?${TAIL}|^(?:it(?:'s| is) )?still (?:broken|not \\w+|the same|out|dark|off)${TAIL}|^nothing (?:has )?(?:changed|happened|was done)${TAIL}`,
    ].join("|"),
    "u",
  ),
  "rate:satisfied:yes": new RegExp(
    `^(?:我们?|都|还是|对|嗯|[, ])*(?:(?:很|非常|十分|挺|特别|相当|太|真|百分百)*满意(?:得很)?[的了啊,， !！]*)+${TAIL}|^(?:yes[, ]*)?(?:i'?m |i am |we are )?(?:very |really |quite |so )?(?:satisfied|happy|pleased)(?: with (?:it|this|that|the \\w+))?${TAIL}`,
    "u",
  ),
  "rate:satisfied:mostly": new RegExp(
    `^(?:我|还|算|总体|总的来说|, )*(?:基本上?|比较|还算|大体)满意${TAIL}|^(?:还行|还可以|还凑合)${TAIL}`,
    "u",
  ),
  "rate:satisfied:no": new RegExp(
    `^(?:(?:太|真|很|就是|实在)[^,，。 满]{1,8}[,，。! ]+)?(?:我|们|很|非常|十分|一点[也都]|太|真|实在|根本|完全|极|[, ])*不(?:太|怎么|大|是很|够|是太)?满意${TAIL}|^(?:no[, ]*)?(?:i'?m |i am )?(?:not (?:really |very |at all |so |too )?(?:satisfied|happy|pleased)|unhappy|dissatisfied|unsatisfied)(?: at all)?(?: with (?:it|this|that))?${TAIL}`,
    "u",
  ),
};
