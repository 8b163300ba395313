/** What is taken out of a resident's words before anybody who need not know reads them (`domain.md` §11.3, rule 2). */
const rules: readonly Readonly<{ what: RegExp; by: string }>[] = [
  { what: /(?<![\d])\d{17}[\dXx](?!\d)|(?<!\d)\d{15}(?!\d)/g, by: "〔证件号〕" },
  {
    what: /(?:(?:\+|00)?86[- ]?)?(?<![\d０-９])[1１][3-9３-９](?:[- .·－—]?[\d０-９]){9}(?![\d０-９])/g,
    by: "〔电话〕",
  },
  { what: /(?<!\d)0\d{2,3}[- ]?\d{3,4}[- ]?\d{4}(?!\d)/g, by: "〔电话〕" },
  { what: /\+\d{1,3}(?:[ .()-]{0,2}\d{2,4}){2,5}(?!\d)/g, by: "〔电话〕" },
  { what: /(?<!\d)(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d)/g, by: "〔电话〕" },
  { what: /(?<!\d)(?:\d[ -]?){16,19}(?!\d)/g, by: "〔号码〕" },
  { what: /(?<!\d)\d{7,14}(?!\d)/g, by: "〔号码〕" },
  { what: /[幺一二三四五六七八九零〇]{11}/g, by: "〔电话〕" },
  { what: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, by: "〔邮箱〕" },
  { what: /(?:微信|vx|wx|qq|QQ)(?:号)?[:： ]?[A-Za-z0-9_-]{5,}/g, by: "〔联系方式〕" },
  { what: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-Z0-9]{5,6}/g, by: "〔车牌〕" },
  { what: /(?:[\d一二三四五六七八九十]+单元)?(?<!\d)\d{1,2}层?\d{3,4}(?:室|号房|房间?)/g, by: "〔门牌〕" },
  { what: /[\d一二三四五六七八九十]+单元(?:\d{3,4})?/g, by: "〔门牌〕" },
  { what: /(?<!\d)\d{3,4}(?:室|号房|房(?!间)|户)/g, by: "〔门牌〕" },
  { what: /(?:门牌(?:号)?)(?:是|为|:|：)?\s*[\d一二三四五六七八九十-]+号?/g, by: "〔门牌〕" },
  {
    what: /(?<=我(?:叫|是|名叫)|本人(?:叫|姓名(?:是|为)?)?|姓名(?:是|为|:|：)?)[\p{Script=Han}]{2,3}(?=[,，。;；、 \n]|$|，?(?:家住|住在|电话|手机))/gu,
    by: "〔姓名〕",
  },
  {
    what: /(?<=[,，。 \n]|^)[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭马方任袁柳唐薛雷贺倪汤罗郝安常傅齐康伍余顾孟黄萧姚邵汪毛戴宋庞纪舒屈项祝董梁杜阮蓝席季贾路江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍万卢莫房解丁邓洪崔龚程邢裴陆曲段侯温乔赖龙叶黎白][\p{Script=Han}]{0,2}(?:先生|女士|大爷|大妈|大娘|阿姨)/gu,
    by: "〔姓名〕",
  },
  {
    what: /\b(?:[Mm]y name(?: is|['’]s)|[Ii] am|[Ii]['’]m|this is|[Cc]all me)\s+[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*/g,
    by: "[name]",
  },
  { what: /\b(?:apt|apartment|flat|room|unit)\.?\s*#?\d+[a-z]?\b/gi, by: "[door]" },
];

/** The words without phone, identity and door numbers, names and the like; what was removed is marked in its place. */
export function redact(text: string): string {
  return rules.reduce((kept, { what, by }) => kept.replace(what, by), text);
}

/** Whether a text is a phone number and nothing else. */
export function isPhone(text: string): boolean {
  return redact(text.trim()) === "〔电话〕";
}
