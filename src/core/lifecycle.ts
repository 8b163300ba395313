import { byAbove } from "./lifecycle/above.js";
import { byResident } from "./lifecycle/resident.js";
import { byStaff } from "./lifecycle/staff.js";

export type { Transition } from "./lifecycle/types.js";

/** The life of a request. `authorize` reads it before anything is decided; the README shows it. */
export const lifecycle = [...byResident, ...byStaff, ...byAbove] as const;
