import { areaName } from "../../core/duty.js";
import type { Office, Spot } from "../../core/office.js";
import { understand } from "../../intent/matter.js";
import { wordsOf } from "./materials.js";
import { report } from "./report.js";
import type { Handler } from "./resident.js";

/** What is reported after a code was scanned: about where the code stands, unless the words name a place of their own (M21). */
export const spotActs = {
  spot: (about, said) => {
    const spot = spotOf(about.office, said.args[0] ?? "");
    const { matter, between } = understand(about.office, said.text || wordsOf(about));
    const elsewhere = matter.area !== undefined || matter.place !== undefined || between.length > 0;
    return report(spot === undefined || elsewhere ? about : { ...about, spot: placeOf(about.office, spot) });
  },
} satisfies Partial<Record<"spot", Handler>>;

/** The scene of a code, as platforms hand it over with the first words. */
export function sceneIn(text: string): string {
  return /^\/start(?:@\S+)?\s+(\S+)$/i.exec(text.trim())?.[1] ?? "";
}

/** Where a code of this scene stands. */
export function spotOf({ spots }: Office, scene: string): Spot | undefined {
  return spots?.find(({ id }) => id === scene);
}

/** A place in words that name its area. */
export function placeOf(office: Office, { area, place = "" }: Spot): string {
  return `${areaName(office, area) ?? ""}${place}`;
}
