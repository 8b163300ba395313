/** What a resident writes in one conversation, and what a right reply to it holds. Each conversation is somebody new. */
export type Line = Readonly<{ kind: string; text: string; reply: RegExp }>;

const places = ["上镇村三组", "上镇村一组", "下营村二组", "下营村一组", "梨花苑北区", "梨花苑南区"];
const matters = ["路灯坏了三天，晚上走路看不见", "自来水停了一天了", "垃圾堆了一个星期没人清运", "路面有个大坑"];

/** The four messages of the bench's mix: intake, confirm, progress, supplement; `nth` varies place and matter. */
export function conversation(nth: number): readonly Line[] {
  const place = places[nth % places.length];
  const matter = matters[nth % matters.length];
  return [
    { kind: "intake", text: `${place}的${matter}`, reply: /对吗/ },
    { kind: "confirm", text: "1", reply: /^已登记 Q-/ },
    { kind: "进度", text: "进度", reply: /进度：/ },
    { kind: "补充", text: "补充 就在村口的小卖部旁边", reply: /^已补充到 Q-/ },
  ];
}
