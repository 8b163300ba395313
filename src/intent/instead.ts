import { areaName } from "../core/duty.js";
import type { Office } from "../core/office.js";
import type { Matter } from "../core/request.js";
import { understand } from "./matter.js";
import { findPlace } from "./place.js";
import { isPlace } from "./where.js";

/** What somebody says in place of what was said or understood: 「说错了，是二组」 gives 二组; 「不是三组，是四组」 四组. */
function instead(text: string): string | undefined {
  const told = (WRONG.exec(text) ?? NOT_BUT.exec(text))?.[1];
  return told?.replace(/[啊呀吧哦了。.!！~\s]+$/u, "").trim() || undefined;
}

const MEANT = "(?:应该|其实|而|我说的)*(?:是|在|it is|it's|i mean|should be)+";

const WRONG = new RegExp(
  `^(?:(?:(?:我|刚才|前面|刚刚|地址|地方|位置)*(?:说|写|弄|搞|记|打|发|报)?错了?|不对|不是|更正(?:一下)?|纠正(?:一下)?|sorry|wrong|correction|no)[,，。:：!！\\s啊呀]+)+(?:不[是在][^,，。\\s]+[,，。\\s]*)?${MEANT}\\s*(\\S.*)$`,
  "iu",
);

const NOT_BUT = new RegExp(
  `^(?:不[是在]|it's not|it is not|not)\\s*[^,，。是]{1,12}[,，。\\s]+(?:but )?${MEANT}\\s*(\\S.*)$`,
  "iu",
);

/**
 * The matter at the place, or of the kind, that was said instead; its words stay, with the correction behind them. 二组 alone is
 * that of the village which was meant before. Undefined where nothing was corrected, or neither a place nor a kind was told.
 */
export function insteadOf(office: Office, matter: Matter, text: string): Matter | undefined {
  const told = instead(text);
  if (told === undefined) return undefined;
  const words = `${matter.text}\n${text}`;
  if (isPlace(office, told)) return understand(office, words, nearest(office, matter.area, told)).matter;
  const { category, class: of } = understand(office, told).matter;
  return category === undefined
    ? undefined
    : { ...understand(office, words, matter.place).matter, category, class: of };
}

function nearest(office: Office, area: string | undefined, told: string): string {
  const village = office.areas.get(area ?? "")?.parent;
  const [one, another] = (findPlace(office, told)?.areas ?? []).filter(({ parent }) => parent === village);
  return (another === undefined ? areaName(office, one?.id) : undefined) ?? told;
}
