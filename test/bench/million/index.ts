import { join } from "node:path";
import { lastWeek, spanNamed } from "../../../src/core/digest/index.js";
import { migrate } from "../../../src/store/migrate.js";
import { exampleOffice } from "../../support/made-up.js";
import { table } from "../print.js";
import type { Server } from "../server.js";
import { timeDigest } from "./digest.js";
import { type Read, timeReads } from "./reads.js";
import { seed } from "./seed.js";

type Settings = Readonly<{
  server: Server;
  folder: string;
  all: number;
  tell: (line: string) => void;
  show: (text: string) => void;
}>;

/** Makes an office of so many requests, up to the end of last week, and shows what reading it costs. */
export async function million({ server, folder, all, tell, show }: Settings): Promise<void> {
  const office = exampleOffice();
  const week = lastWeek(office, Date.now());
  const { end } = spanNamed(office.zone, week);
  const url = await server.database("million");
  await migrate(url);
  const requests = await seed({ url, office, until: end, all, tell });
  tell(`${requests} requests: reading the board`);
  show(`  the board at ${requests} requests\n${readsTable(await timeReads(url, office, end))}`);
  tell(`the digest of ${week}`);
  const { seconds, peakMiB } = await timeDigest(url, week, join(folder, "digest.json"));
  show(`  the digest of ${week}: ${seconds.toFixed(1)} s, at most ${peakMiB.toFixed(0)} MiB`);
}

function readsTable(reads: readonly Read[]): string {
  return table(
    ["", "p50 ms", "p95"],
    reads.map(({ name, p50, p95 }) => [name, p50, p95]),
  );
}
