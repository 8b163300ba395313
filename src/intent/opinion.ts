/** Words that judge what was done, in so many words or few; they count only once the resident has chosen an answer (§10.1). */
const opinions =
  /挺好|不错|很好|真好|太好了|还行|还可以|还好|一般|凑合|马马虎虎|不太好|不好|不怎么样|太差|很差|真差|敷衍|糊弄|应付|没用|白搭|点赞|给力|好评|差评|辛苦你们|效率|满意|\b(?:great|good job|well done|nice work|excellent|not bad|so[- ]so|ok(?:ay)?(?: i guess)?$|meh|could be better|satisfied|happy|bad|terrible|awful|poor|useless)\b/;

/** Whether normal text is an opinion on what was done, and short enough to be nothing else. */
export function isOpinion(normalText: string): boolean {
  return normalText.length <= 40 && opinions.test(normalText);
}

/** Whether normal text is about whether it was solved, in words that leave it open: 「修好了又坏了」, “kind of”. */
export function isHalfSolved(normalText: string): boolean {
  return (
    normalText.length <= 40 &&
    /解决|[修弄办搞]好|搞定|一半|又坏|\b(?:fixed|solved|kind of|sort of|partly|halfway)\b/.test(normalText)
  );
}
