/** The database cannot be had, or does not fit this program; the message says why and what the operator can do. */
export class DatabaseError extends Error {
  override name = "DatabaseError";
}

/** The `code` of a system or PostgreSQL error, such as ENOENT or 57P03. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** What a server or initdb printed before it gave up, as one error with its mend. */
export function explain(what: string, printed: string): DatabaseError {
  const mend = MENDS.find(([sign]) => sign.test(printed))?.[1] ?? "See postgres.log in DATA_DIR, or set DATABASE_URL.";
  const lines = printed.split("\n").map((line) => line.replace(/^.*(?=FATAL:|PANIC:)/, "").trim());
  const reason = lines.find((line) => /FATAL|PANIC|error/i.test(line)) ?? (lines.join(" ").trim() || "no word why");
  return new DatabaseError(`${what} (${reason}). ${mend}`);
}

const MENDS: readonly (readonly [sign: RegExp, mend: string])[] = [
  [
    /No space left on device|Disk quota exceeded|Check free disk space|wrote only \d+ of/i,
    "The disk is full: free some space and start again.",
  ],
  [
    /database files are incompatible/,
    "DATA_DIR was made by another major version of PostgreSQL: start the former version of this program, make a backup, and restore it into a new DATA_DIR.",
  ],
  [
    /GLIBC|error while loading shared libraries|cannot open shared object/,
    "This system lacks a library that PostgreSQL needs: use a glibc system such as Debian, or set DATABASE_URL.",
  ],
  [
    /Permission denied|Operation not permitted|has wrong ownership|invalid permissions/i,
    "DATA_DIR must belong to the user who starts the program: start as its owner, or mend it with chown -R.",
  ],
  [
    /Cannot allocate memory|could not map anonymous shared memory/i,
    "Memory is short: give the program 512 MB or more.",
  ],
  [/Read-only file system/i, "DATA_DIR cannot be written: choose another."],
];
