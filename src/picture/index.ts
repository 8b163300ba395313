import { fileURLToPath } from "node:url";
import { renderAsync } from "@resvg/resvg-js";
import type { Digest } from "../core/digest/index.js";
import type { Language } from "../core/office.js";
import { digestTongues } from "../text/digest/index.js";
import { bandsBlock, decisionsBlock, headBlock, tilesBlock } from "./blocks.js";
import { overallChart, topicChart, trendChart } from "./charts.js";
import { section, stack } from "./shapes.js";
import { theme } from "./theme.js";

/** The fonts come with the program, so that every machine draws the same bytes. */
const fontFiles = ["400Regular/NotoSansSC_400Regular", "700Bold/NotoSansSC_700Bold"].map((name) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${name}.ttf`)),
);

/** The digest as a PNG, 1080 pixels wide, to be read on a phone. The same digest gives the same bytes. */
export async function drawDigest(digest: Digest, { language }: Readonly<{ language: Language }>): Promise<Uint8Array> {
  const image = await renderAsync(pageOf(digest, language), {
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: theme.font },
    logLevel: "error",
  });
  return image.asPng();
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
