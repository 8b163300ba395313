export type * from "./adapter.js";
export { AdapterError, type Fault } from "./fault.js";
export { fit } from "./fit.js";
export type * from "./inbound.js";
export * from "./outbound.js";
