import { category } from "../../core/categories.js";
import { areaPath } from "../../core/duty.js";
import type { Language, Office } from "../../core/office.js";
import { displayNo } from "../../core/request.js";
import type { Outcomes, PublicFigures } from "../../core/search.js";
import { clock as enClock, names as enNames } from "../../text/en/names.js";
import { timeWords } from "../../text/time.js";
import { clock as zhClock, names as zhNames } from "../../text/zh/names.js";
import { Head, Seal } from "../board/frame.js";

type Shown = Readonly<{
  office: Office;
  language: Language;
  now: number;
  days: number;
  figures: PublicFigures | undefined;
  outcomes: Outcomes | undefined;
}>;

const texts = {
  "zh-CN": {
    title: "诉求办理公开",
    figures: (days: number) => `最近 ${days} 天`,
    received: "受理",
    closed: "办结",
    open: "在办",
    late: "逾期",
    topics: "反映最多的事",
    outcomes: "办结情况",
    number: "编号",
    matter: "事项",
    village: "村、社区",
    ended: "结果",
    took: "用时",
    none: "还没有办结的。",
    days: (days: number) => `${days} 天`,
    note: "数字来自台账。少于 5 的分类不显示具体数字；密件不在清单里。这里没有任何人的姓名和联系方式。",
    other: "English",
    at: "截至",
  },
  en: {
    title: "What became of requests",
    figures: (days: number) => `The last ${days} days`,
    received: "received",
    closed: "closed",
    open: "open",
    late: "late",
    topics: "What came most",
    outcomes: "How they ended",
    number: "Number",
    matter: "Matter",
    village: "Village",
    ended: "Result",
    took: "Took",
    none: "Nothing has ended yet.",
    days: (days: number) => (days === 1 ? "1 day" : `${days} days`),
    note: "All figures come from the ledger. Counts below five are not shown; sealed matters are in no list. Nobody's name or contact is here.",
    other: "中文",
    at: "As of",
  },
} as const;

/** The public page: figures and outcomes, as far as the office publishes them. */
export function OpenPage(shown: Shown) {
  const { office, language, figures, outcomes, now } = shown;
  const text = texts[language];
  const other = language === "en" ? "zh-CN" : "en";
  const clock = language === "en" ? enClock : zhClock;
  return (
    <html lang={language}>
      <Head title={`${text.title} · ${office.name}`} />
      <body>
        <header class="top">
          <Seal />
          <div class="brand">
            <strong>{office.name}</strong>
            <span>{text.title}</span>
          </div>
          <div class="places" />
          <a href={`/open?lang=${other}`} lang={other} hreflang={other}>
            {text.other}
          </a>
        </header>
        <main id="main" class="public">
          <h1>{text.title}</h1>
          {figures === undefined ? null : <Figures shown={shown} figures={figures} />}
          {outcomes === undefined ? null : <Ended shown={shown} outcomes={outcomes} />}
          <p class="soft">
            {text.note} {text.at} {timeWords(clock, { zone: office.zone, now }, now)}
          </p>
        </main>
      </body>
    </html>
  );
}

function Figures({ shown, figures }: Readonly<{ shown: Shown; figures: PublicFigures }>) {
  const { language, days } = shown;
  const text = texts[language];
  const most = Math.max(1, ...figures.topics.map(({ count }) => count));
  return (
    <section aria-labelledby="figures">
      <h2 id="figures">{text.figures(days)}</h2>
      <dl class="figures">
        {(["received", "closed", "open", "late"] as const).map((name) => (
          <div>
            <dt>{text[name]}</dt>
            <dd>{few(figures[name])}</dd>
          </div>
        ))}
      </dl>
      <h2>{text.topics}</h2>
      <ol class="topics">
        {figures.topics.map(({ category: id, count }) => (
          <li>
            <span>{categoryName(id, language)}</span>
            <meter min={0} max={most} value={count < FEW ? FEW - 1 : count} aria-hidden="true" />
            <b>{few(count)}</b>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Ended({ shown, outcomes }: Readonly<{ shown: Shown; outcomes: Outcomes }>) {
  const text = texts[shown.language];
  return (
    <section aria-labelledby="outcomes">
      <h2 id="outcomes">{text.outcomes}</h2>
      {outcomes.length === 0 ? <p class="soft">{text.none}</p> : <Endings shown={shown} outcomes={outcomes} />}
    </section>
  );
}

function Endings({ shown, outcomes }: Readonly<{ shown: Shown; outcomes: Outcomes }>) {
  const { language, office } = shown;
  const text = texts[language];
  const names = language === "en" ? enNames : zhNames;
  const village = (area: string | undefined) => areaPath(office, area).find(({ level }) => level === 2)?.name ?? "—";
  return (
    <table>
      <thead>
        <tr>
          {([text.number, text.matter, text.village, text.ended, text.took] as const).map((head) => (
            <th scope="col">{head}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {outcomes.map((one) => (
          <tr>
            <th scope="row">{displayNo(one.no)}</th>
            <td>{categoryName(one.category, language)}</td>
            <td>{village(one.area)}</td>
            <td>{names.outcomes[one.outcome]}</td>
            <td>{text.days(Math.max(1, Math.ceil((one.closedAt - one.registeredAt) / 86_400_000)))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A count below this could point at somebody (§10.2). */
const FEW = 5;

function few(count: number): string {
  return count > 0 && count < FEW ? `<${FEW}` : String(count);
}

function categoryName(id: string | undefined, language: Language): string {
  const row = id === undefined ? undefined : category(id);
  if (row === undefined) return (language === "en" ? enNames : zhNames).uncategorized;
  return language === "en" ? row.en.l2 : row.l2;
}
