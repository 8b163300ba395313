/** An access token, and when it must be used no more (epoch ms), a little before the platform's own end. */
export type AccessToken = Readonly<{ token: string; expiresAt: number }>;

/** Where the access token is kept; one place for all processes of an account, so that they do not take it from each other. */
export interface TokenStore {
  read(): Promise<AccessToken | undefined>;
  write(token: AccessToken): Promise<void>;
}

/** The account's access token. Both methods ask the platform at most once at a time, and reject with what `ask` rejects with. */
export type Tokens = Readonly<{
  current(): Promise<string>;
  /** A token other than the one that the platform has just refused. */
  renewed(refused: string): Promise<string>;
}>;

/** A store for one process. */
export function createTokenStore(): TokenStore {
  let kept: AccessToken | undefined;
  return {
    read: async () => kept,
    write: async (token) => {
      kept = token;
    },
  };
}

/** Keeps a token at hand. `ask` fetches one; with `force`, the platform ends the earlier one. */
export function createTokens(
  ask: (force: boolean) => Promise<AccessToken>,
  store: TokenStore,
  clock: () => number,
): Tokens {
  let asking: Promise<string> | undefined;
  const once = (fetchToken: () => Promise<AccessToken>) => {
    asking ??= fetchToken()
      .then(async (fresh) => {
        await store.write(fresh);
        return fresh.token;
      })
      .finally(() => {
        asking = undefined;
      });
    return asking;
  };
  const kept = async () => {
    const stored = await store.read();
    return stored !== undefined && stored.expiresAt > clock() ? stored.token : undefined;
  };
  return {
    current: async () => (await kept()) ?? once(() => ask(false)),
    renewed: async (refused) => {
      const held = asking === undefined ? await kept() : await asking;
      if (held !== undefined && held !== refused) return held;
      return once(async () => {
        const fresh = await ask(false);
        return fresh.token === refused ? ask(true) : fresh;
      });
    },
  };
}
