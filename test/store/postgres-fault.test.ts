import { expect, test } from "vitest";
import { explain } from "../../src/store/private/fault.js";

const STAMP = "2026-11-22 07:42:03.337 UTC [14158] ";

test.each([
  [
    `${STAMP}FATAL:  could not extend file "base/1/2691": No space left on device\n${STAMP}PANIC:  cannot abort transaction 1\nAborted\n`,
    'It failed (FATAL:  could not extend file "base/1/2691": No space left on device). The disk is full: free some space and start again.',
  ],
  [
    `${STAMP}FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10\n`,
    'It failed (FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes at block 10). The disk is full: free some space and start again.',
  ],
  [
    `${STAMP}FATAL:  database files are incompatible with server\n${STAMP}DETAIL:  The data directory was initialized by PostgreSQL version 17`,
    "It failed (FATAL:  database files are incompatible with server). DATA_DIR was made by another major version of PostgreSQL: start the former version of this program, make a backup, and restore it into a new DATA_DIR.",
  ],
  [
    "postgres: error while loading shared libraries: libicuuc.so.60: cannot open shared object file",
    "It failed (postgres: error while loading shared libraries: libicuuc.so.60: cannot open shared object file). This system lacks a library that PostgreSQL needs: use a glibc system such as Debian, or set DATABASE_URL.",
  ],
  [
    `${STAMP}FATAL:  data directory "/data/postgres" has wrong ownership`,
    'It failed (FATAL:  data directory "/data/postgres" has wrong ownership). DATA_DIR must belong to the user who starts the program: start as its owner, or mend it with chown -R.',
  ],
  ["", "It failed (no word why). See postgres.log in DATA_DIR, or set DATABASE_URL."],
])("what PostgreSQL printed becomes one line with its mend: %s", (printed, message) => {
  expect(explain("It failed", printed).message).toBe(message);
});
