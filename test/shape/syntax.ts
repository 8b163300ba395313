import ts from "typescript";
import type { Source } from "./tree.js";

/** A parsed file; its nodes know their parents. */
export type Parsed = Source & Readonly<{ file: ts.SourceFile }>;

/** Parses a file, TypeScript or JavaScript by its name. */
export function parse(source: Source): Parsed {
  return { ...source, file: ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true) };
}

/** Every node below a node, itself included. */
export function nodes(node: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (next: ts.Node) => {
    found.push(next);
    ts.forEachChild(next, visit);
  };
  visit(node);
  return found;
}

/** Where a node stands, in the manner of compilers: `path:line what`. */
export function place({ path, file }: Parsed, node: ts.Node, what: string): string {
  return `${path}:${lineOf(file, node.getStart())} ${what}`;
}

/** The text with every comment blanked, so that positions stay. */
export function withoutComments({ file, text }: Parsed): string {
  const blank = (part: string) => part.replace(/[^\n]/g, " ");
  return comments(file).reduce((rest, { pos, end }) => {
    return rest.slice(0, pos) + blank(rest.slice(pos, end)) + rest.slice(end);
  }, text);
}

/** The lines, counted from one, that hold a comment or a part of one. */
export function commentLines({ file }: Parsed): ReadonlySet<number> {
  return new Set(
    comments(file).flatMap(({ pos, end }) => {
      const [from, to] = [lineOf(file, pos), lineOf(file, end)];
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    }),
  );
}

/** The line on which a position stands, counted from one. */
export function lineOf(file: ts.SourceFile, position: number): number {
  return file.getLineAndCharacterOfPosition(position).line + 1;
}

/** Whether a node has a doc comment of its own. */
export function isDocumented(file: ts.SourceFile, node: ts.Node): boolean {
  const before = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
  return before.some(({ pos }) => file.text.startsWith("/**", pos));
}

function comments(file: ts.SourceFile): readonly ts.CommentRange[] {
  const found = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node) => {
    const leading = ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? [];
    const trailing = ts.getTrailingCommentRanges(file.text, node.getEnd()) ?? [];
    for (const range of [...leading, ...trailing]) found.set(range.pos, range);
    for (const child of node.getChildren(file)) if (!ts.isJsxText(child)) visit(child);
  };
  visit(file);
  return [...found.values()];
}
