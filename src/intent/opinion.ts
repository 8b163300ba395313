/** Words that judge what was done, in so many words or few; they count only once the resident has chosen an answer (§10.1). */
const opinions =
  /挺好|不错|很好|真好|太好了|还行|还可以|还好|一般|凑合|马马虎虎|不太好|不好|不怎么样|太差|很差|真差|敷衍|糊弄|应付|没用|白搭|点赞|给力|好评|差评|辛苦你们|效率|\b(?:great|good job|well done|nice work|excellent|not bad|so[- ]so|okay i guess|bad|terrible|awful|poor|useless)\b/;

/** Whether normal text is an opinion on what was done, and short enough to be nothing else. */
export function isOpinion(normalText: string): boolean {
  return normalText.length <= 40 && opinions.test(normalText);
}
