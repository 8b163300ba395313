/** How many customer-service messages each person may still be sent, and until when. */
export type Windows = Readonly<{
  /** A person did something that opens a window: wrote a message, or touched the menu, a follow button or a code. */
  open(openid: string, by: "message" | "touch"): void;
  /** Uses one up; the errcode where none is left. */
  spend(openid: string): 45015 | 45047 | undefined;
}>;

const rules = {
  touch: { count: 3, ms: 60_000 },
  message: { count: 5, ms: 48 * 3600_000 },
} as const;

/** The platform's rules since 2021: 5 in 48 hours after a message, 3 in a minute after a touch; each new one counts anew. */
export function createWindows(clock: () => number): Windows {
  const left = new Map<string, { count: number; until: number }>();
  return {
    open: (openid, by) => {
      const { count, ms } = rules[by];
      left.set(`${openid} ${by}`, { count, until: clock() + ms });
    },
    spend: (openid) => {
      const both = [left.get(`${openid} touch`), left.get(`${openid} message`)];
      const live = both.filter((one) => one !== undefined && one.until > clock());
      const found = live.find((one) => one !== undefined && one.count > 0);
      if (found !== undefined) found.count -= 1;
      else return live.length === 0 ? 45015 : 45047;
      return undefined;
    },
  };
}
