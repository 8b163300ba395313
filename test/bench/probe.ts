// Loaded into every bot beside its own code: counts what it asks of PostgreSQL, and tells the bench when it asks.

/** What a bot's process has used since it began. */
export type Figures = Readonly<{ rssBytes: number; cpuMs: number; statements: number }>;

let statements = 0;

if (process.env.DATABASE_URL !== undefined) {
  const { default: pg } = await import("pg");
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function count(this: unknown, ...given: unknown[]) {
    statements++;
    return Reflect.apply(query, this, given);
  };
}

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  const figures: Figures = { rssBytes: process.memoryUsage.rss(), cpuMs: (user + system) / 1000, statements };
  process.send?.(figures);
});
// Listening for the bench must not keep a bot alive that has ended its work.
process.channel?.unref();
