import type { Language } from "../core/office.js";
import type { Notice } from "../core/say.js";
import type { Button } from "../port/index.js";
import { buttonsOf } from "./buttons.js";
import { en } from "./en.js";
import { sentence } from "./sentence.js";
import type { About, Tongue } from "./types.js";
import { createWords } from "./words.js";
import { zh } from "./zh.js";

export { formOf } from "./form.js";
export { askWords, noticeWords } from "./notice.js";
export type { About } from "./types.js";

const tongues: Readonly<Record<Language, Tongue>> = { "zh-CN": zh, en };

/** A need in words, with the answers it offers. Pure: the same notice at the same time is the same text. */
export function render(notice: Notice, about: About): { text: string; buttons: Button[] } {
  const tongue = tongues[about.language];
  return {
    text: sentence(tongue, notice.say, createWords(tongue, about)),
    buttons: buttonsOf(tongue, notice, about.group),
  };
}
