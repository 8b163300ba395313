import type { Clock, Names } from "../types.js";

const weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"] as const;

/** 「11月23日 周一 18:00」, 「明天 18:00」; another year is named. */
export const clock: Clock = {
  near: { [-1]: "昨天", 0: "今天", 1: "明天" },
  day: ({ year, month, day, weekday }, sameYear) =>
    `${sameYear ? "" : `${year}年`}${month}月${day}日 ${weekdays[weekday - 1] ?? ""}`,
  join: (day, hour) => `${day} ${hour}`,
};

/** What things are called. */
export const names: Names = {
  situations: {
    DRAFT: "还没登记，等您确认",
    REGISTERED: "已登记",
    OFFERED: "已登记，等待签收",
    CLAIMED: "已签收，正在办理",
    HANDOVER: "正在移交，等对方接收",
    RETURNING: "正在核实该由谁办",
    ADJUDICATING: "正在裁定由谁办",
    PARKED: "暂时难办，已挂账跟踪",
    ANSWERED: "已答复，等待评价",
    REDO: "正在重新办理",
    CLOSED: "已办结",
    REFERRED: "已告知办理途径",
    MERGED: "已并入同一件事",
    WITHDRAWN: "已撤单",
    ARCHIVED: "已归档",
  },
  urgencies: { normal: "一般", urgent: "紧急", critical: "特急" },
  outcomes: {
    satisfied: "已解决",
    dissatisfied: "居民不再要求办理，评价中有没解决或不满意",
    unreached: "居民没有评价，到期结束",
    explained: "已解释说明",
    referred: "已告知办理途径",
    withdrawn: "居民撤单",
    dropped: "没有登记",
  },
  questions: {
    contacted: "工作人员联系您了吗？",
    solved: "问题解决了吗？",
    satisfied: "对办理结果满意吗？",
    reason: "主要是什么原因？",
  },
  reasons: { solved: "已经解决", waiting: "等得太久", mistake: "报错了" },
  breaches: {
    B01: "问了没登记",
    B02: "没告知姓名职责",
    B03: "推诿的话",
    B04: "逾期签收",
    B05: "逾期联系",
    B06: "逾期答复",
    B07: "移交没人接、也没人管",
    B08: "无依据退回",
    B09: "反复退转",
    B10: "不配合协办",
    B11: "迟报",
    B12: "漏报",
    B13: "瞒报、虚报",
    B14: "没联系居民就答复",
    B15: "没有一次告知",
    B16: "承诺没兑现",
    B17: "A、B 角同时离岗",
    B18: "离岗没交接",
    B19: "泄露信息",
    B20: "压着撤单、代填评价",
    B21: "部门的事派给基层",
    B22: "督办没办",
    B23: "挂账没人管",
  },
  asks: { return: "退回", extend: "延期", park: "挂账", refer: "不予受理", exclude: "剔除", appeal: "再次申请剔除" },
  files: { image: "照片", voice: "语音", video: "视频", file: "文件", sticker: "表情" },
  ways: { 电话: "电话联系过", 上门: "上门联系过", 聊天: "聊天联系过" },
  alarms: { "110": "报警", "119": "火警救援", "120": "急救", "122": "交通事故", "95598": "电力抢修" },
  uncategorized: "未分类",
  somebody: "值班人员",
  counted: (file, count) => `${file} ${count} 份`,
  noted: (name, about) => `${name}（${about}）`,
  list: (items) => items.join("、"),
};
