export {
  type Book,
  FEW,
  type Figure,
  figure,
  partOf,
  type Ref,
  refOf,
  requests,
  smallFigure,
  summary,
  type Unit,
  withoutExcluded,
} from "./figure.js";
export { type Measure, type MetricId, metrics, type Scope } from "./metrics.js";
export { type Part, within } from "./part.js";
export { ratio, rounded } from "./ratio.js";
export { type History, readTrace, readTraces } from "./read.js";
export { latenessAt, openAt, parkingAt, type Stage, type Trace } from "./trace.js";
export { leadUnit, unitName, villageOf } from "./unit.js";
