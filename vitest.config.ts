import { defineConfig } from "vitest/config";

// biome-ignore lint/style/noDefaultExport: vitest reads its settings from the default export.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/global.ts"],
    // Tests start real servers and databases: forks keep them apart, two at a time keep a small machine honest about time.
    pool: "forks",
    maxWorkers: 2,
    // Nothing is timed by a test: these only end what hangs, and a machine may be several times slower than another.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000, interval: 20 } },
  },
});
