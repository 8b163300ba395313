import { XMLParser } from "fast-xml-parser";

/** An element's children by tag: text, elements, or a list where a tag came more than once. */
export type Xml = { readonly [tag: string]: string | Xml | readonly (string | Xml)[] };

/*
 * No entity is ever expanded: WeChat wraps each text that could need one into CDATA. Values stay strings, since a MsgId has
 * more digits than a number keeps. Its deepest event nests five tags.
 */
const parser = new XMLParser({
  processEntities: false,
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 16,
});

/** A document begins with its root, so that no DOCTYPE can come before it. */
const opening = /^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?<xml\s*>/;

/** The children of the root `<xml>`; undefined where the body is not such a document. */
export function readXml(body: string): Xml | undefined {
  if (!opening.test(body)) return undefined;
  try {
    const parsed: unknown = parser.parse(body, true);
    return isXml(parsed) && isXml(parsed.xml) ? parsed.xml : undefined;
  } catch {
    return undefined;
  }
}

/** An `<xml>` document with one element for each entry, texts in CDATA. */
export function writeXml(fields: Readonly<Record<string, string | number>>): string {
  const elements = Object.entries(fields).map(([tag, value]) => `<${tag}>${asValue(value)}</${tag}>`);
  return `<xml>${elements.join("")}</xml>`;
}

function asValue(value: string | number): string {
  if (typeof value === "number") return String(value);
  // XML has no control characters save tab and line ends: one of them would make the whole reply unreadable.
  const legal = value.replace(/[^\P{Cc}\t\n\r]/gu, "");
  return `<![CDATA[${legal.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;
}

function isXml(value: unknown): value is Xml {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The text of a child, empty where there is none. A tag that came twice says nothing sure. */
export function word(xml: Xml, tag: string): string {
  const value = xml[tag];
  return typeof value === "string" ? value : "";
}
