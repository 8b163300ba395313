import htm from "htm";
import { h } from "preact";

/** @typedef {{ bind(make: typeof h): (strings: TemplateStringsArray, ...values: unknown[]) => import("preact").VNode }} Htm */

/** Markup as a tagged template: `html\`<p>${text}</p>\``. What stands in a template is text, never markup. */
// htm's types describe its CommonJS file; the browser is given its ES module, whose default is the function.
export const html = /** @type {Htm} */ (/** @type {unknown} */ (htm)).bind(h);
