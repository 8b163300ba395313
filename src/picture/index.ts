import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import type { Digest } from "../core/digest/index.js";
import type { Language } from "../core/office.js";
import { digestTongues } from "../text/digest/index.js";
import { bandsBlock, decisionsBlock, headBlock, tilesBlock } from "./blocks.js";
import { overallChart, topicChart, trendChart } from "./charts.js";
import { section, stack } from "./shapes.js";
import { theme } from "./theme.js";

/** The digest as a PNG, 1080 pixels wide, to be read on a phone. The same digest gives the same bytes, on every machine. */
export async function drawDigest(digest: Digest, { language }: Readonly<{ language: Language }>): Promise<Uint8Array> {
  ready ??= part("@resvg/resvg-wasm/index_bg.wasm").then(initWasm);
  await ready;
  const font = { fontBuffers: await Promise.all(fonts.map(part)), defaultFontFamily: theme.font };
  const page = new Resvg(pageOf(digest, language), { font });
  const image = page.render();
  const png = Uint8Array.from(image.asPng());
  image.free();
  page.free();
  return png;
}

/** The renderer in WASM is started once a process. Its native sister reads the whole font file anew for every character. */
let ready: Promise<void> | undefined;

/** The fonts come with the program: what a machine has installed changes nothing. */
const fonts = ["400Regular/NotoSansSC_400Regular", "700Bold/NotoSansSC_700Bold"].map(
  (name) => `@expo-google-fonts/noto-sans-sc/${name}.ttf`,
);

/** A file out of a package. */
function part(name: string): Promise<Uint8Array> {
  return readFile(fileURLToPath(import.meta.resolve(name)));
}

function pageOf(digest: Digest, language: Language): string {
  const tongue = digestTongues[language];
  const { heads } = tongue.names;
  const { svg, height } = stack(
    [
      headBlock(digest, tongue),
      tilesBlock(digest, tongue),
      section(heads.trend, trendChart(digest.trend, tongue)),
      section(heads.overall, overallChart(digest.trend)),
      ...(digest.topics.length === 0 ? [] : [section(heads.topics, topicChart(digest.topics, tongue))]),
      bandsBlock(digest, tongue),
      ...decisionsBlock(digest, tongue),
    ],
    40,
  );
  const full = height + 2 * theme.margin;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${theme.width}" height="${full}" viewBox="0 0 ${theme.width} ${full}"><rect width="100%" height="100%" fill="${theme.paper}"/><g transform="translate(${theme.margin} ${theme.margin})">${svg}</g></svg>`;
}
