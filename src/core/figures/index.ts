export {
  type Book,
  type Figure,
  figure,
  figureFrom,
  inPeriod,
  type Ref,
  refOf,
  requests,
  smallFigure,
  summary,
  sumsOf,
  type Unit,
  withoutExcluded,
} from "./figure.js";
export { type Measure, type MetricId, metrics, type Scope } from "./metrics.js";
export { within } from "./part.js";
export { ratio, rounded } from "./ratio.js";
export { type History, readTrace, readTraces } from "./read.js";
export { createTally, exchange, partOf, type SummedId, type Sums, sumOver, type Tally } from "./sums.js";
export { latenessAt, livesIn, openAt, type Stage, type Trace } from "./trace.js";
export { unitName, villageOf } from "./unit.js";
