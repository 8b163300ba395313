import type { Limit, Profile } from "../core/office.js";

/** The profile of an office that names none (`domain.md` §7.3). */
const beijingVillage: Profile = {
  claim: { critical: limit(10, "minutes"), urgent: limit(30, "minutes"), normal: limit(2, "workhours") },
  contact: { critical: limit(30, "minutes"), urgent: limit(2, "hours"), normal: limit(1, "workdays") },
  answer: {
    accident: limit(2, "hours"),
    utility: limit(24, "hours"),
    ordinary: limit(7, "days"),
    complex: limit(15, "days"),
  },
  handover: limit(2, "workhours"),
  adjudicate: limit(1, "workdays"),
  returnable: limit(2, "workdays"),
  returning: limit(4, "workhours"),
  yellow: limit(1, "workdays"),
  objection: limit(5, "workdays"),
  quietStaff: { from: 21 * 60, until: 7 * 60 },
  quietResidents: { from: 21 * 60 + 30, until: 7 * 60 + 30 },
  budget: 30,
};

/** The profiles that an office file may name: the limits that places published (§5.3), the rest as in the first. */
export const profiles = {
  "beijing-village": beijingVillage,
  shandong: {
    ...beijingVillage,
    answer: { ...beijingVillage.answer, ordinary: limit(5, "workdays"), complex: limit(15, "workdays") },
  },
  daning: {
    ...beijingVillage,
    contact: { ...beijingVillage.contact, urgent: limit(2, "workhours") },
    answer: { ...beijingVillage.answer, ordinary: limit(5, "workdays"), complex: limit(15, "workdays") },
  },
} as const satisfies Record<string, Profile>;

/** A profile by its name in the office file. */
export type ProfileName = keyof typeof profiles;

function limit(amount: number, unit: Limit["unit"]): Limit {
  return { amount, unit };
}
