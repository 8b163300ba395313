import { AdapterError } from "../../src/port/index.js";
import { createFaults, type Meaning, usualMeanings } from "../tencent/faults.js";

const secret = "WeCom does not accept our credentials: check WECOM_CORP_ID and WECOM_SECRET on the application's page";
const agent = "WeCom does not let us act for this application: check WECOM_AGENT_ID and WECOM_SECRET belong together";
const permission = "WeCom has not granted this interface to the application: check its permissions";
const stranger = "this person is no member, or not within the application's visible range: add them on its page";
const noGroup = "there is no such group, or it was not made by this application";
const badMessage = "WeCom does not take a message of this form";

/** The errcodes that have a meaning of their own, as the platform's list of global return codes had them on 2026-11-22. */
export const meanings: Readonly<Record<string, Meaning>> = {
  ...usualMeanings("WeCom", secret),
  6000: { fault: "unreachable", say: "WeCom was changing the same thing: try again" },
  40003: { fault: "gone", say: stranger },
  40031: { fault: "gone", say: stranger },
  40035: { fault: "unfit", say: badMessage },
  40056: { fault: "forbidden", say: agent },
  40058: { fault: "unfit", say: badMessage },
  40063: { fault: "unfit", say: badMessage },
  41001: { fault: "forbidden", say: secret },
  42014: { fault: "unfit", say: "a card with this task id has been sent before" },
  45009: { fault: "throttled", say: "too many calls", wait: 60_000 },
  45033: { fault: "throttled", say: "too many calls at once", wait: 5000, scope: "account" },
  46003: { fault: "gone", say: stranger },
  48002: { fault: "forbidden", say: permission },
  50003: { fault: "forbidden", say: "the application is switched off: an administrator can switch it on" },
  60011: { fault: "forbidden", say: "the application may not reach this member: widen its visible range on its page" },
  60020: {
    fault: "forbidden",
    say: "this server's address is not on the application's list of trusted IPs: add it there",
  },
  60111: { fault: "gone", say: stranger },
  81013: { fault: "gone", say: stranger },
  82001: { fault: "gone", say: stranger },
  86001: { fault: "gone", say: noGroup },
  86003: { fault: "gone", say: noGroup },
  86008: { fault: "gone", say: noGroup },
  86215: { fault: "unfit", say: "a group with this id exists already" },
  93000: { fault: "gone", say: "the robot's key is wrong, or it was removed from the group" },
  93004: { fault: "forbidden", say: "the robot is switched off: switch it on in its group" },
  93008: { fault: "gone", say: "the robot is not in the group any more" },
  301002: { fault: "forbidden", say: agent },
};

/** WeCom's words for what went wrong. */
export const faults = createFaults("WeCom", meanings, [40014, 42001]);

/**
 * The fault in an answer that says ok. WeCom takes a message for several people and names those whom it passes over: ours is
 * for one.
 */
export function passedOver(answer: Readonly<Record<string, unknown>>, now: number): AdapterError | undefined {
  const names = (field: string) => typeof answer[field] === "string" && answer[field] !== "";
  if (names("invaliduser")) return faults.refusal(81013, now);
  if (!names("unlicenseduser")) return undefined;
  const why = "this member has no licence for interfaces, or it has run out: assign one on the company's page";
  return new AdapterError("forbidden", why, { code: "unlicenseduser" });
}
