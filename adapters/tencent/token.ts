/** An access token, and when it must be used no more (epoch ms), a little before the platform's own end. */
export type AccessToken = Readonly<{ token: string; expiresAt: number }>;

/** The account's access token. Both methods ask the platform at most once at a time, and reject with what `ask` rejects with. */
export type Tokens = Readonly<{
  current(): Promise<string>;
  /** A token other than the one that the platform has just refused. */
  renewed(refused: string): Promise<string>;
}>;

/**
 * Keeps a token at hand. `ask` fetches one; with `force`, the platform ends the earlier one. Processes need no place in which they
 * share it: WeCom's `gettoken` and the service account's `stable_token` give all who ask the same token until it nears its end, and
 * the one before works until its own. So each asks for itself, and none takes it from another.
 */
export function createTokens(ask: (force: boolean) => Promise<AccessToken>, clock: () => number): Tokens {
  let held: AccessToken | undefined;
  let asking: Promise<string> | undefined;
  const once = (fetchToken: () => Promise<AccessToken>) => {
    asking ??= fetchToken()
      .then((fresh) => {
        held = fresh;
        return fresh.token;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  const good = () => (held !== undefined && held.expiresAt > clock() ? held.token : undefined);
  return {
    current: async () => good() ?? once(() => ask(false)),
    renewed: async (refused) => {
      const newest = asking === undefined ? good() : await asking;
      if (newest !== undefined && newest !== refused) return newest;
      return once(async () => {
        const fresh = await ask(false);
        return fresh.token === refused ? ask(true) : fresh;
      });
    },
  };
}
