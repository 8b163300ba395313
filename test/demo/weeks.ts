import { mkdir } from "node:fs/promises";
import { processEnv, readConfig } from "../../src/config.js";
import { isoWeek, weekSpan } from "../../src/core/calendar.js";
import type { Office } from "../../src/core/office.js";
import { explain, readOffice } from "../../src/office/index.js";
import { type Connection, connect } from "../../src/store/connect.js";
import { migrate } from "../../src/store/migrate.js";
import { openPrivatePostgres } from "../../src/store/postgres.js";
import { makeUp, TWELVE_WEEKS } from "../support/made-up.js";
import { fill } from "./fill.js";

const DAY = 86_400_000;

/** Fills the database of the environment with the made-up office of twelve weeks, and prints its weeks, one a line. */
async function run(): Promise<void> {
  const { databaseUrl, dataDir, officeFile } = readConfig(processEnv());
  const read = await readOffice(officeFile);
  if ("faults" in read) throw new Error(explain(read.faults));
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // Who is cut off in the middle begins anew with an empty folder: waiting for the disk at each hour would be for nothing.
  const hasty = { synchronous_commit: "off" };
  const own =
    databaseUrl === undefined ? await openPrivatePostgres({ dataDir, log: () => {}, settings: hasty }) : undefined;
  const url = own?.url ?? databaseUrl ?? "";
  try {
    tell("database");
    await migrate(url);
    const connection = connect(url);
    await write(connection, read.office).finally(() => connection.close());
  } finally {
    await own?.stop();
  }
  for (const week of weeksOf(read.office)) console.log(week);
}

async function write(connection: Connection, office: Office): Promise<void> {
  const there = await connection.prisma.request.count();
  const ours = await connection.prisma.request.count({ where: { id: { startsWith: "made-up-" }, no: { gt: 0 } } });
  const { weeks, perWeek } = TWELVE_WEEKS;
  if (there === weeks * perWeek && ours === there) return tell("it is there already\n");
  if (there > 0)
    throw new Error(
      "这个数据库里已经有诉求：请换一个空的 DATA_DIR。This database holds requests already: name an empty DATA_DIR.",
    );
  tell(`${weeks * perWeek} lives`);
  const town = makeUp({ office, ...TWELVE_WEEKS });
  await fill({ connection, office }, town, (done, all) => tell(`${done} / ${all} h${done === all ? "\n" : ""}`));
}

function weeksOf({ zone }: Office): readonly string[] {
  const { from, weeks } = TWELVE_WEEKS;
  const first = isoWeek(zone, from);
  return Array.from({ length: weeks }, (_, index) => isoWeek(zone, weekSpan(zone, first)[0] + index * 7 * DAY));
}

/** How far it has come, on a terminal only. */
function tell(words: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${words}`);
}

await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
