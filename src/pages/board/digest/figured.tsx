import type { Opened } from "../../../core/digest/index.js";
import type { Figure } from "../../../core/figures/index.js";
import { show } from "../../../text/digest/index.js";
import { numberHref } from "./href.js";

/** A figure that opens to its requests; a plain word where there is nothing behind it. */
export function Figured({ week, figure, opened }: Readonly<{ week: string; figure: Figure; opened: Opened }>) {
  if (figure.value === 0 || (figure.value === undefined && figure.of === 0)) return <span>{show(figure)}</span>;
  return <a href={numberHref(week, opened)}>{show(figure)}</a>;
}
