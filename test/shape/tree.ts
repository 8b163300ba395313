import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const notOurs = /^(node_modules|data|coverage|\.git|\.env|src\/store\/generated)(\/|$)|\.log$/;
const code = /^(src|adapters|prisma|test)\/.*\.(ts|tsx|mjs|js)$/;

/** A file of the project: its path from the project's root, with slashes, and what it says. */
export type Source = Readonly<{ path: string; text: string }>;

/** Every file that belongs to the project. */
export const files: readonly string[] = walk(root);

/** Every file of code, read. */
export const sources: readonly Source[] = files.filter((path) => code.test(path)).map((path) => read(path));

/** Reads one of the project's files. */
export function read(path: string): Source {
  return { path, text: readFileSync(join(root, path), "utf8") };
}

/** Where in a file a match stands, in the manner of compilers: `path:line what`. */
function at({ path, text }: Source, position: number, what: string): string {
  return `${path}:${text.slice(0, position).split("\n").length} ${what}`;
}

/** Every place where a pattern, which must be global, stands in a file. */
export function find(source: Source, pattern: RegExp): readonly string[] {
  return [...source.text.matchAll(pattern)].map((match) => at(source, match.index, match[0]));
}

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const full = join(folder, name);
    const path = relative(root, full).split(sep).join("/");
    if (notOurs.test(path)) return [];
    return statSync(full).isDirectory() ? walk(full) : [path];
  });
}
