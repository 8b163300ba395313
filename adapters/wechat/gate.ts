/** How a puppet gets into WeChat, for those that wechaty 1.20.2 itself lists for ordinary accounts. */
type Way = Readonly<{ official: true }> | Readonly<{ official: false; why: string }>;

const ways: ReadonlyMap<string, Way> = new Map(
  Object.entries({
    "wechaty-puppet-service": { official: true },
    "wechaty-puppet-mock": { official: true },
    "wechaty-puppet-wechat4u": { official: false, why: "it logs in through WeChat's web protocol" },
    "wechaty-puppet-wechat": { official: false, why: "it logs in through WeChat's web page in a hidden browser" },
    "wechaty-puppet-padlocal": { official: false, why: "it poses as WeChat's iPad app" },
    "wechaty-puppet-xp": { official: false, why: "it hooks into the memory of WeChat for Windows" },
  } as const satisfies Record<string, Way>),
);

/**
 * Why a puppet must not be started, with what to do instead; undefined where it may. Puppets that WeChat does not know of get
 * the account banned, so they are refused unless the operator has said that the office takes that risk.
 */
export function puppetFault(name: string, allowUnofficial: boolean): string | undefined {
  const way = ways.get(name) ?? { official: false, why: "nobody here knows how it logs in" };
  if (way.official || allowUnofficial) return undefined;
  return (
    `${name} is refused: ${way.why}, and WeChat bans accounts for ways in that it does not offer. ` +
    "Set WECHATY_PUPPET=wechaty-puppet-service with the endpoint and token of a gateway that the office is entitled to, " +
    "or WECHATY_ALLOW_UNOFFICIAL if the office takes the risk of losing the account."
  );
}
