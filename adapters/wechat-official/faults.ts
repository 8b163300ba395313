import { createFaults, type Meaning, usualMeanings } from "../tencent/faults.js";

const secret =
  "WeChat does not accept our credentials: check WECHAT_APP_ID and WECHAT_APP_SECRET on the account's page";
const permission = "WeChat has not granted this interface to the account: check its verification and permissions";
const shut = "the 48 hours after this person's last message are over, or they no longer follow: reach them another way";
const used =
  "all customer-service messages that this person's last message allowed are used up: wait for their next one";
const unfollowed = "this person does not follow the account (any more)";
const badFile = "WeChat does not take a file of this format or size";
const badMessage = "WeChat does not take a message of this form";

/** The errcodes that have a meaning of their own, as the platform's list of global return codes had them on 2026-11-22. */
export const meanings: Readonly<Record<string, Meaning>> = {
  ...usualMeanings("WeChat", secret),
  40002: { fault: "forbidden", say: secret },
  40003: { fault: "gone", say: "this openid is not one of the account's: the person never followed it" },
  40010: { fault: "unfit", say: badFile },
  40125: { fault: "forbidden", say: secret },
  40164: { fault: "forbidden", say: "this server's address is not on the account's IP allow-list: add it there" },
  40243: { fault: "forbidden", say: "the app secret is frozen: unfreeze it on the account's page" },
  43004: { fault: "gone", say: unfollowed },
  43005: { fault: "gone", say: unfollowed },
  43101: { fault: "closed", say: "this person has not agreed to the notice, or has withdrawn: reach them another way" },
  45009: { fault: "throttled", say: "the account's calls for today are used up", wait: "midnight", scope: "account" },
  45011: { fault: "throttled", say: "too many calls in this minute", wait: 60_000, scope: "account" },
  45015: { fault: "closed", say: shut },
  45047: { fault: "closed", say: used },
  46003: { fault: "unfit", say: "the account has no menu" },
  46004: { fault: "gone", say: "there is no such person" },
  47001: { fault: "unfit", say: badMessage },
  47003: { fault: "unfit", say: "a field of the notice does not fit its template: compare the office file with it" },
  40037: { fault: "unfit", say: "there is no such template: compare the office file with the account's page" },
  48001: { fault: "forbidden", say: permission },
  48002: { fault: "gone", say: "this person has switched the account's messages off" },
  48004: { fault: "forbidden", say: "WeChat has blocked this interface for the account: its page says why" },
  50001: { fault: "forbidden", say: permission },
  50002: { fault: "forbidden", say: "WeChat has restricted the account: its page says why" },
  89503: {
    fault: "forbidden",
    say: "an administrator of the account must confirm this server's address on their phone",
  },
};

/** WeChat's words for what went wrong. */
export const faults = createFaults("WeChat", meanings, [40001, 40014, 42001]);
