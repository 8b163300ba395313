import type { Language } from "../core/office.js";
import { displayNo } from "../core/request.js";
import type { Say } from "../core/say.js";
import type { Form } from "../port/index.js";

const forms: Readonly<Record<Language, (no: number) => Form>> = {
  "zh-CN": (no) => ({
    say: `移交 ${no}`,
    title: `移交 ${displayNo(no)}`,
    person: "移交给谁",
    words: "理由，对方会看到；接收前仍由您负责",
    send: "移交",
  }),
  en: (no) => ({
    say: `hand over ${no}`,
    title: `Hand over ${displayNo(no)}`,
    person: "To whom",
    words: "Why, for them to read; until they accept it stays with you",
    send: "Hand over",
  }),
};

/** The form that asks the same as a sentence, for platforms that have one: whom to hand over to, and why. */
export function formOf(say: Say, language: Language): Form | undefined {
  return say.kind === "pick-person" ? forms[language](say.no) : undefined;
}
