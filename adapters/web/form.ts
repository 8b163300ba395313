import type { z } from "zod";

/** A file as the browser uploaded it. */
export type Upload = Readonly<{ name: string; mime: string; bytes: Uint8Array }>;

/** A request that cannot be taken; the text says what is wrong with its shape, never what it held. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "Refusal";
    this.status = status;
  }
}

/** Reads a POST of JSON, or of a form with the JSON as `body` and any number of `file`. Throws a `Refusal`. */
export async function readPost<T>(
  request: Request,
  shape: z.ZodType<T>,
): Promise<{ body: T; uploads: readonly Upload[] }> {
  if (request.method !== "POST") throw new Refusal(405, "POST only");
  const multipart = request.headers.get("content-type")?.startsWith("multipart/form-data");
  const { json, uploads } = await (multipart ? readForm(request) : readJson(request)).catch(() => {
    throw new Refusal(400, "the body is neither JSON nor a form with it");
  });
  const checked = shape.safeParse(json);
  if (checked.success) return { body: checked.data, uploads };
  throw new Refusal(400, `not right: ${checked.error.issues.map(({ path }) => path.join(".") || "body").join(", ")}`);
}

async function readJson(request: Request): Promise<{ json: unknown; uploads: readonly Upload[] }> {
  return { json: await request.json(), uploads: [] };
}

async function readForm(request: Request): Promise<{ json: unknown; uploads: readonly Upload[] }> {
  const form = await request.formData();
  const files = form.getAll("file").filter((part) => typeof part !== "string");
  const uploads = files.map(async (file) => ({
    name: file.name.slice(0, 200),
    // The parameters (`;codecs=opus`) are of no use to anyone downstream.
    mime: file.type.split(";")[0] || "application/octet-stream",
    bytes: new Uint8Array(await file.arrayBuffer()),
  }));
  return { json: JSON.parse(String(form.get("body"))), uploads: await Promise.all(uploads) };
}
