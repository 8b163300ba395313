import { localTime } from "../core/calendar.js";
import type { Language, NoticeField } from "../core/office.js";
import { displayNo } from "../core/request.js";
import type { Notice, Weight } from "../core/say.js";

type About = Readonly<{ language: Language; zone: string; now: number; office: string }>;

/** What may stand in the fields of a platform's own notice: it brings the person back, and the whole is told in the chat. */
export function noticeWords({ say, weight }: Notice, about: About): Readonly<Record<NoticeField, string>> {
  const { language, office } = about;
  const who = "who" in say && typeof say.who === "object" ? say.who.name : office;
  return {
    no: "no" in say && say.no !== undefined ? displayNo(say.no) : displayNo(0),
    what: words[language].what[weight],
    who,
    office,
    time: timeOf(about),
    next: words[language].next,
  };
}

/** Where one agrees to be notified; said under the acknowledgement. */
export function askWords(language: Language, page: string): string {
  return `${words[language].ask}\n${page}`;
}

/** The one form of a time that platforms take in a template. */
function timeOf({ zone, now }: About): string {
  const { year, month, day, hour, minute } = localTime(zone, now);
  const two = (figure: number) => String(figure).padStart(2, "0");
  return `${year}年${month}月${day}日 ${two(hour)}:${two(minute)}`;
}

const words: Readonly<
  Record<Language, Readonly<{ what: Readonly<Record<Weight, string>>; next: string; ask: string }>>
> = {
  "zh-CN": {
    what: {
      critical: "有紧急提醒，请马上查看",
      reply: "有回复",
      result: "办理有了结果",
      need: "工作人员有事问您",
      news: "有新进展",
    },
    next: "回到聊天发“进度”看全文",
    ask: "过两天这里可能发不了消息给您。想收到办理结果的通知，请点开同意：",
  },
  en: {
    what: {
      critical: "Urgent: please look now",
      reply: "There is a reply",
      result: "There is a result",
      need: "We have a question",
      news: "There is news",
    },
    next: "Send “status” in chat",
    ask: "In two days we may no longer be able to write to you here. To be notified of the result, please agree:",
  },
};
