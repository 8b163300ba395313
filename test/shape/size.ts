import ts from "typescript";
import { lineOf, nodes, type Parsed } from "./syntax.js";

/** A function's name and how many lines its body takes. */
export type Measured = Readonly<{ name: string; node: ts.Node; lines: number }>;

const cases = /^(describe|it|test|beforeAll|beforeEach|afterAll|afterEach)\b/;

/**
 * The functions of a file with the lines of their bodies. In tests, what stands in `describe` and `it` is a list of cases: it
 * is neither counted nor measured.
 */
export function measure({ file }: Parsed): readonly Measured[] {
  return nodes(file).flatMap((node) => {
    if (!isFunction(node) || !node.body || isCase(node)) return [];
    const lists = nodes(node.body).filter((inner) => isFunction(inner) && inner !== node && isOutermostCase(inner));
    const inLists = lists.reduce((sum, list) => sum + span(file, list) - 1, 0);
    return [{ name: nameOf(node), node, lines: span(file, node.body) - inLists }];
  });
}

function span(file: ts.SourceFile, node: ts.Node): number {
  return lineOf(file, node.getEnd()) - lineOf(file, node.getStart()) + 1;
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return ts.isFunctionLike(node) && "body" in node;
}

function isCase(node: ts.Node): boolean {
  return ts.isCallExpression(node.parent) && cases.test(node.parent.expression.getText());
}

function isOutermostCase(node: ts.Node): boolean {
  if (!isCase(node)) return false;
  for (let above = node.parent; above; above = above.parent) if (isFunction(above) && isCase(above)) return false;
  return true;
}

function nameOf(node: ts.FunctionLikeDeclaration): string {
  if (node.name) return node.name.getText();
  const above = node.parent;
  return ts.isVariableDeclaration(above) || ts.isPropertyAssignment(above) ? above.name.getText() : "(unnamed)";
}
