import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { ConfigError, processEnv, readConfig } from "./config.js";
import { StartError, start } from "./main.js";
import { checkOfficeFile } from "./office/index.js";
import { readDatabase } from "./store/read.js";
import { tellFault, verifyLedger } from "./store/verify.js";

const program = new Command("shouwen").description("首问：居民诉求的前台。The front door for residents' requests.");

program
  .command("start")
  .description("start the program (the default)")
  .action(() => guard(runStart));

program
  .command("office")
  .description("the office file")
  .command("check <file>")
  .description("say everything that is wrong with an office file, and how to mend it")
  .action((file: string) =>
    guard(async () => {
      const { ok, text } = await checkOfficeFile(file);
      console.log(text);
      process.exitCode = ok ? 0 : 1;
    }),
  );

program
  .command("ledger")
  .description("the ledger (台账) of every request")
  .command("verify")
  .description("compute every hash of the ledger anew, and name what was changed, moved or taken out")
  .action(() => guard(runVerify));

program
  .command("demo")
  .description("play the whole story of a request over Telegram, Slack and WeChat, and end")
  .action(() => run("../test/demo/main.ts"));

await program.parseAsync(process.argv.length > 2 ? process.argv : [...process.argv, "start"]);

async function runStart(): Promise<void> {
  const config = readConfig(processEnv());
  const end = async (code: number) => {
    process.exitCode = code;
    // A start that is still under way is finished first, so that nothing of it is left behind; its failure is told below.
    const running = await starting.catch(() => undefined);
    await running?.stop().catch((error) => console.error(error));
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end(0));
  const starting = start({
    config,
    say: (line) => console.log(line),
    onLost: (error) => {
      console.error(error.message);
      void end(1);
    },
  });
  const running = await starting;
  for (const { platform, up, detail } of running.channels()) console.log(`${up ? "✓" : "✗"} ${platform}: ${detail}`);
  console.log(`首问 ${running.origin}${config.playground ? "/  ← 打开看看 open this" : ""}`);
}

async function runVerify(): Promise<void> {
  const { databaseUrl, dataDir } = readConfig(processEnv());
  const onRow = (done: number, all: number) =>
    process.stderr.isTTY && process.stderr.write(`\r${done} / ${all}${done === all ? "\n" : ""}`);
  const { rows, requests, faults } = await readDatabase({ databaseUrl, dataDir, log: () => {} }, (db) =>
    verifyLedger(db, onRow),
  );
  for (const fault of faults) console.log(tellFault(fault));
  console.log(
    faults.length === 0
      ? `✓ 台账完好：${requests} 件诉求、${rows} 条记录，编号连续。The ledger is whole: ${requests} requests, ${rows} rows, no number missing.`
      : `✗ 台账有 ${faults.length} 处不符。请从备份核对，别在库里改。${faults.length} faults: compare with a backup, and mend nothing by hand.`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
}

/** What the operator can mend is said without a stack; the rest is a bug, with everything. */
async function guard(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ConfigError || error instanceof StartError || isMendable(error))
      console.error((error as Error).message);
    else console.error(error);
    process.exit(1);
  }
}

function isMendable(error: unknown): boolean {
  return error instanceof Error && ["DatabaseError", "AdapterError"].includes(error.name);
}

/** Runs one of the project's own scripts in a process of its own. */
async function run(script: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", fileURLToPath(new URL(script, import.meta.url)), ...process.argv.slice(3)],
    { stdio: "inherit" },
  );
  process.exitCode = await new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
