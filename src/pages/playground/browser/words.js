/** Every word of the page, in each language. */
const tables = {
  "zh-CN": {
    motto: "谁先接到，谁负责到底",
    other: "English",
    live: "已连接",
    lost: "连接断开，正在重连…",
    opening: "正在打开…",
    panes: "四个座位",
    seats: { resident: "居民", group: "签收群", cadre: "干部", official: "领导" },
    does: { resident: "说一句话", group: "看见，签收", cadre: "联系、办理、答复", official: "随时问得到谁在办" },
    choose: { resident: "换一位居民", group: "以谁的身份在群里说话", cadre: "换一位干部", official: "换一位领导" },
    newResident: "＋ 再来一位居民",
    as: "说话的是",
    none: "办公室文件里还没有这样的人",
    noGroup: "办公室文件里还没有平台为 web 的群",
    messages: (/** @type {string} */ who) => `${who}的消息`,
    unread: (/** @type {number} */ n) => `${n} 条未读`,
    newest: "看最新消息",
    write: (/** @type {string} */ who) => `以${who}的身份说话`,
    hint: {
      resident: "说说遇到的事…",
      group: "在群里说话…",
      cadre: "回复居民的诉求…",
      official: "问一句…",
    },
    send: "发送",
    more: "添加照片、语音或位置",
    photo: "照片、文件",
    voice: "录音",
    place: "位置",
    stop: "停止录音",
    recording: (/** @type {string} */ time) => `正在录音 ${time}`,
    noMicrophone: "浏览器没有允许用麦克风",
    remove: (/** @type {string} */ name) => `去掉 ${name}`,
    tooLarge: "文件一共不能超过 20 MB",
    latitude: "纬度",
    longitude: "经度",
    label: "地点名称（可不填）",
    here: "用我现在的位置",
    noHere: "浏览器没有给出位置，请手工填写",
    share: "发送位置",
    cancel: "取消",
    reply: "回复这一条",
    replying: (/** @type {string} */ who) => `回复 ${who}`,
    edited: "已更新",
    pressed: (/** @type {string} */ who) => `${who}已选`,
    sending: "正在发送…",
    waiting: "还没送到，正在重试…",
    refused: "没有被接受",
    dismiss: "知道了",
    file: "文件",
    today: "今天",
    welcome: {
      resident: "照平时的话说就行，不用填表。",
      group: "新的诉求会出现在这里，谁签收谁负责。",
      cadre: "交给您办的诉求会出现在这里。",
      official: "哪一件由谁负责，问一句就知道。",
    },
    suggestions: {
      resident: ["上镇村三组的路灯坏了三天", "进度", "帮助"],
      group: [],
      cadre: ["我的清单", "帮助"],
      official: ["看板", "周报", "值班", "进度 1"],
    },
  },
  en: {
    motto: "Whoever is asked first sees it through",
    other: "中文",
    live: "Connected",
    lost: "Connection lost, trying again…",
    opening: "Opening…",
    panes: "Four seats",
    seats: { resident: "Resident", group: "Claim group", cadre: "Cadre", official: "Official" },
    does: {
      resident: "says what is wrong",
      group: "sees it and claims it",
      cadre: "contacts, acts, answers",
      official: "asks who is answerable",
    },
    choose: {
      resident: "Another resident",
      group: "Who speaks in the group",
      cadre: "Another cadre",
      official: "Another official",
    },
    newResident: "＋ One more resident",
    as: "Speaking: ",
    none: "The office file has nobody here yet",
    noGroup: "The office file has no group of platform web yet",
    messages: (/** @type {string} */ who) => `Messages of ${who}`,
    unread: (/** @type {number} */ n) => `${n} unread`,
    newest: "Newest messages",
    write: (/** @type {string} */ who) => `Speak as ${who}`,
    hint: {
      resident: "What is wrong?",
      group: "Say to all…",
      cadre: "Reply…",
      official: "Ask…",
    },
    send: "Send",
    more: "Add a photo, voice or place",
    photo: "Photo, file",
    voice: "Voice",
    place: "Place",
    stop: "Stop recording",
    recording: (/** @type {string} */ time) => `Recording ${time}`,
    noMicrophone: "The browser did not allow the microphone",
    remove: (/** @type {string} */ name) => `Remove ${name}`,
    tooLarge: "Files may have 20 MB in all",
    latitude: "Latitude",
    longitude: "Longitude",
    label: "Name of the place (optional)",
    here: "Where I am now",
    noHere: "The browser gave no position: please type it",
    share: "Send place",
    cancel: "Cancel",
    reply: "Reply to this",
    replying: (/** @type {string} */ who) => `Reply to ${who}`,
    edited: "updated",
    pressed: (/** @type {string} */ who) => `chosen by ${who}`,
    sending: "Sending…",
    waiting: "Not there yet, trying again…",
    refused: "Not accepted",
    dismiss: "Dismiss",
    file: "File",
    today: "Today",
    welcome: {
      resident: "Say it in your own words. There is no form.",
      group: "New requests appear here. Who claims one is answerable for it.",
      cadre: "Requests that are yours appear here.",
      official: "Ask, and you are told who is answerable.",
    },
    suggestions: {
      resident: ["The street light in group 3 of Shangzhen has been out for three days", "status", "help"],
      group: [],
      cadre: ["my list", "help"],
      official: ["board", "digest", "roster", "status 1"],
    },
  },
};

/**
 * @typedef {keyof typeof tables} Language
 * @typedef {(typeof tables)["zh-CN"]} Words
 * @typedef {"resident" | "group" | "cadre" | "official"} Seat
 */

/** @type {readonly Seat[]} */
export const seats = ["resident", "group", "cadre", "official"];

/**
 * @param {Language} language
 * @returns {Words}
 */
export function wordsOf(language) {
  return tables[language];
}

/**
 * The other of the two languages.
 * @param {Language} language
 * @returns {Language}
 */
export function otherThan(language) {
  return language === "en" ? "zh-CN" : "en";
}
