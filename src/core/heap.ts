/** What a reminder comes to where many are said as one: 答复逾期, 快到期, 待签收, 待联系, 新诉求, 等您定, 待协办, 移交, 居民来话, 疑似, 其他. */
export type Heap =
  | "late"
  | "soon"
  | "claim"
  | "contact"
  | "new"
  | "decide"
  | "assist"
  | "handover"
  | "said"
  | "charge"
  | "other";
