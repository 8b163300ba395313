const reasons: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ENOENT: ["没有这个文件或文件夹", "there is no such file or folder"],
  EACCES: ["没有权限", "it is not permitted"],
  EPERM: ["没有权限", "it is not permitted"],
  EROFS: ["磁盘是只读的", "the disk is read-only"],
  EISDIR: ["这是文件夹", "it is a folder"],
  ENOTDIR: ["路径中间有一个不是文件夹", "a part of the path is no folder"],
  ENOSPC: ["磁盘满了", "the disk is full"],
};

/** What is the matter with a file that is named among these words of a command line, and what to do; undefined for any other fault. */
export function fileFault(error: unknown, words: readonly string[]): string | undefined {
  if (!(error instanceof Error) || !("code" in error && "path" in error)) return undefined;
  const path = String(error.path);
  const reason = reasons[String(error.code)];
  if (reason === undefined || !words.some((word) => word !== "" && path.startsWith(word))) return undefined;
  const [zh, en] = reason;
  return `${path}：${zh}。换一个文件名，或者先建好文件夹。${path}: ${en}. Name another file, or make its folder first.`;
}
