/** The numbers of requests that a text names: `Q-0031`, `q31`, `#31`, `31号`, or a bare number where a command stands before it. */
const NAMED = /(?:\bq[- ]?|[#№]|编号 ?:?)0*(\d{1,6})(?!\d)/gi;

/** Every number that may be a request's, in normal text; the scene is read with them, so a few too many do no harm. */
export function numbersIn(normalText: string): readonly number[] {
  const named = [...normalText.matchAll(NAMED)].map((match) => Number(match[1]));
  const bare = [...normalText.matchAll(/(?<![\d.:])0*(\d{1,6})(?![\d.:])/g)].map((match) => Number(match[1]));
  return [...new Set([...named, ...bare])].filter((no) => no > 0).slice(0, 5);
}

/** A number at the very start of a text, with or without its prefix, and what stands after it. */
export function leadingNumber(text: string): { no: number; rest: string } | undefined {
  const match =
    /^(?:q[- ]?|[#№]|编号 ?:?)?0*(\d{1,6})(?![\d%.:月日号点年天个])(?:号(?:诉求|单|工单)?)?[\s,，:：、.。]*/i.exec(
      text,
    );
  return match === null ? undefined : { no: Number(match[1]), rest: text.slice(match[0].length) };
}
