/** Words for somebody. */
const SOMEBODY =
  /人|我|他|她|孩|娃|宝|婴|老[头太伴]|爷|奶|爸|妈|爹|娘|妻|丈夫|媳妇|儿子|女儿|孙|邻居|工友|师傅|姑娘|小伙|学生|谁|\b(?:i|me|my|us|we|he|she|they|someone|somebody|man|woman|child|children|kids?|boys?|girls?|baby|babies|people|neighbou?r|mom|mum|dad|father|mother|grand\w+|son|daughter|friend|wife|husband)\b/;

/** States and events that may be somebody's danger. */
const STATE =
  /救|流血|出血|是血|晕|昏|没气|没呼吸|喘不|憋|抽搐|抽筋|白沫|不动|没反应|叫不[醒应]|喊不[应醒]|没动静|瘫|倒[在地了下]|栽|摔|坠|跌|掉[进到下]|落水|溺|淹|卷走|冲[走跑]|困|卡[住在]|关在|锁在|压[在住着]|埋|砸|撞|轧|碾|触电|烫|烧|着火|起火|冒烟|浓烟|爆炸|煤气|燃气|漏气|中毒|喝了|吞|误[食服喝]|噎|呛|刀|砍|捅|打[我人她他]|殴|掐|抢|绑|威胁|跳|失踪|走失|不见了|找不[到着]|没回|咬|蛇|要生|羊水|心[口脏]|胸[口闷]|中风|嘴歪|说不出话|救护|\b(?:stuck|trapped|bleed\w*|blood|breath\w*|unconscious|faint\w*|collapsed|wake|fell|fallen|drown\w*|burn\w*|fire|smoke|gas|explo\w+|electr\w+|shock\w*|spark\w*|poison\w*|swallow\w*|chok\w*|knife|stab\w*|gun|beat\w*|attack\w*|hit|kill\w*|die|dying|hurt|injur\w+|missing|lost|bit|bitten|snake|labou?r|heart|stroke|crush\w*|help)\b/;

/** A cry is short; of a letter nobody expects that it saves a life. */
const CRY = 60;

/**
 * Whether words may tell of somebody's danger in a way that no alarm knows (§8.7). Wide on purpose, since nobody is rung for it: the
 * numbers to call stand above the usual question. What is of no kind that an office deals with is likelier to be such a cry.
 */
export function mayEndanger(normalText: string, category: string | undefined): boolean {
  if (normalText.length > CRY) return false;
  const [somebody, state] = [SOMEBODY.test(normalText), STATE.test(normalText)];
  return category === undefined ? somebody || state : somebody && state;
}
