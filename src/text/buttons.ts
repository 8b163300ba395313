import type { Label, Notice, Option } from "../core/say.js";
import { answerKey } from "../intent/acts.js";
import type { Button } from "../port/index.js";
import type { KnownLabel, Tongue } from "./types.js";

const looks: Readonly<Partial<Record<KnownLabel, "primary" | "danger">>> = {
  confirm: "primary",
  claim: "primary",
  accept: "primary",
  drop: "danger",
  withdraw: "danger",
  decline: "danger",
};

/** The answers that a notice offers. In a group each says what to type: a bare digit could mean another message's list. */
export function buttonsOf(tongue: Tongue, { say, options = [] }: Notice, group: boolean): Button[] {
  return options.map((option, index): Button => {
    const no = "lines" in say ? say.lines[index]?.no : "no" in say ? say.no : undefined;
    const typed = group ? phrase(tongue, option, no) : undefined;
    const look = typeof option.label === "string" && isKnown(tongue, option.label) ? looks[option.label] : undefined;
    return {
      label: labelOf(tongue, option.label),
      data: option.data,
      ...(typed === undefined ? {} : { say: typed }),
      ...(look === undefined ? {} : { look }),
    };
  });
}

function labelOf(tongue: Tongue, label: Option["label"]): string {
  if (typeof label !== "string") return label.as;
  if (isKnown(tongue, label)) return tongue.labels[label];
  throw new Error(`no text for the label ${label}`);
}

function phrase({ typed }: Tongue, { data, label }: Option, no: number | undefined): string | undefined {
  const commands: Readonly<Record<string, string | undefined>> = typed;
  const words = commands[answerKey(data)] ?? commands[data.split(":")[0] ?? ""];
  if (words === undefined || no === undefined) return undefined;
  return words.replace("#", String(no)).replace("@", typeof label === "string" ? "@" : `@${label.as}`);
}

function isKnown(tongue: Tongue, label: Label): label is KnownLabel {
  return Object.hasOwn(tongue.labels, label);
}
