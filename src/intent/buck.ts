import { normal } from "./normal.js";

/** 不归我管, 不是我们的事, 不关我事, 找别人去: the duty is denied, or the resident sent away (M01, `domain.md` §4.1). */
const denies: readonly RegExp[] = [
  /不归(?:我|俺|咱|本|这|你找的|村|居委|社区|街道|镇)[^,。!?]{0,8}(?:管|负责|办|处理)/,
  /不归(?:我们?|俺们?|咱们?|这边|这里|本村|本单位|本部门)(?:[。!,~]|$)/,
  /(?:不是|不属于|不在|不算)(?:我|俺|咱|本)(?:们|村|单位|部门|岗|社区|街道|人)?(?:这边|这里|村|单位|部门|科|站|岗)?(?:管|负责|该管|该办|分管|主管)?的?(?:事|范围|职责|管辖|工作|业务|活|责任|问题|地盘|管|的)/,
  /(?:不是|不属于|不在|不算)(?:村里|村委会?|居委会?|社区|街道|镇里|这边|这里)的?(?:事|范围|职责|管辖|工作|业务|活|责任|问题)/,
  /(?:别的|其他|其它|人家)[^,。]{1,6}的(?:事|职责|责任|活|业务)/,
  /没有?(?:这个|这项|这方面的?)(?:职责|职能|权限)/,
  /(?:我|俺|咱|这边|村里)们?(?:可|也|又|都)?(?:不|没)(?:分管|主管|负责)/,
  /(?:不关|关)(?:我|俺|咱)们?(?:什么|啥|屁)?的?事/,
  /[跟和与](?:(?:我|俺|咱|本)们?(?:村|单位|部门)?|村里|社区|这边)(?:没有?|无|有)(?:什么|啥|多大)?关系?/,
  /管不(?:着|了)/,
  /(?:我|俺|咱|这边|村里)们?(?:也|真|实在|是|可|都|又)*(?:没有?(?:办法|法子?管|辙|招)|无能为力)(?!现在|今天|马上|立[即刻]|保证|提前)/,
  /(?:^|[^只尽])(?:我们?|俺|咱|村里|这边|这里)(?:可|就|是|从来)?不管(?:这|那|你|了|的|[。!,]|$)/,
  /(?<!不用|不必|无需|甭)(?:找|问|求)(?:别人|别的|其他|其它|旁人|别处|另外)|另请高明|另找人/,
  /[你您](?:自己|还是|先|就|得|可以)*去[^,。!?我]{1,8}[问找](?:吧|去|问)?(?:[。!,]|$)/,
  /[找问打](?:物业|派出所|公安|交警|城管|供电所|供电局|水务站|县里|镇里|上面|上级|领导|12345)(?:去|吧)(?:[。!,]|$)/,
  /(?:我|俺|咱)们?(?:可|也)?(?:说了)?(?:不算|做不了主)(?!.*(?:问|请示|汇报))/,
  /(?:反正|肯定|又)不[是归]我|该谁(?:管|办|负责)就?谁(?:管|办|负责)/,
  /[你您](?:自己|自个儿?)(?:去|给)?(?:打电话|联系|找|问|解决|想办法)(?:[吧去呗。!,\s]|$)/,
  /谁(?:负责|管)[^,。]{0,3}[找问]谁|问我,?\s*我(?:又|还|去)?问谁/,
  /(?:爱|该|想)(?:找|问)谁(?:就)?(?:去)?(?:找|问)谁/,
  /自己(?:去)?(?:想办法|找|问)/,
  /(?:别|不要|甭|少)(?:再|老)?来?(?:找|问|烦)(?:我|咱)|(?:找|问)我们?也?(?:没用|没有用|干什么|干嘛|干啥)/,
  /不该(?:我|咱)们?(?:管|办)|轮不(?:到|着)(?:我|咱)|没我们?的?事|(?:这|那)(?:事|个)?没人管/,
  /\b(?:not|isn't|ain't) (?:really )?(?:my|our) (?:job|problem|business|responsibility|duty|department|concern|area|task|matter|remit|village)\b/,
  /\bnone of (?:my|our) (?:business|concern)\b|\bnothing to do with (?:me|us|my|our)\b|\b(?:not|isn't) (?:for|up to) (?:me|us)\b/,
  /\b(?:ask|find|try|call|bother|go to|talk to|speak to|contact|see) (?:somebody|someone|anyone|another (?:office|department|person|village))\b|\bgo (?:somewhere|elsewhere)\b|\bgo (?:and )?ask\b/,
  /\b(?:someone|somebody|anyone|another \w+)(?: else)?'s (?:job|problem|business|responsibility|duty|task|matter)\b/,
  /\b(?:i|we) (?:do not|don't|can't|cannot|won't) (?:really )?(?:deal with|handle|do|take care of|care about|take) (?:this|that|these|those|such)\b/,
  /\b(?:i|we) (?:don't care\b|(?:can't|cannot|can not) (?:help (?:you|with)|do anything)\b)|\bnot the right (?:person|office|place)\b|\bdon't (?:ask|bother) (?:me|us)\b|\b(?:i'm|i am|we're|we are) not (?:in charge|responsible)\b/,
];

/** 不知道, 不清楚, 说不清. */
const ignores: readonly RegExp[] = [
  /不知道|不晓得|不太?清楚|不太?了解|[弄搞说]不清|说不[准好]|不懂|没听说|[谁鬼]知道|(?:我|俺)?[哪咋](?:里|儿|会)?(?:知道|晓得|清楚)|说不上来|不好说|没听过/,
  /\b(?:don't|do not|doesn't) (?:really )?know\b|\b(?:no|not a|haven't a) (?:idea|clue)\b|\bdunno\b|\bnot (?:sure|certain)\b/,
  /\bcan(?:'t|not) say\b|\bcouldn't (?:tell|say)\b|\bwouldn't know\b|\bhard to say\b|\bwho knows\b|\bbeats me\b/,
];

/** A question to the resident: what is not known is theirs to tell. */
const asks: readonly RegExp[] = [
  /请问/,
  /(?:请|麻烦|劳烦|辛苦)[^,。!找问]{0,10}(?:告诉|告知|发|说|提供|补充|描述|拍|留|回复|讲|写|确认|指|核对|带)/,
  /(?:能|可以|可否|方便)[^,。]{0,6}(?:发|说|告诉|拍|提供|留|描述|讲|指)/,
  /告诉我|发(?:个|张|一下|我|来|给我)*(?:定位|照片|位置|视频|地址|电话)/,
  /[您你][^,。!]{0,4}(?:是|在|住|叫|家)[^,。!]{0,3}(?:哪|几|什么|啥)/,
  /[是在](?:哪|几|什么(?:位置|地方))[^,。]{0,8}[?呢吗]/,
  /\b(?:could|can|would|will) you (?:please )?(?:tell|send|say|share|describe|give|show|confirm)\b/,
  /\bplease (?:tell|send|say|share|describe|give|show|confirm|let)\b|\blet me know\b|\b(?:which|what|where) [^.]*\?|\b(?:may|shall|should) (?:i|we)\b[^.]*\?/,
];

/** What the one who does not know, or whose duty it is not, has done or will do about it. */
const acts: readonly RegExp[] = [
  /(?:我|咱|这边|村里|站里|社区|镇里)[^你您不没,。!]{0,8}(?:问(?!谁)|查|核实|了解|联系|核对|看看|看一下|打听|请示|汇报|上报|协调|现场|上门|确认|移交|转交|转给|登记|反映|对接|跟进|催)/,
  /(?:正在?|已经?|马上|这就|立[即刻]|尽快|稍后|上午|下午|明天|今天|今晚)[^你您不,。]{0,10}(?:问|查|装|换|安排|核实|了解|联系|核对|请示|汇报|上报|协调|确认|看|修|处理|移交|转交|转给|登记|答复|回复)/,
  /(?:民警|师傅|电工|工人|[工修]队|公司|局|所|站)(?:今天|现在|下午)?(?:正?在|已经?|马上)(?!不)/,
  /(?:我|咱|这边)(?:们)?已经?[^,。!]{0,2}[跟和同找][^,。!]{1,10}(?:说|讲|打)(?:好|过|妥)/,
  /[帮替给](?:您|你|大家|居民)[^,。]{0,8}(?:联系|转|问|查|登记|报|反映|协调|移交|打)/,
  /\b(?:i|we)(?:'ll| will| am| are|'m|'re| have|'ve) (?:just |already |now |going to |be |on (?:my|our) way to )*(?:ask|check|find|look|call|contact|pass|hand|forward|report|register|follow|get back|visit|com|repair|work|talk|speak|help|arrang|bring|send|fix|tak|deal|handl)/,
];

/** Somebody else does not know, something cannot be made out, or nobody minds. */
const others: readonly RegExp[] = [
  /(?:您|你|居民|住户|大爷|大妈|大家|对方|他们?|她|公司|师傅|物业|单位|部门|商户|老人|业主|邻居)(?:要是|如果|可能|也|都|还|说|暂时|万一|实在|表示)*(?:不知道|不太?清楚|说不[清准]|不了解|不懂)/,
  /(?:如果|要是|假如|万一|有)[^,。]{0,8}(?:不知道|不清楚|说不清|不了解|不懂)/,
  /(?:不知道|不清楚|说不清|不了解|不懂)(?:的话|的地方|的可以|的请|的随时|也?没关系|也?不要紧)/,
  /(?:照片|图片?|视频|声音|语音|录音|画面|号牌|写得|拍得|看|听)(?:有点|太|得|都|还|也)*不太?清楚/,
  /(?:不知道|不太?清楚|不了解)(?:您|你)(?!.{0,3}(?:找|问)谁)/,
  /\b(?:you|they|he|she|the \w+|residents?) (?:may |might |still |also )?(?:don't|do not|doesn't|does not|not) know\b/,
  /\b(?:don't|do not) know (?:your|which|(?:when|where|how|what) you)\b/,
  /\bif (?:you|they|anyone|anybody|somebody)\b[^,.]*\b(?:not|don't|cannot|can't)\b/,
];

/** Said about the words themselves: 不能说不知道. */
const quoted = /(?:不能|不会|不许|不准|不得|不该|怎么能|不是)再?说/;

/**
 * Whether a cadre's words pass the buck: they deny the duty, send the resident away, or leave them with 不知道 alone (M01, V05).
 * An honest 「不知道您的门牌号，请告诉我」 does not; nor does 不归我管 with 「我已帮您联系」 behind it.
 */
export function passesBuck(text: string): boolean {
  const said = normal(text).replaceAll("\u2019", "'");
  const holds = (rules: readonly RegExp[]) => rules.some((rule) => rule.test(said));
  if (quoted.test(said) || holds(acts)) return false;
  return holds(denies) || (holds(ignores) && !holds(asks) && !holds(others));
}

/** Whether words name what a refusal must rest on: a row of the list, a rule, a boundary (§8.4). */
export function namesBasis(text: string): boolean {
  const basis =
    /清单|条例|规定|办法|法律|第[\d一二三四五六七八九十百]+[条项款]|地界|边界|红线|权属|产权|批复|\b(?:row|article|section|list|boundary|law|rule|act|remit)\b/;
  return basis.test(normal(text));
}
