/** What is wrong and what to do about it. `{name}` stands for a value of the finding. */
type Wording = Readonly<{ zh: readonly [what: string, mend: string]; en: readonly [what: string, mend: string] }>;

/** Every message about an office file, in both languages; a clerk who has never seen YAML must be able to act on each. */
export const wording = {
  // The file itself
  noFile: {
    zh: ["读不到文件 {file}", "检查文件名和位置（环境变量 OFFICE_FILE），或者从 examples/office.yaml 复制一份再改"],
    en: [
      "cannot read the file {file}",
      "check its name and place (OFFICE_FILE), or copy examples/office.yaml and edit it",
    ],
  },
  empty: {
    zh: ["文件是空的", "从 examples/office.yaml 复制一份再改"],
    en: ["the file is empty", "copy examples/office.yaml and edit it"],
  },
  noSheet: {
    zh: [
      "表里没有认得的工作表",
      "工作表起名：本单位、区域、人员、岗位、值班、责任清单、群、周报、走访，第一行写列名；.csv 一次一张，文件名写成 人员.csv 这样",
    ],
    en: [
      "no sheet is one that is known",
      "name the sheets office, areas, people, posts, duty, remits, groups, digests or homes, with the columns in the first row; a .csv is one of them and named like it, people.csv",
    ],
  },
  notYaml: {
    zh: [
      "这一行程序读不懂（缩进、引号或括号不对）",
      "看看这一行和上一行：要对齐，括号、引号要成对，“- ”和冒号后面要有空格；照 examples/office.yaml 的样子写",
    ],
    en: [
      "this line cannot be read (indentation, quotes or brackets)",
      "look at this line and the one above: line them up, close every quote and bracket; examples/office.yaml shows the pattern ({detail})",
    ],
  },
  tab: {
    zh: ["这一行用了 Tab 缩进", "把 Tab 换成空格，每一级两个空格"],
    en: ["this line is indented with a tab", "use spaces instead, two for each level"],
  },
  fullWidth: {
    zh: ["这一行用了全角标点“{mark}”", "换成半角（英文）的“{half}”，冒号后面加一个空格"],
    en: ["this line has the full-width mark “{mark}”", "write the half-width “{half}”, and a space after a colon"],
  },
  keyTwice: {
    zh: ["同一处写了两遍同一个项目", "留一个，删掉另一个"],
    en: ["the same key stands twice here", "keep one and delete the other"],
  },
  // The shape
  unknownKey: {
    zh: ["没有“{key}”这个项目", "{guess}可以写的有：{allowed}"],
    en: ["there is no key “{key}”", "{guessEn}possible are: {allowed}"],
  },
  missing: {
    zh: ["缺少“{key}”", "补上“{key}: …”，照 examples/office.yaml 的样子写"],
    en: ["“{key}” is missing", "add “{key}: …” as examples/office.yaml does"],
  },
  wrongKind: {
    zh: ["这里应当是{kindZh}", "照 examples/office.yaml 同一处的样子写"],
    en: ["this should be {kindEn}", "write it as the same place in examples/office.yaml does"],
  },
  notOneOf: {
    zh: ["不能写“{value}”", "{guess}可以写的有：{allowed}"],
    en: ["“{value}” is not possible here", "{guessEn}possible are: {allowed}"],
  },
  badId: {
    zh: ["短名（id）写法不对", "只用字母、数字、- 和 _，不超过 32 个；如果全是数字，加上引号"],
    en: ["this is no id", "use letters, digits, - and _, at most 32; put quotes around one that is all digits"],
  },
  badName: {
    zh: ["名称写法不对", "写 1 到 40 个字，不要换行；如果全是数字，加上引号"],
    en: ["this is no name", "write 1 to 40 characters on one line; put quotes around one that is all digits"],
  },
  badTime: {
    zh: ["时间写法不对", '写成 "08:30" 这样，从 "00:00" 到 "24:00"，带引号'],
    en: ["this is no time of day", 'write it as "08:30", from "00:00" to "24:00", in quotes'],
  },
  badSpan: {
    zh: ["时段写法不对", '写成 "08:30-12:00" 这样，带引号'],
    en: ["this is no stretch of the day", 'write it as "08:30-12:00", in quotes'],
  },
  badHours: {
    zh: ["上班时段有重叠，或者结束早于开始", '从早到晚写，互不重叠，例如 ["08:30-12:00", "13:30-17:30"]'],
    en: [
      "the working hours overlap, or end before they begin",
      'write them in order, such as ["08:30-12:00", "13:30-17:30"]',
    ],
  },
  badWeek: {
    zh: ["星期写法不对", '写成 MON-FRI 或者 "SAT,SUN"（MON TUE WED THU FRI SAT SUN）'],
    en: ["these are no weekdays", 'write MON-FRI or "SAT,SUN" (MON TUE WED THU FRI SAT SUN)'],
  },
  badWeeklyTime: {
    zh: ["发送时间写法不对", '写成 "MON 08:30" 这样：星期、空格、时间'],
    en: ["this is no weekday and time", 'write it as "MON 08:30": weekday, space, time'],
  },
  badLimit: {
    zh: [
      "时限写法不对",
      "写数字和单位，例如 2 workhours、7 days（minutes 分钟、hours 小时、workhours 工作小时、workdays 工作日、days 天）",
    ],
    en: [
      "this is no time limit",
      "write a number and a unit: minutes, hours, workhours, workdays or days, such as 2 workhours",
    ],
  },
  badDate: {
    zh: ["日期写法不对，或者没有这一天", '写成 "2026-10-01" 这样'],
    en: ["this is no date, or there is no such day", 'write it as "2026-10-01"'],
  },
  badZone: {
    zh: ["没有这个时区", "北京时间写 Asia/Shanghai"],
    en: ["there is no such time zone", "write a name such as Asia/Shanghai"],
  },
  badPhone: {
    zh: ["电话写法不对", '写成 "010-0000-0001" 这样，带引号'],
    en: ["this is no phone number", 'write it as "010-0000-0001", in quotes'],
  },
  badAccount: {
    zh: ["账号写法不对", '写平台上的账号，带引号，例如 "1001"'],
    en: ["this is no account", 'write the platform\'s id in quotes, such as "1001"'],
  },
  badPoints: {
    zh: ["这个分数不对", "写 0 到 100 之间的数，例如 90"],
    en: ["this is no score", "write a number from 0 to 100, for example 90"],
  },
  badCount: {
    zh: ["数字不在范围里", "写 {min} 到 {max} 之间的整数"],
    en: ["this number is out of range", "write a whole number from {min} to {max}"],
  },
  emptyList: {
    zh: ["这里至少要写一个", "补上一个，例如 [{example}]"],
    en: ["at least one is needed here", "add one, such as [{example}]"],
  },
  badBoundary: {
    zh: [
      "边界（boundary）写法不对",
      "放一个 GeoJSON 的 Polygon：只有一圈，至少四个点，每个点是 [经度, 纬度]，首尾相同",
    ],
    en: [
      "this is no boundary",
      "give a GeoJSON Polygon of one ring: at least four [longitude, latitude] points, the last like the first",
    ],
  },
  badMenuName: {
    zh: ["菜单最下面一排的名字太长或是空的", "最多 16 个字节：5 个汉字，或 16 个字母"],
    en: [
      "a name in the menu's bottom row is too long, or empty",
      "write at most 16 bytes: five Chinese characters, or 16 letters",
    ],
  },
  badKeyName: {
    zh: ["菜单里弹出项的名字太长或是空的", "最多 60 个字节：20 个汉字，或 60 个字母"],
    en: [
      "a name in the menu is too long, or empty",
      "write at most 60 bytes: twenty Chinese characters, or 60 letters",
    ],
  },
  badMenuSay: {
    zh: ["菜单项要说的话太长或是空的", "最多 128 个字节，例如 say: 进度"],
    en: ["what a menu key says is too long, or empty", "write at most 128 bytes, such as say: status"],
  },
  badKey: {
    zh: ["菜单的这一项做什么不清楚", "say（说一句话）、url（打开网页）、keys（弹出几项），三样里写一样"],
    en: ["what this key of the menu does is unclear", "give it one of say, url and keys"],
  },
  menuFull: {
    zh: ["菜单放不下", "最下面一排最多 3 个，每个弹出来最多 5 个"],
    en: ["the menu is too full", "three at the bottom, and five above each, is all there is room for"],
  },
  badPage: {
    zh: ["网址写法不对", "写成 https://… 这样，不超过 1024 个字节"],
    en: ["this is no address of a page", "write it as https://…, at most 1,024 bytes"],
  },
  badField: {
    zh: ["模板的字段写法不对", "照公众平台模板里的写，例如 thing1、character_string2、time3"],
    en: ["this is no field of a template", "write it as the account's page shows it, such as thing1 or time3"],
  },
  badSpot: {
    zh: ["二维码的场景值写法不对", "只用字母、数字、- 和 _，不超过 56 个"],
    en: ["this is no scene of a code", "use letters, digits, - and _, at most 56"],
  },
  // What refers to what
  idTwice: {
    zh: ["短名“{id}”用了两次（第 {also} 行已经有了）", "给其中一个换个短名，引用它的地方也一起改"],
    en: [
      "the id “{id}” is used twice (first on line {also})",
      "give one of them another id, and change what refers to it",
    ],
  },
  noArea: {
    zh: ["没有“{id}”这个区域", "{guess}已有的区域：{allowed}"],
    en: ["there is no area “{id}”", "{guessEn}there are: {allowed}"],
  },
  noPost: {
    zh: ["没有“{id}”这个岗位", "{guess}已有的岗位：{allowed}"],
    en: ["there is no post “{id}”", "{guessEn}there are: {allowed}"],
  },
  noPerson: {
    zh: ["没有“{id}”这个人", "{guess}已有的人：{allowed}；新来的先写进 people"],
    en: ["there is no person “{id}”", "{guessEn}there are: {allowed}; someone new goes under people first"],
  },
  noCategory: {
    zh: ["没有“{id}”这个类别", "{guess}写“一级/二级”，或者只写一级；可以写的有：{allowed}"],
    en: [
      "there is no category “{id}”",
      "{guessEn}write first/second level, or a first level alone; possible are: {allowed}",
    ],
  },
  // Areas
  tooDeep: {
    zh: [
      "区域分得太细：本单位下面最多两级（村、社区 → 组、小区、楼）",
      "把“{name}”写成上一级的别名（aliases），或者和上一级并列",
    ],
    en: [
      "the areas go too deep: below the office there are two levels at most",
      "make “{name}” an alias of the one above it, or put it beside it",
    ],
  },
  sameName: {
    zh: [
      "“{name}”同时是 {one}（第 {also} 行）和 {other} 的名字：写这个地址的人不知道归哪一个管",
      "改掉或删掉其中一个名字、别名",
    ],
    en: [
      "“{name}” names both {one} (line {also}) and {other}: an address would lie in two areas",
      "change or delete one of the names or aliases",
    ],
  },
  overlap: {
    zh: [
      "“{one}”（第 {also} 行）和“{other}”的边界重叠了约 {percent}%：那里的地址归两家",
      "改其中一个的边界，让它们只相邻、不重叠",
    ],
    en: [
      "the boundaries of “{one}” (line {also}) and “{other}” overlap by about {percent}%: addresses there lie in two areas",
      "redraw one of them so that they only touch",
    ],
  },
  outside: {
    zh: ["“{name}”的边界约有 {percent}% 在“{parent}”外面", "改“{name}”或者“{parent}”的边界，让小的落在大的里面"],
    en: [
      "about {percent}% of “{name}” lies outside “{parent}”",
      "redraw one of them so that the smaller lies within the larger",
    ],
  },
  uncovered: {
    zh: ["“{name}”里约有 {percent}% 的地方不在任何下级边界里", "扩大相邻的边界；在那以前，那里的事由“{name}”接"],
    en: [
      "about {percent}% of “{name}” lies in none of its areas",
      "widen the boundaries next to it; until then “{name}” itself takes what happens there",
    ],
  },
  // People and posts
  accountTwice: {
    zh: ["{platform} 账号“{account}”已经是 {name} 的（第 {also} 行）", "一个账号只能属于一个人：改掉或删掉其中一个"],
    en: [
      "the {platform} account “{account}” already belongs to {name} (line {also})",
      "an account belongs to one person: change or delete one of the two",
    ],
  },
  noCoordinator: {
    zh: ["没有值班主任", "给至少一个人的 roles 加上 coordinator：没人认领的事要有人接"],
    en: ["nobody is a coordinator", "add coordinator to someone's roles: what nobody takes must reach a person"],
  },
  noAuditor: {
    zh: ["没有监督人员（auditor）", "给一个人的 roles 加上 auditor，否则举报干部的密件只有值班主任能看"],
    en: [
      "nobody is an auditor",
      "add auditor to someone's roles; until then only the coordinator can read reports about staff",
    ],
  },
  noOfficial: {
    zh: ["没有领导（official）", "给一个人的 roles 加上 official，否则督办、挂账没有人能批"],
    en: ["nobody is an official", "add official to someone's roles; until then nobody can supervise or park a request"],
  },
  notAnswerable: {
    zh: ["{name} 是{roles}，不能做{task}", "换成干部（cadre）；如果他确实是干部，在 people 里给他加上 cadre"],
    en: [
      "{name} is {rolesEn} and cannot be {taskEn}",
      "name a cadre instead; if they are one, add cadre to their roles under people",
    ],
  },
  notRecipient: {
    zh: ["{name} 是{roles}，不能收周报", "换成领导、值班主任、监督或者干部"],
    en: ["{name} is {rolesEn} and cannot be sent the digest", "name an official, a coordinator, an auditor or a cadre"],
  },
  sameHolder: {
    zh: ["A 角和 B 角是同一个人（{name}）：他不在时没有人顶", "b 换成另一个人，或者删掉 b"],
    en: ["A and B are the same person ({name}): nobody stands in", "name someone else as b, or delete b"],
  },
  // Duty
  gap: {
    zh: ["{area}有值班空档：{spans}", "在 duty 里给 {id} 补上这些时间；在那以前由镇街值班的人或值班主任接"],
    en: [
      "nobody is on duty in {area}: {spansEn}",
      "add duty rows for {id}; until then the duty of the office or the coordinator takes it",
    ],
  },
  dutyOverlap: {
    zh: [
      "和第 {also} 行的值班重叠（{spans}），人却不一样：不知道谁是首问责任人",
      "把时间错开，或者并成一行；如果是两个岗位各值各的，分别写上 post",
    ],
    en: [
      "this overlaps with line {also} ({spansEn}) and names other people: who is first asked would be unclear",
      "part the times, or make it one row; if two posts are on duty side by side, name a post on each",
    ],
  },
  // Responsibility list
  remitTwice: {
    zh: [
      "“{category}”在同一个区域写了两次（第 {also} 行已经有了）：不知道归谁办",
      "留一行；如果两个村各办各的，分别写上 area",
    ],
    en: [
      "“{category}” stands twice for the same area (first on line {also}): whose it is would be unclear",
      "keep one row; if two villages have their own, write an area on each",
    ],
  },
  withdrawnToVillage: {
    zh: ["“{category}”是上级收回的事，主办岗位“{post}”却在{area}", "lead 换成镇街一级的岗位：收回的事不能派给村、社区"],
    en: [
      "“{category}” is withdrawn upward, yet its lead “{post}” belongs to {area}",
      "name a post of the office itself as lead: such a matter may not be given to a village",
    ],
  },
  leadAssists: {
    zh: ["岗位“{post}”又主办又协办", "从 assists 里删掉它"],
    en: ["the post “{post}” both leads and assists", "delete it from assists"],
  },
  noRemit: {
    zh: ["责任清单里没有这些类别：{categories}", "在 remits 里补上；在那以前这些事由值班主任分派"],
    en: [
      "the responsibility list has no row for: {categories}",
      "add rows to remits; until then the coordinator assigns these",
    ],
  },
  groupTwice: {
    zh: ["这个群写了两次（第 {also} 行已经有了）", "一个群只管一个区域：留一行"],
    en: ["this group stands twice (first on line {also})", "a group belongs to one area: keep one row"],
  },
  dayTwice: {
    zh: ["{day} 又写放假又写上班", "从 holidays 或 workdays 里删掉一个"],
    en: ["{day} is both a holiday and a working day", "delete it from holidays or from workdays"],
  },
} as const satisfies Record<string, Wording>;

/** The name of a message. */
export type Code = keyof typeof wording;

type Holes<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type Texts<C extends Code> = (typeof wording)[C]["zh" | "en"][0 | 1];

/** The values that a message has places for; `also` is filled in from the finding's second place. */
export type Values<C extends Code> = Readonly<Record<Exclude<Holes<Texts<C>>, "also">, string>>;
