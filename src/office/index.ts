export { explain, type Fault, type Path, spell } from "./fault.js";
export { checkOfficeFile, type Loaded, loadOffice, readOffice } from "./load.js";
export { type ProfileName, profiles } from "./profiles.js";
export { type Gap, gaps, spellGap } from "./roster.js";
export { type StopWatching, watchOffice } from "./watch.js";
