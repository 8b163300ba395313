import type { DigestTongue } from "../types.js";

/** 不是从诉求数出来的。 */
export const beside: DigestTongue["beside"] = {
  visits: { name: "走访", means: "本期结束的走访：走访了几户、几次，其中不到 15 分钟的记为短时，不算走访到。" },
  visitsDue: {
    name: "走访应到",
    means: "名单上要走访的户数；到期末 15 分钟以上的走访不够次数（每周一或两次）的，算缺。",
  },
  burden: {
    name: "消息负担",
    means:
      "本期机器人主动发给干部、值班主任并已送到的消息（回应本人操作的不算）÷ 人数 ÷ 天数，及每人每周、最多一人、夜间（免打扰时段）的条数；不列姓名。",
  },
  undelivered: { name: "没送到的消息", means: "本期发给居民和工作人员、平台拒收或过期的消息条数，及涉及的诉求件数。" },
};

/** 指标的名称和口径：每个指标只有一种算法，都从台账来。 */
export const metrics: DigestTongue["metrics"] = {
  received: { name: "受理", means: "本期登记了编号的诉求件数；草稿不算。并入他户的诉求各有编号，各算一件。" },
  closed: { name: "办结", means: "本期结束、到期末仍是结束状态的件数，含撤单、告知途径和到期无评价。" },
  open: { name: "在办", means: "期末还有人负责、没有结束的件数。" },
  late: {
    name: "逾期",
    means: "期末已过签收、联系、答复、督办或挂账复核任一时限的在办件数，一件只算一次；并入他户的随主单计时。",
  },
  claimedInTime: {
    name: "签收及时率",
    means: "在签收时限内签收的 ÷ 首次派出、本期签收或到时的。时限内写明依据不接的、到时前撤单或并单的不算。",
  },
  valid: {
    name: "有效回访",
    means:
      "V：居民三问都答了，或明确说了没解决、不满意的件数；没答的问题不算“是”。重办后以本期最后一次为准。没有评价的不算。",
  },
  contacted: { name: "响应率", means: "有效回访中答“联系了”的 ÷ V。" },
  reached: { name: "联系", means: "有效回访中答“联系了”的件数。" },
  solved: { name: "解决率", means: "有效回访中答“解决了”的 ÷ V；“基本解决”另列，不算解决。" },
  fixed: { name: "解决", means: "有效回访中答“解决了”的件数。" },
  mostlySolved: { name: "基本解决", means: "有效回访中答“基本解决”的件数。" },
  pleased: { name: "满意", means: "有效回访中答“满意”的件数。" },
  mostlyPleased: { name: "基本满意", means: "有效回访中答“基本满意”的件数。" },
  satisfied: { name: "满意率", means: "（满意 + 0.9 × 基本满意）÷ V。" },
  overall: { name: "综合", means: "100 ×（0.1 × 响应率 + 0.5 × 解决率 + 0.4 × 满意率），用未舍入的率计算。" },
  answeredInTime: {
    name: "按时答复率",
    means: "在答复时限（含批准的延期）内首次答复的 ÷ 本期答复或到时的。到时正在挂账的、到时前撤单或并单的不算。",
  },
  caught: {
    name: "首问接住率",
    means: "由具名的人签收或接收，没有拖到要报值班主任、移交中也没有失管（B07）的 ÷ 本期有结果的。",
  },
  handoverHalf: { name: "交接时长中位", means: "本期接收的移交，从提出到接收的工作时间，半数不超过的值（工时）。" },
  handoverMost: { name: "交接时长p90", means: "本期接收的移交，从提出到接收的工作时间，九成不超过的值（工时）。" },
  returned: { name: "退回率", means: "本期申请退回的件数 ÷ 本期派出或申请退回的件数。" },
  passedTwice: { name: "二次转派率", means: "本期第二次不接或退回的件数 ÷ 本期受理或第二次转派的件数。" },
  repeats: {
    name: "重复诉求占比",
    means:
      "同一个人又报同一件事的次数：在办时再报、已并入原件的（不另编号），加上答复后 90 天内看了上次答复仍再报的 ÷ 本期受理加上在办时再报、请求再办的次数。",
  },
  promises: {
    name: "承诺兑现率",
    means: "按答应居民的时间兑现的承诺 ÷ 本期兑现或到时的承诺，逐条算；到时前结束的不算。",
  },
  adjudicated: { name: "裁决", means: "本期作出的裁决次数。" },
  parked: { name: "挂账", means: "期末挂账的件数。" },
  reviewLate: { name: "逾期复核", means: "期末挂账中已过复核日的件数。" },
  excluded: { name: "剔除率", means: "本期准予剔除的件数 ÷ 本期受理或准予剔除的件数。" },
  exclusionRefused: { name: "查否率", means: "本期剔除申请不准的件数 ÷ 本期剔除申请有结论的件数。" },
  thanks: { name: "感谢", means: "本期登记的感谢，加上居民对办理人的感谢。" },
  stoodIn: { name: "代接", means: "本期替别人接下的次数。" },
};
