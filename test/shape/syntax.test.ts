import ts from "typescript";
import { expect, it } from "vitest";
import { commentLines, isDocumented, lineOf, nodes, type Parsed, parse, place } from "./syntax.js";
import { sources } from "./tree.js";

const written = sources.filter(({ path }) => !path.endsWith(".d.ts"));
const parsed = written.map(parse);
const isTest = ({ path }: Parsed) => path.startsWith("test/");
const vague = /([A-Z]\w*|\bcreate)(Manager|Service|Helper|Utils?|Impl)$|^(Manager|Service|Helper|Utils?|Impl)$/;
const vagueFile = /\b(manager|service|helpers?|utils?|impl)(\.test)?\.\w+$/;

it("documents every exported name", () => {
  const silent = parsed.flatMap((one) =>
    one.file.statements
      .filter((statement) => isExported(statement) && !isDocumented(one.file, statement) && !isOverload(statement))
      .map((statement) => place(one, statement, namesOf(statement).join(", "))),
  );
  expect(silent).toEqual([]);
});

it("knows no `any`", () => {
  expect(report(({ kind }) => kind === ts.SyntaxKind.AnyKeyword)).toEqual([]);
});

it("has no enum and no namespace", () => {
  const isGlobal = (node: ts.ModuleDeclaration) => ts.isStringLiteral(node.name) || node.name.text === "global";
  expect(report((node) => ts.isEnumDeclaration(node) || (ts.isModuleDeclaration(node) && !isGlobal(node)))).toEqual([]);
});

it("has classes for errors only; a test may subclass what a platform's SDK wants subclassed", () => {
  const isError = (node: ts.ClassLikeDeclaration) => /\bextends \w*Error\b/.test(node.getText().split("{")[0] ?? "");
  const found = report((node, one) => ts.isClassLike(node) && !isError(node) && !isTest(one));
  expect(found).toEqual([]);
});

it("gives a reason beside each `as`", () => {
  const found = parsed.flatMap((one) => {
    const casts = nodes(one.file).filter((node) => ts.isAsExpression(node) && node.type.getText() !== "const");
    const lines = casts.length === 0 ? new Set() : commentLines(one);
    const isExplained = (node: ts.Node) => {
      const from = lineOf(one.file, statementOf(node).getStart());
      const to = lineOf(one.file, node.getEnd());
      return Array.from({ length: to - from + 2 }, (_, index) => from - 1 + index).some((line) => lines.has(line));
    };
    return casts
      .filter((node) => !isExplained(node))
      .map((node) => place(one, node, node.getText().split("\n").at(-1) ?? ""));
  });
  expect(found).toEqual([]);
});

it("has no function with five parameters or more: those are one object", () => {
  expect(report((node) => ts.isFunctionDeclaration(node) && node.parameters.length > 4)).toEqual([]);
});

it("has no vague names", () => {
  const files = written.map(({ path }) => path).filter((path) => vagueFile.test(path));
  const names = parsed.flatMap((one) =>
    one.file.statements.flatMap((statement) =>
      namesOf(statement)
        .filter((name) => vague.test(name))
        .map((name) => place(one, statement, name)),
    ),
  );
  expect([...files, ...names]).toEqual([]);
});

it("names its files in one word or in kebab", () => {
  const odd = written
    .map(({ path }) => path)
    .filter((path) => !/^([a-z0-9-]+\/)*[a-z0-9-]+(\.(test|world))?\.\w+$/.test(path));
  expect(odd).toEqual([]);
});

function report(isFound: (node: ts.Node, one: Parsed) => boolean): readonly string[] {
  return parsed.flatMap((one) =>
    nodes(one.file)
      .filter((node) => isFound(node, one))
      .map((node) => place(one, node, node.getText().split("\n")[0] ?? "")),
  );
}

function isExported(statement: ts.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  return modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
}

/** Of an overloaded function, the first signature carries the doc comment. */
function isOverload(statement: ts.Statement): boolean {
  if (!ts.isFunctionDeclaration(statement) || !ts.isSourceFile(statement.parent)) return false;
  const { statements } = statement.parent;
  const before = statements[statements.indexOf(statement) - 1];
  return before !== undefined && ts.isFunctionDeclaration(before) && before.name?.text === statement.name?.text;
}

function namesOf(statement: ts.Statement): readonly string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  if (
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  )
    return [statement.name?.text ?? "default"];
  return [];
}

function statementOf(node: ts.Node): ts.Node {
  let at = node;
  while (!ts.isStatement(at) && !ts.isSourceFile(at.parent) && !ts.isPropertyAssignment(at)) at = at.parent;
  return at;
}
