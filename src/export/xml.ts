import { XMLBuilder } from "fast-xml-parser";

const builder = new XMLBuilder({ format: true, ignoreAttributes: true, suppressEmptyNode: true });

/** Rows as the specification's XML: a root of items of fields. */
export function toXml(root: string, item: string, rows: readonly object[]): string {
  return builtXml({ [root]: rows.length === 0 ? "" : { [item]: rows } });
}

/** A tree of elements as a document. */
export function builtXml(tree: object): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(tree)}`;
}
