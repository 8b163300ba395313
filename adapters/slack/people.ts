import type { webApi } from "@slack/bolt";
import type { Sender } from "../../src/port/index.js";
import { createBounded } from "./bounded.js";

/** Who people are, as Slack's own directory says. */
export type People = Readonly<{
  /** Looks all of them up, within the time that an acknowledgement leaves; whoever is not found by then is left out. */
  meet(ids: readonly string[]): Promise<(id: string) => Sender | undefined>;
}>;

/** How long one lookup may hold a message up, ms: Slack wants its acknowledgement within 3 s. */
const patienceMs = 800;
/** How many are looked up for one message. */
const mostAtOnce = 10;
/** How long an answer holds, ms; a failure less, so that a directory that is away holds up only one message a minute. */
const keepMs = { found: 3_600_000, failed: 60_000 } as const;

type Entry = { until: number; found: Promise<Sender | undefined> };

/** A directory over `users.info`, remembering the last 5,000 people for an hour. */
export function createPeople(client: webApi.WebClient): People {
  const known = createBounded<Entry>(5000);
  const find = (id: string) => {
    const entry = known.get(id);
    if (entry !== undefined && entry.until > Date.now()) return entry.found;
    const fresh: Entry = { until: Date.now() + keepMs.found, found: Promise.resolve(undefined) };
    fresh.found = lookUp(client, id).catch(() => {
      fresh.until = Date.now() + keepMs.failed;
      return undefined;
    });
    known.set(id, fresh);
    return fresh.found;
  };
  return {
    meet: async (ids) => {
      // A message can mention the whole town; the directory allows about a hundred lookups a minute.
      const unique = [...new Set(ids)].slice(0, mostAtOnce);
      const met = await Promise.all(unique.map((id) => within(find(id))));
      const byId = new Map(unique.map((id, index) => [id, met[index]]));
      return (id) => byId.get(id);
    },
  };
}

async function lookUp(client: webApi.WebClient, id: string): Promise<Sender | undefined> {
  const { user } = await client.users.info({ user: id, include_locale: true });
  const name = user?.profile?.display_name || user?.profile?.real_name || user?.real_name || user?.name;
  // The typings of users.info leave `locale` out; Slack sends it when asked with include_locale.
  const locale = (user as { locale?: string } | undefined)?.locale;
  return { id, ...(name ? { name } : {}), ...(locale ? { language: locale } : {}) };
}

function within<T>(work: Promise<T | undefined>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patienceMs);
    void work.then((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
