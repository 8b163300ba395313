import { category } from "../../../core/categories.js";
import type { Names } from "../types.js";

const HOUR = 3_600_000;

/** Words that picture, sheet and text share. */
export const names: Names = {
  category: (id) => category(id)?.en.l2 ?? id,
  stages: { answer: "answer", order: "order", contact: "contact", claim: "claim", review: "review" },
  seasons: {
    rain: "rains: drains, weak houses, standing water",
    heat: "heat: water, power, elders living alone",
    heating: "heating: repairs, room temperature",
    ice: "snow and ice: roads, frozen pipes",
    fire: "fire: stoves, wiring, gas",
    harvest: "harvest: sales, straw",
  },
  units: { count: "", percent: "%", points: "points", hours: "working hours" },
  decide: ({ act, why }) =>
    why === "unhappy-twice"
      ? "redo, explain or exclude (unhappy twice)"
      : { adjudicate: "decide who leads", park: "park", exclude: "exclude" }[act] +
        (why === "appeal" ? " (appeal)" : ""),
  settle: { adjudicate: "Decide", park: "Park", exclude: "Exclude" },
  lateness: (ms) => {
    const days = Math.floor(ms / (24 * HOUR));
    const hours = Math.floor(ms / HOUR);
    if (days > 0) return days === 1 ? "1 day" : `${days} days`;
    return hours > 1 ? `${hours} hours` : hours === 1 ? "1 hour" : "under an hour";
  },
  visited: ({ households, times, short }) =>
    `${times} to ${households} homes${short === 0 ? "" : ` (${short} under 15 minutes)`}`,
  heads: {
    trend: "Last eight periods: received, closed, late",
    overall: "Overall (without excluded)",
    topics: "Hot topics",
    bands: "Bands",
    units: "Units",
    areas: "Areas",
    overdue: "Late",
    decisions: "Please decide",
    basis: "Basis",
    corrections: "Corrections",
    metric: "Metric",
    means: "How it is counted",
    full: "All (with excluded)",
    assessed: "Without excluded",
    unit: "Unit",
    band: "Band",
    area: "Main areas",
    count: "Count",
    share: "Share",
    before: "Before",
    number: "Number",
    stage: "Stage",
    late: "Late by",
    period: "Period",
    was: "Was",
    now: "Is",
    requests: "Requests",
    act: "What",
    gaps: "Roster gaps",
    visitsDue: "Homes to visit",
    visitsMissed: "Homes missed",
    beside: "Visits and messages",
    mean: "Mean of units (counts summed)",
    none: "Too few",
    week: "Period",
    households: "Households",
    clusters: "Before it is complained of",
    owner: "Could lead",
  },
};
