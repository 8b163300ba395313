import type { Material } from "../../store/types.js";
import type { Case } from "../case.js";

/** The person's own words, files and places as sealed material of a request. */
export function materialsOf(about: Case, request: string, text = about.inbound.text): readonly Material[] {
  const { inbound, platform, actor } = about;
  const base = { request, at: inbound.at, by: actor };
  const words: readonly Material[] =
    text.trim() === "" ? [] : [{ ...base, id: about.id(), kind: "text", text, platform: undefined, file: undefined }];
  const files = (inbound.files ?? []).map(
    (file): Material => ({ ...base, id: about.id(), kind: file.kind, text: file.transcript, platform, file }),
  );
  return [...words, ...files, ...placeOf(about, base)];
}

function placeOf({ inbound, id }: Case, base: Pick<Material, "request" | "at" | "by">): readonly Material[] {
  const { place } = inbound;
  if (place === undefined) return [];
  const text = `${place.label ?? ""} (${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)})`.trim();
  return [{ ...base, id: id(), kind: "place", text, platform: undefined, file: undefined }];
}

/** What was said, heard or named in one inbound, as one text. */
export function wordsOf({ inbound }: Case): string {
  const heard = (inbound.files ?? []).map((file) => file.transcript ?? "");
  return [inbound.text, ...heard].filter((part) => part.trim() !== "").join("\n");
}

/** True where an inbound carries more than words. */
export function hasMore({ inbound }: Case): boolean {
  return (inbound.files ?? []).some((file) => file.kind !== "sticker") || inbound.place !== undefined;
}
