import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const { resolve } = createRequire(import.meta.url);

/** The libraries that the page imports by name, as the modules that their packages ship to browsers. */
const modules = {
  preact: resolve("preact"),
  "preact/hooks": resolve("preact/hooks"),
  htm: join(dirname(resolve("htm")), "htm.module.js"),
} as const satisfies Record<string, string>;

/** Where each library is found by the browser: the page's import map. */
export const imports: Readonly<Record<string, string>> = Object.fromEntries(
  Object.keys(modules).map((name) => [name, `/playground/${fileOf(name)}`]),
);

/** The same by the file names that the browser asks for. */
export const libraries: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(modules).map(([name, file]) => [fileOf(name), file]),
);

function fileOf(name: string): string {
  return `${name.replace("/", "-")}.mjs`;
}
