import { alarmed } from "./alarmed.js";
import { casts, type Examples } from "./cast.js";
import { dutyExamples } from "./duty.js";
import { linked } from "./linked.js";
import { opened } from "./opened.js";
import { overseen } from "./overseen.js";
import { ruled } from "./ruled.js";
import { shown } from "./shown.js";
import { talked } from "./talked.js";
import { told } from "./told.js";
import { visited } from "./visited.js";
import { worked } from "./worked.js";

export { now } from "./cast.js";

/** At least one of each sentence, with the params of everyday use. */
export function examples(language: "zh" | "en"): Examples {
  const cast = casts[language];
  return {
    ...talked(cast),
    ...told(cast),
    ...shown(cast),
    ...worked(cast),
    ...ruled(cast),
    ...overseen(cast),
    ...dutyExamples(cast),
    ...alarmed(cast),
    ...linked(cast),
    ...visited(cast),
    ...opened(cast),
  };
}
