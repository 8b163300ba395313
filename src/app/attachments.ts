import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Adapter, AdapterError, type Log, type OutboundFile } from "../port/index.js";
import type { Kept, Materials, Wanted } from "../store/materials.js";
import type { Delivery } from "../store/types.js";
import type { Passed } from "./render.js";

/** Residents' files: fetched from their platforms, kept under DATA_DIR, passed on to whoever is answerable. */
export interface Attachments {
  /** There may be something to fetch. */
  wake(): void;
  /** Everything sealed that goes with a delivery; waits a little for files that are still on their way. */
  passedWith(delivery: Delivery): Promise<Passed>;
  stop(): Promise<void>;
}

type Settings = Readonly<{
  materials: Materials;
  adapters: ReadonlyMap<string, Adapter>;
  folder: string;
  clock: () => number;
  log: Log;
  /** A test's hook at the awaits of a fetch. */
  at?: (point: string) => void | Promise<void>;
}>;

const LOOK_MS = 5_000;
/** How often a file is tried before it is given up. */
const TRIES = 8;
/** How long a message waits for the files that go with it, ms. */
const PATIENCE_MS = 8_000;

/** Starts fetching. */
export function createAttachments(settings: Settings): Attachments {
  const { materials, log, clock } = settings;
  let stopped = false;
  let wakeUp: () => void = () => undefined;

  async function look(): Promise<void> {
    while (!stopped) {
      try {
        const wanted = await materials.wanted(clock(), 20);
        for (const one of wanted) if (!stopped) await fetchOne(settings, one);
        if (wanted.length === 20) continue;
      } catch (error) {
        if (!stopped) log.warn({ err: error }, "residents' files could not be looked for; it is tried again");
      }
      if (!stopped)
        await Promise.race([
          sleep(LOOK_MS, undefined, { ref: false }),
          new Promise<void>((resolve) => (wakeUp = resolve)),
        ]);
    }
  }

  const looking = look();
  return {
    wake: () => wakeUp(),
    async passedWith({ request, notice }) {
      if (request === undefined || notice.materials === undefined) return { texts: [], files: [], reporter: undefined };
      const rows = await settled(settings, request, notice.materials);
      const files = await Promise.all(rows.filter((row) => row.path !== undefined).map((row) => open(settings, row)));
      const texts = rows.map((row) => ({ kind: row.kind, ...(row.text === undefined ? {} : { text: row.text }) }));
      return { texts, files: files.filter((file) => file !== undefined), reporter: await materials.reporter(request) };
    },
    async stop() {
      stopped = true;
      wakeUp();
      await looking;
    },
  };
}

async function fetchOne(settings: Settings, wanted: Wanted): Promise<void> {
  const { materials, adapters, folder, clock, log, at } = settings;
  const adapter = adapters.get(wanted.platform);
  try {
    if (adapter === undefined) throw new AdapterError("unreachable", "the channel is not open");
    await at?.("before fetch");
    const { bytes, mime } = await adapter.fetch(wanted.file);
    await at?.("after fetch");
    const path = join(wanted.request, `${wanted.id}${extensionOf(wanted, mime)}`);
    await mkdir(join(folder, wanted.request), { recursive: true });
    // Renamed when whole: a crash leaves no half file under the final name.
    await writeFile(join(folder, `${path}.part`), bytes, { mode: 0o600 });
    await at?.("before rename");
    await rename(join(folder, `${path}.part`), join(folder, path));
    await at?.("after rename");
    await materials.kept(wanted.id, { path, bytes: bytes.byteLength });
  } catch (error) {
    const final = error instanceof AdapterError && (error.fault === "gone" || error.fault === "unfit");
    const again = final || wanted.tries + 1 >= TRIES ? undefined : clock() + 2_000 * 2 ** wanted.tries;
    log.warn(
      { material: wanted.id, again: again !== undefined, fault: error instanceof AdapterError ? error.fault : "bug" },
      "a resident's file could not be fetched",
    );
    await materials.missed(wanted.id, again);
  }
}

async function settled(
  { materials }: Settings,
  request: string,
  ids: "all" | readonly string[],
): Promise<readonly Kept[]> {
  for (let waited = 0; ; waited += 200) {
    const rows = await materials.of(request, ids);
    if (waited >= PATIENCE_MS || rows.every((row) => row.state !== "wanted")) return rows;
    await sleep(200);
  }
}

async function open({ folder, log }: Settings, { path, file, id, kind }: Kept): Promise<OutboundFile | undefined> {
  if (path === undefined || file === undefined || kind === "place" || kind === "text") return undefined;
  try {
    const bytes = await readFile(join(folder, path));
    return {
      kind: file.kind,
      name: file.name ?? `${id}${extension(path)}`,
      mime: file.mime ?? mimes[file.kind] ?? "application/octet-stream",
      bytes,
    };
  } catch {
    log.error({ material: id }, "a kept file is missing under DATA_DIR");
    return undefined;
  }
}

const mimes: Readonly<Record<string, string>> = { image: "image/jpeg", voice: "audio/ogg", video: "video/mp4" };
const extensions: Readonly<Record<string, string>> = {
  "image/jpeg": ".jpg",
  "image/png": ".png",
  "image/gif": ".gif",
  "image/webp": ".webp",
  "audio/ogg": ".ogg",
  "audio/amr": ".amr",
  "audio/mpeg": ".mp3",
  "video/mp4": ".mp4",
  "application/pdf": ".pdf",
};

/** Our own choice of ending: a name from outside never becomes part of a path. */
function extensionOf({ file }: Wanted, mime: string | undefined): string {
  return extensions[mime ?? file.mime ?? mimes[file.kind] ?? ""] ?? ".bin";
}

function extension(path: string): string {
  return path.slice(path.lastIndexOf("."));
}
