import { type ExecFileOptions, execFile } from "node:child_process";

/** Runs a program to its end; gives what it printed, or rejects with what it complained of. */
export function run(file: string, args: readonly string[], options: ExecFileOptions = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(file, args, { ...options, encoding: "utf8" }, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr.trim() === "" ? error.message : stderr, { cause: error }));
      else resolve(stdout);
    });
  });
}
