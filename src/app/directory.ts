import type { Office } from "../core/office.js";
import type { Capabilities } from "../port/index.js";

/** A private chat or a group as the program names it. */
export type Address = Readonly<{ platform: string; chat: string }>;

/** Who has which account: of the office file, and of those who bound one in chat. */
export interface Directory {
  /** The member of staff whose account this is. */
  staffOf(platform: string, user: string): string | undefined;
  /** Where a member of staff is told: the open platform where they last spoke, else the first in the office file. */
  addressOf(staff: string): Address | undefined;
  /** Notes that somebody spoke here. */
  spoke(staff: string, address: Address): void;
  /** Whether the channel is open in this installation. */
  isOpen(platform: string): boolean;
  /** Whether its groups can have a place of its own for each request. */
  hasTopics(platform: string): boolean;
}

type Bound = Readonly<{ staff: string; platform: string; user: string }>;

/** Makes the directory of an office as it is now; `bound` are accounts that were bound in chat. */
export function createDirectory(
  office: () => Office,
  open: () => ReadonlyMap<string, Capabilities>,
  bound: () => readonly Bound[],
): Directory {
  const last = new Map<string, Address>();
  const accounts = (staff: string): readonly Address[] => [
    ...Object.entries(office().staff.get(staff)?.accounts ?? {}).map(([platform, chat]) => ({ platform, chat })),
    ...bound()
      .filter((account) => account.staff === staff)
      .map(({ platform, user }) => ({ platform, chat: user })),
  ];
  return {
    staffOf(platform, user) {
      for (const staff of office().staff.values()) if (staff.accounts[platform] === user) return staff.id;
      return bound().find((account) => account.platform === platform && account.user === user)?.staff;
    },
    addressOf(staff) {
      const usable = accounts(staff).filter(({ platform }) => open().has(platform));
      const recent = last.get(staff);
      return (
        usable.find((address) => address.platform === recent?.platform && address.chat === recent.chat) ?? usable[0]
      );
    },
    spoke(staff, address) {
      last.set(staff, address);
    },
    isOpen: (platform) => open().has(platform),
    hasTopics: (platform) => open().get(platform)?.topics === true,
  };
}
