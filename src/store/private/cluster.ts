import { randomBytes } from "node:crypto";
import { chown, mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Account, chooseAccount } from "./account.js";
import { type Binaries, findBinaries } from "./binaries.js";
import { codeOf, DatabaseError, explain } from "./fault.js";
import { run } from "./run.js";

/** A database folder that is ready to be served. */
export type Cluster = Readonly<{
  folder: string;
  /** Beside the folder, outside of what PostgreSQL owns. */
  logFile: string;
  password: string;
  account: Account;
  binaries: Binaries;
}>;

const PASSWORD = "shouwen.password";
const DRAFT = "postgres-new-";

/** Opens the folder `postgres` in `dataDir`, made on the first call; throws a DatabaseError. */
export async function openCluster(dataDir: string): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch(refuse(dataDir));
  const root = await realpath(dataDir);
  const folder = join(root, "postgres");
  const account = await chooseAccount(folder);
  const binaries = await findBinaries(account, root);
  const made = await stat(join(folder, "PG_VERSION")).catch((error) => absent(error, folder));
  if (!made) await createCluster({ root, folder, account, binaries });
  const password = await readFile(join(folder, PASSWORD), "utf8").catch(refuse(folder));
  return { folder, logFile: join(root, "postgres.log"), password, account, binaries };
}

/**
 * How a server's account names `folder` when it stands in it: as root's child it may have no right to walk there
 * (/root/… is closed to others), but it is always allowed where it already is.
 */
export function nameFromWithin(folder: string, account: Account): string {
  return account.uid !== undefined && process.platform === "linux" ? "/proc/self/cwd" : folder;
}

type Making = Readonly<{ root: string; folder: string; account: Account; binaries: Binaries }>;

/** Made under another name and renamed when whole: a kill leaves no half, and of two programs at once one wins. */
async function createCluster({ root, folder, account, binaries }: Making) {
  await sweepDrafts(root);
  const draft = await mkdtemp(join(root, DRAFT)).catch(refuse(root));
  const inner = join(draft, "cluster");
  const passwordFile = join(draft, PASSWORD);
  try {
    await mkdir(inner, { mode: 0o700 });
    await writeFile(passwordFile, randomBytes(24).toString("base64url"), { mode: 0o600 });
    await Promise.all([draft, inner, passwordFile].map((path) => give(path, account)));
    const flags = ["--username=shouwen", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-instructions"];
    const pgdata = nameFromWithin(inner, account);
    await run(binaries.initdb, [`--pgdata=${pgdata}`, `--pwfile=../${PASSWORD}`, ...flags], {
      ...account,
      cwd: inner,
      env: { ...process.env, LC_ALL: "C" },
    });
    await rename(passwordFile, join(inner, PASSWORD));
    await rename(inner, folder).catch(unlessMade);
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw explain("The database could not be created", String(error));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function sweepDrafts(root: string) {
  const minutesAgo = Date.now() - 600_000;
  for (const name of (await readdir(root)).filter((entry) => entry.startsWith(DRAFT))) {
    const made = await stat(join(root, name)).catch(() => undefined);
    if (made && made.mtimeMs < minutesAgo) await rm(join(root, name), { recursive: true, force: true });
  }
}

async function give(path: string, { uid, gid }: Account) {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

function unlessMade(error: unknown) {
  if (codeOf(error) !== "ENOTEMPTY" && codeOf(error) !== "EEXIST") throw error;
}

function absent(error: unknown, folder: string): undefined {
  if (codeOf(error) !== "ENOENT") refuse(folder)(error);
}

function refuse(path: string) {
  return (error: unknown): never => {
    throw explain(
      `${path} cannot be used for the database`,
      `error: ${error instanceof Error ? error.message : error}`,
    );
  };
}
