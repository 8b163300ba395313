import type { Fact } from "../../../core/event.js";
import type { Telling } from "../tell.js";

/** One sentence of the ledger for each thing that can happen. */
export type Sentences = Readonly<{ [K in Fact["is"]]: (fact: Extract<Fact, { is: K }>, w: Telling) => string }>;
