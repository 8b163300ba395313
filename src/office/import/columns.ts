/** How a cell is read: as it stands, as several words, as a number, as one of some words, or as the name of something else. */
export type Kind = "text" | "texts" | "number" | "area" | "areas" | "post" | "posts" | "person" | "people" | Choice;

/** A column: its key in the office file, what a clerk may call it, and how its cells are read. */
export type Column = Readonly<{ key: string; heads: readonly string[]; kind: Kind }>;

/** A section of the office file as a sheet: what the sheet may be called, and its columns. */
export type Plan = Readonly<{ names: readonly string[]; columns: readonly Column[] }>;

const column = (key: string, kind: Kind, ...heads: string[]): Column => ({ key, kind, heads: [key, ...heads] });
const named = [column("id", "text", "短名", "编号"), column("name", "text", "名称", "姓名", "名字")] as const;
const area = column("area", "area", "区域", "村", "社区", "村社区");

/** Every section that a sheet can hold. The sheet is known by its name, a .csv also by its columns. */
export const plans = {
  office: {
    names: ["office", "本单位", "单位"],
    columns: [
      ...named,
      column("aliases", "texts", "别名"),
      column("timezone", "text", "时区"),
      column("language", "text", "语言"),
      column("profile", "text", "时限方案"),
    ],
  },
  areas: {
    names: ["areas", "区域", "网格"],
    columns: [
      ...named,
      column("parent", "text", "上级", "所属", "上级区域"),
      column("aliases", "texts", "别名"),
      column("hours", "texts", "上班时间"),
    ],
  },
  people: {
    names: ["people", "人员", "人", "干部"],
    columns: [
      ...named,
      column("roles", "roles", "角色", "身份"),
      column("phone", "text", "电话"),
      column("language", "text", "语言"),
      column("telegram", "text"),
      column("slack", "text"),
      column("wechat", "text", "微信"),
      column("wechat-official", "text", "服务号", "公众号"),
      column("wecom", "text", "企业微信"),
      column("web", "text", "网页"),
    ],
  },
  posts: {
    names: ["posts", "岗位"],
    columns: [
      column("id", "text", "短名", "编号"),
      column("title", "text", "名称", "岗位", "岗位名称"),
      area,
      column("a", "people", "A角", "A"),
      column("b", "person", "B角", "B"),
      column("head", "person", "负责人"),
      column("rank", "number", "职级"),
    ],
  },
  duty: {
    names: ["duty", "值班", "值班表"],
    columns: [
      area,
      column("post", "post", "岗位"),
      column("week", "text", "星期"),
      column("from", "text", "从", "开始"),
      column("to", "text", "到", "结束"),
      column("people", "people", "人员", "值班人"),
      column("rotate", "rotate", "轮换"),
    ],
  },
  remits: {
    names: ["remits", "责任清单", "清单"],
    columns: [
      column("category", "text", "类别", "事项"),
      column("list", "list", "清单", "类型"),
      area,
      column("lead", "post", "主办"),
      column("assists", "posts", "协办"),
      column("basis", "text", "依据"),
    ],
  },
  groups: {
    names: ["groups", "群", "签收群"],
    columns: [column("platform", "platform", "平台"), column("chat", "text", "群", "群号"), area],
  },
  digests: {
    names: ["digests", "周报"],
    columns: [
      column("to", "people", "发给", "收件人"),
      column("areas", "areas", "区域"),
      column("at", "text", "时间", "发送时间"),
    ],
  },
  homes: {
    names: ["homes", "走访", "走访户"],
    columns: [
      column("id", "text", "短名", "编号"),
      area,
      column("door", "text", "门牌", "户"),
      column("visits", "number", "每周次数", "次数"),
    ],
  },
} as const satisfies Readonly<Record<string, Plan>>;

/** The name of a section that a sheet can hold. */
export type Section = keyof typeof plans;

/** What clerks write for the words of the office file. Whatever is not here goes through and is judged by the schema. */
export const choices = {
  roles: {
    干部: "cadre",
    网格员: "cadre",
    值班主任: "coordinator",
    调度员: "coordinator",
    领导: "official",
    监督: "auditor",
    志愿者: "volunteer",
    评理员: "mediator",
    调解员: "mediator",
  },
  rotate: { 不轮换: "none", 每天: "daily", 每日: "daily", 每天轮换: "daily", 每周: "weekly", 每周轮换: "weekly" },
  list: { 基本: "basic", 配合: "assist", 上级收回: "withdrawn", 收回: "withdrawn" },
  platform: { 微信: "wechat", 服务号: "wechat-official", 公众号: "wechat-official", 企业微信: "wecom", 网页: "web" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

type Choice = keyof typeof choices;
