import { displayNo } from "../../core/request.js";
import { clip, page } from "../layout.js";
import type { Sentences } from "../types.js";
import { heldBack, will } from "./parts.js";

/** What stands above a question where words may tell of danger that no alarm knows. */
const inDanger = "有人有危险的话，请先打 120（急救）、119（火警）或 110（报警）。";

/** What a resident is told from the first word to the last hand-over (`domain.md` §17). */
export const residents = {
  drafted: ({ danger, text, category, place, reaches, others, maybe }, w) =>
    page(
      danger && inDanger,
      others === undefined ? "我记下的是这件事，对吗？" : `我记下的是 ${others.length + 1} 件事，对吗？`,
      `事情：${text === "" ? "收到了照片或语音，还没有文字" : clip(text)}`,
      w.category(category) && `类别：${w.category(category)}`,
      `地点：${place ?? "还不知道"}`,
      reaches && `波及：${w.names.list(reaches)}`,
      ...(others ?? []).map((one, index) => {
        const about = [w.category(one.category), one.place].filter((part) => part !== undefined);
        return `第 ${index + 2} 件：${clip(one.text)}${about.length === 0 ? "" : `（${w.names.list(about)}）`}`;
      }),
      others && "登记后每件一个编号，各有人负责。",
      maybe && "这里像是不止一件事。要分开办，请选“分成几件”；也可以登记以后再发一句。",
    ),
  "ask-matter": () => "请再说一遍是什么事，一句话就行。",
  "ask-place": ({ danger, text }) =>
    page(
      danger && inDanger,
      text === "" ? "照片或语音收到了。" : `事情：${clip(text, 60)}`,
      "在什么地方？说村名、街道，或者旁边有什么都行，也可以发定位。",
    ),
  "which-area": ({ words }) =>
    words === ""
      ? "是哪个地方？请选一个，或者再说详细一点。"
      : `叫“${words}”的地方不止一处，是哪一个？请选一个，或者再说详细一点。`,
  "which-origin": () => "您说到两个村。这事是从哪里来的？请选一个，另一处的村也会一起办。",
  "draft-waits": () => "您刚才说的事还没有登记，等您确认。不确认的话，两天后就不保留了。",
  "draft-dropped": () => "这件事没有登记。需要的时候，随时再发来。",
  registered: ({ no, who, acting, helping = [], contactBy, answerBy }, w) =>
    page(
      `已登记 ${displayNo(no)}。`,
      `首问责任人：${w.who(who)}。`,
      acting && `${who.name}现在不在岗，先由${w.who(acting)}负责。`,
      ...helping.map(({ place, who }) => `波及的${place}，请${w.who(who)}协助。`),
      `最迟 ${w.time(contactBy)} 联系您，最迟 ${w.time(answerBy)} 答复。`,
      "回复“进度”可查。",
    ),
  "registered-in-group": ({ no, also = [] }) =>
    `已登记 ${[no, ...also].map(displayNo).join("、")}。详情请私聊我，避免公开个人信息。`,
  claimed: ({ no, who, contactBy }, w) =>
    contactBy === undefined
      ? `${w.who(who)}已签收 ${displayNo(no)}，现在由对方负责办理。`
      : `${w.who(who)}已签收 ${displayNo(no)}，${will(contactBy, "联系您", w)}。`,
  progressed: ({ no, who, text, promise }, w) =>
    page(`${displayNo(no)} 有进展，${w.who(who)}说：`, text, promise && `承诺时间：${w.time(promise.due)} 前。`),
  wrote: ({ no, who, text }, w) =>
    page(`${w.who(who)}就 ${displayNo(no)} 给您留言：`, text, `直接回复就能转到，或发“补充 ${no}”。`),
  "handing-over": ({ no, to, who }, w) => `${displayNo(no)} 正与${w.who(to)}交接；交接完成前仍由${w.who(who)}负责。`,
  "handed-over": ({ no, to, first }, w) =>
    `${displayNo(no)} 已由${w.who(to)}接收办理${first.id === to.id ? "" : `，${w.who(first)}继续跟踪`}。`,
  "not-handed-over": ({ no, who }, w) => `${displayNo(no)} 没有移交出去，仍由${w.who(who)}负责办理。`,
  supplemented: ({ no, who }, w) => `已补充到 ${displayNo(no)}${who === undefined ? "" : `，转给${w.who(who)}了`}。`,
  urged: ({ no, who }, w) => `已替您催办 ${displayNo(no)}，提醒了${w.who(who)}。一天可以催一次。`,
  late: ({ no, who }, w) =>
    page(
      `${displayNo(no)} 没有按说好的时间办好，抱歉。`,
      `现在由${w.who(who)}负责，已经提醒。`,
      `想再催一次，发“催办 ${no}”；看时间，发“进度 ${no}”。`,
    ),
  person: ({ no, who }, w) =>
    page(
      `${displayNo(no)} 由${w.who(who)}负责，已请对方尽快联系您。`,
      w.group ? undefined : "方便接电话的话，请发来号码，只给负责的人看。",
    ),
  "person-on-duty": ({ who }, w) =>
    page(
      `现在值班的是${w.who(who)}。`,
      "是什么事，打字、发语音都行，登记后由工作人员联系您。",
      "不方便说的，选下面这一项，请工作人员联系您。",
    ),
  withdrawn: ({ no }) =>
    page(
      `${displayNo(no)} 已撤单，不再办理。`,
      "方便的话，请说说撤单的原因；不说也没关系。",
      "按错了的话，把事情再发一次，就重新登记。",
    ),
  "still-needed": ({ no }) =>
    `${displayNo(no)} 还要接着办吗？不用办了请点“撤单”；还要办就不用回，或者补充一句现在怎么样了。`,
  "why-noted": () => "记下了，谢谢您告诉我们。再有什么事，随时发来。",
  status: ({ line, first, held, staff }, w) =>
    page(
      displayNo(line.no),
      w.matter(line.category, w.group ? undefined : line.place),
      `进度：${w.situation(line.situation)}`,
      line.who && `现在负责：${w.who(line.who)}`,
      first && first.id !== line.who?.id ? `首问责任人：${w.who(first)}` : undefined,
      line.next === undefined
        ? undefined
        : w.past(line.next)
          ? `原定 ${w.time(line.next)} 前给${staff ? "居民" : "您"}回音，已经晚了${staff ? "" : "，抱歉"}。`
          : `最迟 ${w.time(line.next)} 给${staff ? "居民" : "您"}回音。`,
      ...heldBack(held),
    ),
} satisfies Partial<Sentences>;
