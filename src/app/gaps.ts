import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Check } from "../http/health.js";
import type { Adapter, Log } from "../port/index.js";

/** What was said while nobody listened: found again after the start, or named as a hole. */
export interface Gaps {
  /** Looks, once every channel is open; resolves when what can be read again was read. Never rejects. */
  mend(): Promise<void>;
  /** What came of it, for /readyz and the board. */
  checks(): readonly Check[];
  stop(): Promise<void>;
}

type Settings = Readonly<{
  adapters: ReadonlyMap<string, Adapter>;
  /** When each platform was last heard, by its own clock. */
  heard: () => Promise<ReadonlyMap<string, number>>;
  dataDir: string;
  clock: () => number;
  say: (line: string) => void;
  log: Log;
}>;

/** How often it is noted that we listen, ms: a hole is told this much too long at most. */
const NOTE_MS = 5_000;
/** Messages sent a moment before the last one may have come after it, ms. What is read twice is known by its key. */
const OVERLAP_MS = 60_000;
/** How long a channel may take to connect before its past is given up, ms. */
const PATIENCE_MS = 60_000;

/** Keeps note of when this process listens, and finds at the next start what was missed. */
export function createGaps(settings: Settings): Gaps {
  const { dataDir, clock, log } = settings;
  const file = join(dataDir, "listening");
  let checks: readonly Check[] = [];
  let noting: Promise<void> = Promise.resolve();
  const note = () => {
    noting = writeFile(file, String(clock())).catch(() =>
      log.warn({}, "DATA_DIR cannot be written: the next start will not know how long nobody listened"),
    );
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    async mend() {
      const since = Number(await readFile(file, "utf8").catch(() => "0"));
      note();
      timer = setInterval(note, NOTE_MS).unref();
      checks = await found(settings, since).catch((error: unknown) => {
        log.error({ err: error }, "what was missed could not be looked for");
        return [];
      });
    },
    checks: () => checks,
    async stop() {
      clearInterval(timer);
      await noting;
      if (timer !== undefined) note();
      await noting;
    },
  };
}

async function found(settings: Settings, listening: number): Promise<readonly Check[]> {
  const { adapters, heard, clock, say, log } = settings;
  const last = await heard();
  const now = clock();
  const lines = await Promise.all(
    [...adapters].map(([platform, adapter]) => {
      const since = listening > 0 ? listening : last.get(platform);
      return since === undefined ? undefined : mended(adapter, { since, last: last.get(platform) ?? since, now });
    }),
  );
  const told = lines.filter((line) => line !== undefined);
  const holes = told.flatMap(({ hole }) => hole ?? []);
  const found = told.flatMap(({ found }) => found ?? []);
  const whole = `0 lost${found.length === 0 ? "" : ` (${found.join("; ")})`}`;
  for (const hole of holes) {
    say(`✗ ${hole}`);
    log.warn({}, hole);
  }
  if (holes.length === 0) {
    say(`✓ ${whole}`);
    log.info({}, whole);
  }
  // A hole is told, and is no reason to send nobody here: the program itself is ready.
  return [{ name: "since the last run", ok: true, detail: holes.join("; ") || whole }];
}

type Span = Readonly<{ since: number; last: number; now: number }>;

/** What was found again, or may be missing; neither where nothing was said. */
type Mended = Readonly<{ found?: string; hole?: string }>;

async function mended(adapter: Adapter, { since, last, now }: Span): Promise<Mended> {
  const { platform, can, state } = adapter;
  if (now - since <= (can.keepsMs ?? 0)) return {};
  const hole = `${platform}: what was said there from ${clockTime(since)} to ${clockTime(now)} may be lost`;
  if (adapter.catchUp === undefined)
    return { hole: `${hole}; the platform does not give it again, so ask whoever wrote then to say it again` };
  try {
    await standing(state);
    const messages = await adapter.catchUp(last - OVERLAP_MS);
    return messages === 0 ? {} : { found: `${platform}: ${messages} read again` };
  } catch (error) {
    return { hole: `${hole}: ${error instanceof Error ? error.message : "it could not be read again"}` };
  }
}

/** A channel that is still connecting is waited for. */
async function standing(state: Adapter["state"]): Promise<void> {
  for (const since = Date.now(); !state().up && Date.now() - since < PATIENCE_MS; )
    await sleep(200, undefined, { ref: false });
}

function clockTime(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}
