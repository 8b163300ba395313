/**
 * WeChat and WeCom make links of `<a …>` in texts, and the group robot calls people by `<@…>`, so that a person's words could
 * hide where a link leads, or ring everyone's phone. One character for another: the text grows by nothing.
 */
export function plain(text: string): string {
  return text.replace(/<(?=\/?a[\s>]|@)/gi, "[");
}
