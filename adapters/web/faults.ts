import { AdapterError, type Fault } from "../../src/port/index.js";

/** What the system says when the playground's folder fails, the fault it is, and the mend. */
const known: Readonly<Record<string, readonly [Fault, string]>> = {
  ENOSPC: ["unreachable", "The disk under DATA_DIR is full: free some space."],
  EDQUOT: ["unreachable", "The disk quota under DATA_DIR is used up: free some space."],
  EMFILE: ["unreachable", "Too many files are open: raise the limit (ulimit -n)."],
  ENOENT: ["unreachable", "The folder web under DATA_DIR has gone: put it back, or restart."],
  ENOTDIR: ["unreachable", "DATA_DIR/web is no folder: move away what stands in its place."],
  EIO: ["unreachable", "The disk under DATA_DIR cannot be read or written: check it."],
  EACCES: ["forbidden", "The program may not write under DATA_DIR/web: give it the right."],
  EPERM: ["forbidden", "The program may not write under DATA_DIR/web: give it the right."],
  EROFS: ["forbidden", "DATA_DIR is on a read-only disk: mount it for writing."],
};

/** The fault that a failure of the playground's folder is. */
export function asFault(error: unknown): AdapterError {
  if (error instanceof AdapterError) return error;
  const code = codeOf(error);
  const [fault, mend] = known[code] ?? ["unreachable", "The folder web under DATA_DIR cannot be used."];
  return new AdapterError(fault, mend, { code });
}

/** The system's own code of this error, e.g. `ENOSPC`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}

/** A chat that the playground does not have. */
export function noSuchChat(): AdapterError {
  return new AdapterError("gone", "The playground has no such chat: groups are those of the office file.");
}

/** A message that is no longer kept, and so can be neither edited nor shown anew. */
export function noSuchMessage(): AdapterError {
  return new AdapterError("unfit", "The message to edit is no longer in the playground's transcript.");
}

/** The playground is not open: before `start`, after `stop`, or while its folder fails. */
export function notOpen(): AdapterError {
  return new AdapterError("unreachable", "The playground is not open.");
}
