type Block = Readonly<{ type?: string; text?: unknown; elements?: readonly Readonly<Record<string, unknown>>[] }>;

/**
 * Slack's own limits, which `emulate` does not keep: the code that real Slack refuses this message with, or undefined. The
 * figures are those of docs.slack.dev and of bolt-js#2509 (blocks may hold about 12,000 characters in all).
 */
export function refusal(args: Readonly<Record<string, string>>): string | undefined {
  if (args.text !== undefined && args.text.length > 40_000) return "msg_too_long";
  if (args.blocks === undefined || args.blocks === "") return undefined;
  // A played Slack trusts the shape as far as it looks at it; what is no array has no length.
  const blocks = JSON.parse(args.blocks) as readonly Block[];
  if (!Array.isArray(blocks) || blocks.length > 50) return "invalid_blocks";
  if (args.blocks.length > 13_200) return "msg_blocks_too_long";
  return blocks.every(isFit) ? undefined : "invalid_blocks";
}

function isFit({ type, text, elements = [] }: Block): boolean {
  if (type === "section") return lengthOf(text) > 0 && lengthOf(text) <= 3000;
  if (type === "rich_text") return texts(elements).every((words) => words.length > 0);
  if (type !== "actions") return false;
  const ids = elements.map(({ action_id: id }) => id);
  return (
    elements.length > 0 && elements.length <= 25 && new Set(ids).size === ids.length && elements.every(isFitButton)
  );
}

function isFitButton(element: Readonly<Record<string, unknown>>): boolean {
  const label = lengthOf(element.text);
  return label > 0 && label <= 75 && String(element.value ?? "").length <= 2000;
}

function lengthOf(text: unknown): number {
  return typeof text === "object" && text !== null && "text" in text ? String(text.text).length : 0;
}

function texts(elements: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  return elements.flatMap(({ elements: inner }) =>
    Array.isArray(inner) ? inner.flatMap((one) => (one.type === "text" ? [String(one.text)] : [])) : [],
  );
}
