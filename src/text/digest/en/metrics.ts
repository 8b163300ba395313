import type { DigestTongue } from "../types.js";

/** What is not counted from requests. */
export const beside: DigestTongue["beside"] = {
  visits: {
    name: "Home visits",
    means:
      "Visits that ended in the period: to how many homes, how many, and those under 15 minutes, which do not count.",
  },
  visitsDue: {
    name: "Homes to visit",
    means: "Homes on the list; missing are those with fewer visits of 15 minutes or more than they should have a week.",
  },
  burden: {
    name: "Messages",
    means:
      "What the bot sent cadres and coordinators in the period, answers to their own acts left out ÷ persons ÷ days; a person a week, the most that one had, and at night. Nobody is named.",
  },
  undelivered: {
    name: "Not delivered",
    means:
      "Messages to residents and staff that a platform refused or that came too late, and the requests they were about.",
  },
};

/** What each metric is called and how it is counted: one way each, from the ledger alone. */
export const metrics: DigestTongue["metrics"] = {
  received: { name: "Received", means: "Requests registered in the period. Drafts are not; merged ones each are." },
  closed: {
    name: "Closed",
    means: "Ended in the period and still so at its end, with those withdrawn, referred, or closed without feedback.",
  },
  open: { name: "Open", means: "Not ended at the end of the period: somebody is answerable." },
  late: {
    name: "Late",
    means:
      "Open and past any limit (claim, contact, answer, order, review), each counted once. Merged ones keep the time of the request they joined.",
  },
  claimedInTime: {
    name: "Claimed in time",
    means:
      "Claimed within the limit ÷ first offers claimed or fallen due in the period. Offers declined in time with a basis, and those withdrawn or merged before, are left out.",
  },
  valid: {
    name: "Valid callbacks",
    means:
      "V: requests whose resident answered all three questions, or said plainly no to one; what was not answered is not a yes. After a redo, the last of the period counts. Silence does not.",
  },
  contacted: { name: "Contact rate", means: "“Yes, contacted” ÷ V." },
  reached: { name: "Contacted", means: "Valid callbacks that say “contacted”." },
  solved: { name: "Solved rate", means: "“Solved” ÷ V; “mostly solved” is counted apart and is not solved." },
  fixed: { name: "Solved", means: "Valid callbacks that say “solved”." },
  mostlySolved: { name: "Mostly solved", means: "Valid callbacks that say “mostly solved”." },
  pleased: { name: "Satisfied", means: "Valid callbacks that say “satisfied”." },
  mostlyPleased: { name: "Mostly satisfied", means: "Valid callbacks that say “mostly satisfied”." },
  satisfied: { name: "Satisfaction", means: "(satisfied + 0.9 × mostly satisfied) ÷ V." },
  overall: {
    name: "Overall",
    means: "100 × (0.1 × contact + 0.5 × solved + 0.4 × satisfaction), from rates that were not rounded.",
  },
  answeredInTime: {
    name: "Answered in time",
    means:
      "First answered within the limit (with a granted extension) ÷ answered or fallen due in the period. Those parked when due, and those withdrawn or merged before, are left out.",
  },
  caught: {
    name: "First-asked catch rate",
    means:
      "Taken by a named person, neither left until the coordinator had to be told nor let go in a hand-over (B07) ÷ those decided in the period.",
  },
  handoverHalf: {
    name: "Hand-over, median",
    means: "Working hours from offer to acceptance that half did not exceed.",
  },
  handoverMost: {
    name: "Hand-over, p90",
    means: "Working hours from offer to acceptance that nine in ten did not exceed.",
  },
  returned: { name: "Return rate", means: "Returns asked for ÷ requests offered or returned in the period." },
  passedTwice: {
    name: "Passed on twice",
    means: "Refused or returned for the second time in the period ÷ requests received or so passed in it.",
  },
  repeats: {
    name: "Share of repeats",
    means:
      "How often the same person reported the same thing anew (while it was open and so joined to it, or within 90 days of an answer that was shown again) ÷ requests received, with what was joined or done again.",
  },
  promises: {
    name: "Promises kept",
    means:
      "Kept by the time told to the resident ÷ promises kept or fallen due, one by one; void where the request ended before.",
  },
  adjudicated: { name: "Adjudicated", means: "Decisions on who leads, made in the period." },
  parked: { name: "Parked", means: "On the books as hard to solve at the end of the period." },
  reviewLate: { name: "Reviews late", means: "Parked and past the review date at the end of the period." },
  excluded: { name: "Exclusion rate", means: "Excluded in the period ÷ received or excluded in it." },
  exclusionRefused: { name: "Exclusions refused", means: "Refused ÷ exclusions decided in the period." },
  thanks: { name: "Thanks", means: "Thanks registered, and residents’ thanks to those who worked for them." },
  stoodIn: { name: "Stood in", means: "How often somebody took a matter for somebody else." },
};
