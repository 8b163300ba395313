import { type FSWatcher, watch } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { type Loaded, readOffice } from "./load.js";

/** Stops watching. */
export type StopWatching = () => void;

/** Editors write in several steps: what is read in the middle of a save would be half a file. */
const SETTLE_MS = 200;
/** For file systems that tell nobody, such as network shares and some containers' mounts. */
const POLL_MS = 5_000;

/**
 * Calls `onChange` each time the office file says something else. The folder is watched and not the file, since editors save
 * by renaming a new file over the old one; while the file is away, nothing is said. Given faults, the caller goes on with the
 * office it has.
 */
export function watchOffice(file: string, onChange: (loaded: Loaded) => void): StopWatching {
  let settle: NodeJS.Timeout | undefined;
  let stamp: string | undefined;
  let stopped = false;
  const ready = stampOf(file).then((first) => {
    stamp = first;
  });
  const look = async (): Promise<void> => {
    await ready;
    const now = await stampOf(file);
    if (stopped || now === undefined || now === stamp) return;
    stamp = now;
    const loaded = await readOffice(file);
    if (!stopped) onChange(loaded);
  };
  const soon = () => {
    clearTimeout(settle);
    settle = setTimeout(look, SETTLE_MS);
  };
  const watcher = watchFolder(dirname(file), (name) => (name === null || name === basename(file)) && soon());
  const poll = setInterval(look, POLL_MS);
  poll.unref();
  return () => {
    stopped = true;
    clearTimeout(settle);
    clearInterval(poll);
    watcher?.close();
  };
}

/** Where the folder cannot be watched, asking now and then is enough. */
function watchFolder(folder: string, onName: (name: string | null) => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { persistent: false }, (_, name) => onName(name));
    return watcher.on("error", () => watcher.close());
  } catch {
    return undefined;
  }
}

async function stampOf(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found === undefined ? undefined : `${found.mtimeMs} ${found.size} ${found.ino}`;
}
