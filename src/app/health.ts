import type { Check, Health } from "../http/health.js";
import type { Adapter } from "../port/index.js";
import type { Store } from "../store/index.js";
import type { Gaps } from "./gaps.js";

type Settings = Readonly<{ store: Store; adapters: ReadonlyMap<string, Adapter>; gaps: Gaps; clock: () => number }>;

/** What the program says of itself: alive while it answers, ready while the database and every channel work. */
export function createHealth({ store, adapters, gaps, clock }: Settings): Health {
  const checks = async (): Promise<readonly Check[]> => {
    const database = await store.ping();
    const channels = [...adapters].map(([name, adapter]) => {
      const { up, detail } = adapter.state();
      return { name, ok: up, detail };
    });
    return [
      { name: "database", ok: database, detail: database ? "answers" : "does not answer: is PostgreSQL running?" },
      ...channels,
      ...gaps.checks(),
    ];
  };
  return {
    alive: () => true,
    async ready() {
      const all = await checks();
      return { ok: all.every((check) => check.ok), checks: all };
    },
    async metrics() {
      const now = clock();
      const { queued, oldest } = await store.deliveries.backlog(now);
      const lately = await store.deliveries.lately(now);
      const waited = oldest === undefined ? 0 : Math.max(0, now - oldest) / 1000;
      return [
        ...gauge("channel_up", "Whether a channel works."),
        ...[...adapters].map(
          ([name, adapter]) => `shouwen_channel_up{platform="${name}"} ${adapter.state().up ? 1 : 0}`,
        ),
        ...gauge("deliveries_queued", "Messages that are owed to somebody.", queued),
        ...gauge("delivery_oldest_seconds", "How long the oldest due message has waited.", waited.toFixed(1)),
        ...gauge("deliveries_day", "Messages of the last day by their fate; of those that wait, why."),
        ...lately.map(fateLine),
        "",
      ].join("\n");
    },
  };
}

type Lately = Awaited<ReturnType<Store["deliveries"]["lately"]>>[number];

function fateLine({ state, held, count }: Lately): string {
  return `shouwen_deliveries_day{state="${state}"${held && `,held="${held}"`}} ${count}`;
}

/** One figure in Prometheus's words; without a value where it has one for each of several things. */
function gauge(name: string, help: string, value?: number | string): readonly string[] {
  const head = [`# HELP shouwen_${name} ${help}`, `# TYPE shouwen_${name} gauge`];
  return value === undefined ? head : [...head, `shouwen_${name} ${value}`];
}
