/** All bytes of a stream; undefined where there are more than `most`, and then the rest is not read. */
export async function readCapped(stream: ReadableStream<Uint8Array> | null, most: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  const reader = stream?.getReader();
  let size = 0;
  for (let read = await reader?.read(); read?.value !== undefined; read = await reader?.read()) {
    size += read.value.byteLength;
    chunks.push(read.value);
    if (size <= most) continue;
    await reader?.cancel();
    return undefined;
  }
  return Buffer.concat(chunks);
}
