import { join } from "node:path";
import { lastWeek, spanNamed } from "../../../src/core/digest/index.js";
import { migrate } from "../../../src/store/migrate.js";
import { exampleOffice } from "../../support/made-up.js";
import { table } from "../print.js";
import type { Server } from "../server.js";
import { type Made, timeDigest } from "./digest.js";
import { type Read, timeReads } from "./reads.js";
import { seed } from "./seed.js";

/** What reading a large office costs. */
export type Million = Readonly<{ requests: number; week: string; reads: readonly Read[]; digest: Made }>;

type Settings = Readonly<{ server: Server; folder: string; all: number; tell: (line: string) => void }>;

/** Makes an office of so many requests, up to the end of last week, and reads it. */
export async function million({ server, folder, all, tell }: Settings): Promise<Million> {
  const office = exampleOffice();
  const week = lastWeek(office, Date.now());
  const { end } = spanNamed(office.zone, week);
  const url = await server.database("million");
  await migrate(url);
  const requests = await seed({ url, office, until: end, all, tell });
  tell(`${requests} requests: reading the board`);
  const reads = await timeReads(url, office, end);
  tell(`the digest of ${week}`);
  const digest = await timeDigest(url, week, join(folder, "digest.json"));
  return { requests, week, reads, digest };
}

/** The same as a table. */
export function millionWords({ requests, week, reads, digest }: Million): string {
  return [
    `  ${requests} requests`,
    table(
      ["the board, ms", "p50", "p95"],
      reads.map(({ name, p50, p95 }) => [name, p50, p95]),
    ),
    `  the digest of ${week}: ${digest.seconds.toFixed(1)} s, at most ${digest.peakMiB.toFixed(0)} MiB`,
  ].join("\n");
}
