import { type DestinationStream, destination, type LoggerOptions, pino } from "pino";
import type { Config } from "./config.js";
import type { Log } from "./port/index.js";

/** Anything that lines can be written to. */
export type LogTarget = Readonly<{ write(line: string): unknown }>;

/**
 * The program's log: JSON lines, or plain ones on a terminal. It goes to standard error, so that what a command prints (a
 * digest, an export) stays clean in a pipe. Fields that hold secrets or residents' words are never written, and phone numbers,
 * identity numbers and tokens are masked wherever they turn up.
 */
export function createLog(level: Config["logLevel"], target?: LogTarget): Log {
  const lines = target ?? (process.stderr.isTTY ? terminal(process.stderr) : destination({ fd: 2, sync: true }));
  // pino wants a `void` from `write` and looks at nothing else.
  const log = pino({ ...options, level }, lines as DestinationStream);
  return {
    debug: (fields, message) => log.debug(fields, message),
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
}

/** The same line with what must not be in a log masked: mainland mobile numbers, identity numbers, platforms' tokens. */
export function mask(line: string): string {
  return line.replace(unsayable, (match, offset: number) => {
    // A bare number of JSON must stay a number, or the line could not be read any more.
    const bare = /^\d+$/.test(match) && isBetween(line[offset - 1], line[offset + match.length]);
    return bare ? "0" : MASK;
  });
}

const MASK = "[masked]";

const unsayable = new RegExp(
  [
    String.raw`(?<!\d)(?:1[3-9]\d{9}|1[3-9]\d[- ]\d{4}[- ]\d{4})(?!\d)`,
    String.raw`(?<!\w)\d{17}[\dXx](?![\w])`,
    String.raw`\d{6,}:[\w-]{30,}`,
    String.raw`xox[a-z]-[\w-]{8,}|xapp-[\w-]{8,}`,
    String.raw`(?<=(?:access_token|secret|key|password)=)[^&\s"\\]+`,
    String.raw`(?<=:\/\/[^\s:/@"]*:)[^\s@/"]+(?=@)`,
  ].join("|"),
  "g",
);

function isBetween(before: string | undefined, after: string | undefined): boolean {
  return before !== undefined && ":,[".includes(before) && after !== undefined && ",]}".includes(after);
}

const hidden = ["token", "secret", "password", "phone", "text", "authorization", "cookie", "name", "title", "content"];

const options: LoggerOptions = {
  base: null,
  redact: { paths: hidden.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: MASK },
  formatters: { level: (label) => ({ level: label }) },
  serializers: { err: asPlain, error: asPlain, cause: asPlain },
  hooks: { streamWrite: mask },
};

type PlainError = Readonly<{ type: string; message: string; stack?: string; code?: string; cause?: unknown }>;

/** Only what is known to be safe: SDKs hang the whole request on their errors, with the words that were to be sent. */
function asPlain(error: unknown, depth = 0): PlainError | string {
  if (!(error instanceof Error)) return typeof error === "string" ? error : typeof error;
  const code: unknown = Reflect.get(error, "code");
  return {
    type: error.name,
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(typeof code === "string" || typeof code === "number" ? { code: String(code) } : {}),
    ...(error.cause === undefined || depth > 4 ? {} : { cause: asPlain(error.cause, depth + 1) }),
  };
}

/** One line to read for each entry; the causes of an error stand below it. */
function terminal(out: LogTarget): LogTarget {
  return { write: (line) => out.write(`${readable(line)}\n`) };
}

/** A JSON line as an operator reads it. */
export function readable(line: string): string {
  // Our own pino writes these lines: an object with these fields.
  const { time, level, msg, err, error, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const fields = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === "string" ? value : JSON.stringify(value)}`,
  );
  const first = [clock, String(level).toUpperCase().padEnd(5), msg, ...fields]
    .filter((part) => part !== undefined)
    .join(" ");
  return [first, ...chain(err ?? error)].join("\n");
}

function chain(error: unknown): readonly string[] {
  if (typeof error !== "object" || error === null) return typeof error === "string" ? [`  ${error}`] : [];
  const cause = chain(Reflect.get(error, "cause")).map((line, index) =>
    index === 0 ? `  caused by:${line.slice(1)}` : line,
  );
  return [`  ${String(Reflect.get(error, "stack") ?? Reflect.get(error, "message"))}`, ...cause];
}
