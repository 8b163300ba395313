export { explain, type Fault, spell } from "./fault.js";
export { type Imported, importOffice } from "./import/index.js";
export { checkOfficeFile, type Loaded, loadOffice, readOffice } from "./load.js";
export { gaps, spellGap } from "./roster.js";
export { type StopWatching, watchOffice } from "./watch.js";
