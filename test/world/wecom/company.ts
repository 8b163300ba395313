/** What the company has on the platform besides its chats, to be changed by tests. */
export type Company = {
  /** Members outside the application's visible range, or who are none. */
  readonly strangers: Set<string>;
  /** Members without a licence for interfaces. */
  readonly unlicensed: Set<string>;
  /** The application's groups: chatid and members. */
  readonly groups: Map<string, readonly string[]>;
  /** The keys of robots in groups. */
  readonly robots: Set<string>;
  /** How many messages the platform has taken and dropped without a word. */
  dropped: number;
};

/** A company where everyone may be written to. */
export function createCompany(): Company {
  const robots = new Set(["693a91f6-7a0c-4bc4-97a0-0ec2fa5aaaaa"]);
  return { strangers: new Set(), unlicensed: new Set(), groups: new Map(), robots, dropped: 0 };
}
