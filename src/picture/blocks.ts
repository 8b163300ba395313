import type { Digest } from "../core/digest/index.js";
import type { Figure, MetricId } from "../core/figures/index.js";
import { displayNo } from "../core/request.js";
import { type DigestTongue, show } from "../text/digest/index.js";
import { type Block, box, fit, label, section, wrap } from "./shapes.js";
import { inner, theme } from "./theme.js";

/** The name of the digest, its office and its days. */
export function headBlock(digest: Digest, tongue: DigestTongue): Block {
  const { figures } = digest;
  const basis = `${tongue.names.heads.assessed}　${tongue.metrics.valid.name} V = ${show(figures.assessed.valid)}`;
  return {
    svg: `${label(0, 46, fit(tongue.title(digest), 46, inner), { size: 46, bold: true })}${label(0, 92, basis, { size: 26, fill: theme.soft })}`,
    height: 104,
  };
}

/** Two rows of four figures: the work, and what residents said of it. */
export function tilesBlock({ figures, before }: Digest, { metrics }: DigestTongue): Block {
  const work: readonly MetricId[] = ["received", "closed", "open", "late"];
  const voice: readonly MetricId[] = ["contacted", "solved", "satisfied", "overall"];
  const width = (inner - 3 * GAP) / 4;
  const tile = (id: MetricId, figure: Figure, column: number, row: number) => {
    const [x, y] = [column * (width + GAP), row * (HEIGHT + GAP)];
    const alarm = id === "late" && figure.of > 0;
    const change = id === "received" ? arrow(figure.of - before) : "";
    return [
      box({ x, y, width, height: HEIGHT }, theme.panel),
      label(x + 24, y + 46, fit(metrics[id].name, 26, width - 30), { size: 26, fill: theme.soft }),
      label(x + 24, y + 112, show(figure), { size: 52, bold: true, ...(alarm && { fill: theme.late }) }),
      label(x + width - 20, y + 112, change, { size: 26, fill: theme.soft, anchor: "end" }),
    ].join("");
  };
  return {
    svg: [
      ...work.map((id, column) => tile(id, figures.full[id], column, 0)),
      ...voice.map((id, column) => tile(id, figures.assessed[id], column, 1)),
    ].join(""),
    height: 2 * HEIGHT + GAP,
  };
}

/** The bands with their units in the order of their names: no ranks. */
export function bandsBlock({ bands }: Digest, { names }: DigestTongue): Block {
  const rows = (["A", "B", "C", "none"] as const).filter((band) => band !== "none" || bands.none.length > 0);
  let y = 0;
  const svg = rows.map((band) => {
    const lines = bands[band].length === 0 ? ["—"] : wrap(bands[band], 27, inner - MARK - 24);
    const top = y;
    y += lines.length * LINE + 18;
    const mark = band === "none" ? names.heads.none : band;
    const size = band === "none" ? 22 : 30;
    return [
      box({ x: 0, y: top, width: MARK, height: LINE }, theme.bands[band]),
      label(MARK / 2, top + 31, fit(mark, size, MARK), { size, bold: true, fill: theme.paper, anchor: "middle" }),
      ...lines.map((line, index) => label(MARK + 24, top + index * LINE + 31, line, { size: 27 })),
    ].join("");
  });
  return section(names.heads.bands, { svg: svg.join(""), height: Math.max(0, y - 18) });
}

/** What an official is asked to decide; nothing where nothing waits. */
export function decisionsBlock({ decisions }: Digest, { names }: DigestTongue): readonly Block[] {
  if (decisions.length === 0) return [];
  const svg = decisions.map((one, index) => {
    const words = `${displayNo(one.no)}　${one.unit}　${names.decide(one)}`;
    return label(0, index * LINE + 30, fit(words, 27, inner), { size: 27 });
  });
  return [section(names.heads.decisions, { svg: svg.join(""), height: decisions.length * LINE })];
}

const GAP = 20;
const HEIGHT = 140;
const LINE = 44;
const MARK = 108;

function arrow(change: number): string {
  return change === 0 ? "±0" : change > 0 ? `↑${change}` : `↓${-change}`;
}
