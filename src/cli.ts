import { spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { parse } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { type DigestWish, digestFormats, faultOf, writeDigest } from "./cli/digest.js";
import { fileFault } from "./cli/fault.js";
import { readWho, whoWas } from "./cli/who.js";
import { ConfigError, processEnv, readConfig } from "./config.js";
import { environmentLines, examine, type Line, spellLine } from "./doctor/index.js";
import { exported, formats, isFormat } from "./export/index.js";
import { filesFolder, StartError, start } from "./main.js";
import { checkOfficeFile, explain, importOffice, readOffice } from "./office/index.js";
import { readCsv, readWorkbook } from "./sheet/index.js";
import { writeBackup } from "./store/backup.js";
import { countRequests, everyRequest } from "./store/every.js";
import { readFitness } from "./store/fitness.js";
import { readLedger } from "./store/past.js";
import { readDatabase, useDatabase } from "./store/read.js";
import { restore } from "./store/restore.js";
import { tellFault, type Verdict, verifyLedger } from "./store/verify.js";

const program = new Command("shouwen").description("首问：居民诉求的前台。The front door for residents' requests.");

program
  .command("start")
  .description("start the program (the default)")
  .action(() => guard(runStart));

program
  .command("doctor")
  .description(
    "look at everything that the office depends on, one line each with its mend; exit 1 if anything is wrong",
  )
  .action(() => guard(runDoctor));

const officeFile = program.command("office").description("the office file");

officeFile
  .command("check <file>")
  .description("say everything that is wrong with an office file, and how to mend it")
  .action((file: string) =>
    guard(async () => {
      const { ok, text } = await checkOfficeFile(file);
      console.log(text);
      process.exitCode = ok ? 0 : 1;
    }),
  );

officeFile
  .command("import <file>")
  .description("make an office file out of an .xlsx workbook or a .csv sheet, or say every fault with its row")
  .option("--out <file>", "where to write it; else the terminal or the pipe")
  .action((file: string, { out }: { out?: string }) => guard(() => runImport(file, out)));

const ledger = program.command("ledger").description("the ledger (台账) of every request");

ledger
  .command("verify")
  .description("compute every hash of the ledger anew, and name what was changed, moved or taken out")
  .action(() => guard(runVerify));

ledger
  .command("who <number>")
  .description("谁负责: who was answerable for a request at an instant, from the ledger alone")
  .option("--at <time>", "2026-03-02 10:00 by the office's clock; else now")
  .action((number: string, { at }: { at?: string }) => guard(() => runWho(number, at)));

program
  .command("digest")
  .description("the digest (周报) of a week, frozen once the week is over: text, json, xlsx or png")
  .option("--week <week>", "2026-W47, or an assessment month, 2026-11; else the last week that is over")
  .option("--format <format>", digestFormats.join(", "), "text")
  .option("--area <id>", "only this area; else the whole office")
  .option("--lang <language>", "zh-CN or en; else the office's")
  .option("--out <file>", "a file; else the terminal or the pipe")
  .action((wish: DigestWish) => guard(() => runDigest(wish)));

program
  .command("export")
  .description(
    "every request without who asked: jsonl, csv, xlsx (12345 work orders) or open311; sealed ones are left out",
  )
  .requiredOption("--format <format>", formats.join(", "))
  .option("--out <file>", "a file; else the terminal or the pipe")
  .action((given: { format: string; out?: string }) => guard(() => runExport(given)));

program
  .command("backup <file>")
  .description("the whole database and residents' files as one file, whether or not the program runs; keep it safe")
  .action((file: string) => guard(() => runBackup(file)));

program
  .command("restore <file>")
  .description("fill an empty DATA_DIR or DATABASE_URL with a backup, and check its ledger")
  .action((file: string) => guard(() => runRestore(file)));

program
  .command("demo")
  .description("play the whole story of a request over Telegram, Slack and WeChat, and end")
  .option(
    "--office <size>",
    "12weeks: instead fill DATA_DIR with a made-up office of 3,000 requests, and print its weeks",
  )
  .action(({ office }: { office?: string }) =>
    guard(async () => {
      if (office !== undefined && office !== "12weeks") throw new StartError("--office: 12weeks");
      await run(office === undefined ? "../test/demo/main.ts" : "../test/demo/weeks.ts");
    }),
  );

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

async function runImport(file: string, out: string | undefined): Promise<void> {
  const { officeFile: current } = readConfig(processEnv());
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new StartError(`读不到 ${file}。${file} cannot be read.`, { cause });
  });
  const read = async () => (/\.csv$/i.test(file) ? [readCsv(bytes, parse(file).name)] : readWorkbook(bytes));
  const sheets = await read().catch((error: Error) => {
    throw new StartError(`${file}: ${error.message}`, { cause: error });
  });
  const made = importOffice(sheets, await readFile(current, "utf8").catch(() => undefined));
  if ("faults" in made) throw new StartError(explain(made.faults));
  if (made.warnings.length > 0) console.error(explain(made.warnings));
  if (out === undefined) process.stdout.write(made.yaml);
  else await writeFile(out, made.yaml, { flag: "wx" }).catch(occupied(out));
  console.error(`✓ ${made.sections.join(", ")}${out === undefined ? "" : ` → ${out}`}`);
}

function occupied(out: string) {
  return (cause: unknown): never => {
    throw new StartError(
      `${out} 已经有了，或者写不进去；换一个文件名。${out} is there already, or cannot be written: name another.`,
      { cause },
    );
  };
}

async function runDoctor(): Promise<void> {
  for await (const line of doctor()) {
    console.log(spellLine(line));
    if (line.mend !== undefined) process.exitCode = 1;
  }
}

async function* doctor(): AsyncGenerator<Line> {
  try {
    const config = readConfig(processEnv());
    const now = Date.now();
    const fitness = () => readDatabase({ ...config, patienceMs: 2_000, log: () => {} }, (db) => readFitness(db, now));
    yield* examine({ config, loaded: await readOffice(config.officeFile), fitness, now });
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    yield* environmentLines(error);
  }
}

async function runDigest(wish: DigestWish): Promise<void> {
  const { databaseUrl, dataDir, officeFile } = readConfig(processEnv());
  const read = await readOffice(officeFile);
  if ("faults" in read) throw new StartError(explain(read.faults));
  const { office } = read;
  const fault = faultOf(wish, office);
  if (fault !== undefined) throw new StartError(fault);
  const tell = (line: string) => void (process.stderr.isTTY && process.stderr.write(`\r\x1b[K${line}`));
  await useDatabase({ databaseUrl, dataDir, log: () => {} }, (db) => writeDigest(db, office, wish, tell));
}

async function runExport({ format, out }: Readonly<{ format: string; out?: string }>): Promise<void> {
  const { databaseUrl, dataDir, officeFile, language } = readConfig(processEnv());
  if (!isFormat(format)) throw new StartError(`--format: ${formats.join(", ")}`);
  if (format === "xlsx" && out === undefined && process.stdout.isTTY)
    throw new StartError("xlsx 不能打在屏幕上，请加 --out 文件名。A sheet is no text: add --out FILE.");
  const read = await readOffice(officeFile);
  if ("faults" in read) throw new StartError(explain(read.faults));
  const { office } = read;
  await readDatabase({ databaseUrl, dataDir, log: () => {} }, async (db) => {
    const { open, sealed } = await countRequests(db, office.id);
    const bytes = exported(format, {
      requests: everyRequest(db, office.id),
      office,
      language,
      onRows: (done) => void (process.stderr.isTTY && process.stderr.write(`\r${done} / ${open}`)),
    });
    await pipeline(Readable.from(bytes), out === undefined ? process.stdout : createWriteStream(out), {
      end: out !== undefined,
    });
    if (process.stderr.isTTY)
      process.stderr.write(
        `\r✓ ${open} 件，密件 ${sealed} 件未导出。${open} requests; ${sealed} sealed ones left out.\n`,
      );
  });
}

async function runBackup(file: string): Promise<void> {
  const config = readConfig(processEnv());
  const { rows, files, lost } = await readDatabase({ ...config, log: () => {} }, (db) =>
    writeBackup(db, { file, folder: filesFolder(config), onRow: progress }),
  );
  const missing = lost === 0 ? "" : `\n✗ ${lost} 个文件在 DATA_DIR 里找不到。${lost} files are missing under DATA_DIR.`;
  console.log(
    `✓ ${file}：${rows} 行、${files} 个文件。${rows} rows, ${files} files. 里面有居民信息，请妥善保管 It holds residents' data: keep it safe.${missing}`,
  );
  process.exitCode = lost === 0 ? 0 : 1;
}

async function runRestore(file: string): Promise<void> {
  const config = readConfig(processEnv());
  const { at, rows, files, verdict } = await restore({
    ...config,
    file,
    folder: filesFolder(config),
    onRow: progress,
  });
  console.log(
    `✓ ${at} 的备份已恢复：${rows} 行、${files} 个文件。The backup of ${at} is back: ${rows} rows, ${files} files.`,
  );
  tellVerdict(verdict);
}

/** On a terminal, how far it has come; in a pipe nothing. */
function progress(done: number, all: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} / ${all}${done === all ? "\n" : ""}`);
}

async function runWho(number: string, at: string | undefined): Promise<void> {
  const { databaseUrl, dataDir, officeFile } = readConfig(processEnv());
  const read = await readOffice(officeFile);
  if ("faults" in read) throw new StartError(explain(read.faults));
  const wish = readWho(number, at, read.office, Date.now());
  if (typeof wish === "string") throw new StartError(wish);
  const ledger = await readDatabase({ databaseUrl, dataDir, log: () => {} }, (db) =>
    readLedger(db, read.office.id, wish.no),
  );
  console.log(whoWas(read.office, wish, ledger));
  if (ledger.length === 0) process.exitCode = 1;
}

async function runVerify(): Promise<void> {
  const { databaseUrl, dataDir } = readConfig(processEnv());
  tellVerdict(await readDatabase({ databaseUrl, dataDir, log: () => {} }, (db) => verifyLedger(db, progress)));
}

function tellVerdict({ rows, requests, faults }: Verdict): void {
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
    const file = fileFault(error, process.argv.slice(2));
    if (file !== undefined) console.error(file);
    else if (isMendable(error)) console.error(error.message);
    else console.error(error);
    process.exit(1);
  }
}

function isMendable(error: unknown): error is Error {
  if (error instanceof ConfigError || error instanceof StartError) return true;
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
