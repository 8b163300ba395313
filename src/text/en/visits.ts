import type { VisitFault } from "../../core/say-visit.js";
import { page } from "../layout.js";
import type { Sentences } from "../types.js";

/** Visits to homes (M19). */
export const visits = {
  "visit-begun": ({ door, at, again }, w) =>
    page(
      again ? `The visit to ${door} began at ${w.time(at)}.` : `Noted: visiting ${door} since ${w.time(at)}.`,
      "When it is over, send “visit end”; add what you found, for example “visit end the stove leaks”.",
    ),
  "visit-ended": ({ door, minutes, full, listed }) =>
    page(
      `Noted: a visit to ${door}, ${minutes} min.`,
      full
        ? undefined
        : listed
          ? "Under 15 minutes: marked short. This home still needs a visit this week."
          : "Under 15 minutes: marked short.",
    ),
  "ask-found": () => "What did you find? One sentence, such as: the stove leaks. No names and no door, please.",
  "visits-due": ({ doors, all }) =>
    all === 0
      ? page("No home on the list is yours to visit. Other visits are noted the same way:", usage)
      : doors.length === 0
        ? `All ${all} homes had their visit this week.`
        : page(
            `${doors.length} of ${all} homes still need a visit this week, of 15 minutes or more:`,
            doors.join(", "),
            usage,
          ),
  "visit-fault": ({ why }) => page(faults[why], why === "role" ? undefined : usage),
} satisfies Partial<Sentences>;

const usage =
  "Send “visit group 3, 5 start” when you arrive and “visit group 3, 5 end” when you leave, or once: “visit group 3, 5 20 min”.";

const faults: Readonly<Record<VisitFault, string>> = {
  private: "A door is somebody's address: please note visits in a private chat with me.",
  role: "Visits are noted by cadres.",
  where: "I could not tell which home.",
  which: "Several homes fit: please name the village and the door.",
  none: "No visit is under way.",
};
