/** What is between angle brackets in Slack's text: a sign for its kind, the thing itself, and sometimes a label. */
const sequence = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>/g;

/** Plain words from Slack's text, and who was mentioned in them besides the bot. */
export type Words = Readonly<{ text: string; mentioned: readonly string[]; namesBot: boolean }>;

/**
 * Reads Slack's own text as a person would: the bot's mention gone, others as `@name` (as `@id` where `nameOf` knows none),
 * links as they were typed, `&amp;` and its kin as the characters they stand for. Emoji stay in colons.
 */
export function toPlain(text: string, botId: string, nameOf: (id: string) => string | undefined): Words {
  const mentioned = mentionsIn(text).filter((id) => id !== botId);
  const bot = new RegExp(`\\s*<@${botId}(?:\\|[^<>]*)?>\\s*`, "g");
  const namesBot = bot.test(text);
  const called = namesBot ? text.replace(bot, " ").trim() : text;
  const words = called.replace(sequence, (_, sign: string, body: string, label?: string) => {
    if (sign === "@") return `@${nameOf(body) ?? (label || body)}`;
    if (sign === "#") return `#${label || body}`;
    if (sign === "!") return spelledCommand(body, label);
    return spelledLink(body, label);
  });
  return { text: unescaped(words), mentioned: [...new Set(mentioned)], namesBot };
}

/** The ids mentioned in Slack's text, in order. */
export function mentionsIn(text: string): readonly string[] {
  return [...text.matchAll(sequence)].flatMap(([, sign, id]) => (sign === "@" && id !== undefined ? [id] : []));
}

/** Text in which Slack reads no control character. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** `<!here>`, `<!subteam^S1|@roads>` and `<!date^1|Monday>`. */
function spelledCommand(body: string, label: string | undefined): string {
  return label || `@${body.split("^")[0]}`;
}

/** Slack writes a typed `a.b` as `<http://a.b|a.b>`: there the label is what was typed, elsewhere both are told. */
function spelledLink(url: string, label: string | undefined): string {
  if (!label || label === url) return url;
  return url.includes(label) ? label : `${label} (${url})`;
}
