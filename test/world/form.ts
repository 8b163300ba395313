/** A file that was uploaded, under the name of its part. */
export type Upload = Readonly<{ part: string; name: string; mime: string; bytes: Uint8Array }>;

/** The fields and files of a request's body. */
export type Form = Readonly<{ fields: Readonly<Record<string, string>>; files: readonly Upload[] }>;

/**
 * Reads a multipart body. `Request.formData` will not do: it refuses the unquoted file names that grammY sends and that the
 * platforms take.
 */
export async function readForm(request: Request): Promise<Form> {
  const boundary = /boundary="?([^";]+)/.exec(request.headers.get("content-type") ?? "")?.[1];
  if (boundary === undefined) throw new Error("this body is not multipart");
  const fields: Record<string, string> = {};
  const files: Upload[] = [];
  for (const { head, body } of parts(Buffer.from(await request.arrayBuffer()), boundary)) {
    const part = /[; ]name="([^"]*)"/i.exec(head)?.[1] ?? "";
    const name = /filename="?([^"\r\n]*)/i.exec(head)?.[1];
    if (name === undefined) fields[part] = body.toString("utf8");
    else
      files.push({ part, name, mime: /content-type: *([^\r\n]*)/i.exec(head)?.[1] ?? "", bytes: new Uint8Array(body) });
  }
  return { fields, files };
}

function* parts(bytes: Buffer, boundary: string): Generator<{ head: string; body: Buffer }> {
  const mark = `--${boundary}`;
  let start = bytes.indexOf(mark);
  while (start !== -1) {
    const from = start + mark.length + 2;
    const end = bytes.indexOf(`\r\n${mark}`, from);
    if (end === -1) return;
    const blank = bytes.indexOf("\r\n\r\n", from);
    yield { head: bytes.toString("utf8", from, blank), body: bytes.subarray(blank + 4, end) };
    start = end + 2;
  }
}
