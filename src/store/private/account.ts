import { stat } from "node:fs/promises";
import { DatabaseError } from "./fault.js";
import { run } from "./run.js";

/** As whom the server runs: empty for "as ourselves". */
export type Account = Readonly<{ uid?: number; gid?: number }>;

/** PostgreSQL refuses to run as root: then it runs as the owner of `cluster`, the system's `postgres`, or a new account. */
export async function chooseAccount(cluster: string): Promise<Account> {
  if (process.getuid?.() !== 0) return {};
  const owner = await stat(cluster).catch(() => undefined);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await lookUp("postgres")) ?? (await lookUp("shouwen")) ?? (await create("shouwen"));
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    return { uid: Number(await run("id", ["-u", name])), gid: Number(await run("id", ["-g", name])) };
  } catch {
    return undefined;
  }
}

async function create(name: string): Promise<Account> {
  const reason = await run("useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/bin/false",
    name,
  ]).then(
    () => undefined,
    (error: Error) => error,
  );
  const made = await lookUp(name);
  if (made) return made;
  throw new DatabaseError(
    "PostgreSQL refuses to run as root, and no account for it could be made. Start the program as an ordinary user, create a system user named postgres, or set DATABASE_URL.",
    { cause: reason },
  );
}
