import { normal } from "./normal.js";

/** 请给个好评, 麻烦点满意, 打五星: words that tell the resident which answer to give (`domain.md` §10.1). */
const coaxing: readonly RegExp[] = [
  /(?:请|麻烦|劳驾|帮忙?|务必|记得|一定要?|希望|拜托|求)[^,。!?]{0,8}(?:给|打|点|选|评|填|按|回)[^,。!?是]{0,6}(?:满意|好评|五星|5星|满分|高分|解决了|联系了)(?![的吗度]|不满意|与否|程度)/,
  /(?:麻烦|帮忙?|拜托|请|记得)[^,。!?]{0,8}(?:点|选|评|按|填)[^,。!?是]{0,4}(?:已解决|解决了|满意)(?![的吗度]|与否|程度)/,
  /(?:回访|评价|评分|打分|问起?您?|来电话?)[^。!?]{0,12}(?:说|选|点|答|填|按)[^,。!?不是如]{0,4}(?:满意|解决了|联系了|第一[项个])(?![吗度]|不满意|与否)/,
  /不(?:点|给|评|选|打)个?(?:满意|好评|五星)[^。!?]{0,10}(?:扣|罚|挨|考核|影响)/,
  /(?:给|打|点|选|评)(?:我们?|咱们?|俺|个|一个|一下|上|了)*(?:好评|五星|5星|满分|高分)/,
  /\b(?:please|kindly|remember to|be sure to|could you|would you)\b[^.?!]{0,30}\b(?:rate|choose|press|tap|give|select|answer|vote)\b[^.?!]{0,24}\b(?:satisfied|yes|solved|(?:five|5) ?stars?|(?:good|high|top|full) (?:rating|score|review|marks?))\b/,
  /\bgive (?:us|me) (?:a |an )?(?:good|high|top|full|five|5|excellent)[- ]?(?:star )?(?:rating|score|review|marks?|stars?)\b/,
];

/** Whether words to a resident suggest an answer to the questions, which is theirs alone to give. */
export function coaxes(text: string): boolean {
  const said = normal(text);
  return coaxing.some((pattern) => pattern.test(said));
}
