/** What an operator is told about an environment variable. */
export type EnvEntry = Readonly<{
  name: string;
  group: keyof typeof envGroups;
  zh: string;
  en: string;
  /** What holds where it is not set, as it would be written. */
  fallback?: string;
}>;

/** The parts of `.env.example`, in order. */
export const envGroups = {
  office: "本单位 The office",
  http: "网址与端口 HTTP",
  data: "数据 Data",
  telegram: "Telegram",
  slack: "Slack",
  wechatOfficial: "微信公众号（服务号） WeChat official account",
  wecom: "企业微信应用（干部用） WeCom application, for cadres",
  wechaty: "微信个人与群（wechaty） WeChat people and rooms",
  running: "运行 Running",
} as const;

/** Every environment variable that the program reads; `.env.example` is made from it, and the config knows no other. */
export const envCatalogue = [
  {
    name: "OFFICE_FILE",
    group: "office",
    zh: "办公室文件：区域、岗位、人员、值班、责任清单",
    en: "the office file",
    fallback: "./examples/office.yaml",
  },
  {
    name: "LANG_DEFAULT",
    group: "office",
    zh: "默认语言：zh-CN 或 en",
    en: "language of those whose own is unknown: zh-CN or en",
    fallback: "zh-CN",
  },
  {
    name: "PORT",
    group: "http",
    zh: "端口；0 表示自动选一个并打印出来",
    en: "one port for everything; 0 picks a free one and prints it",
    fallback: "3000",
  },
  {
    name: "HOST",
    group: "http",
    zh: "监听地址；要让别的机器访问写 0.0.0.0",
    en: "address to listen on; 0.0.0.0 lets other machines in",
    fallback: "127.0.0.1",
  },
  {
    name: "PUBLIC_URL",
    group: "http",
    zh: "外网能访问的 https 网址；写了就用网络回调，不写则 Telegram 长轮询、Slack 用 Socket Mode",
    en: "https address that platforms can reach; if set they are given webhooks, if not Telegram long-polls and Slack uses Socket Mode",
  },
  {
    name: "PLAYGROUND",
    group: "http",
    zh: "浏览器试用页：on 或 off；不写时，没接任何平台就开",
    en: "playground in the browser: on or off; if not set, on while no platform is configured",
  },
  {
    name: "OPEN311_API_KEY",
    group: "http",
    zh: "别的系统用 Open311 接口登记诉求、读取诉求的钥匙（16 位以上）；不写就不能登记",
    en: "the key with which other systems register and read requests by Open311 (16 characters or more); if not set, none registers",
  },
  {
    name: "WEBHOOK_URL",
    group: "http",
    zh: "诉求每有进展就通知的外部系统网址；不写就不通知",
    en: "another system's address, told of every step of a request; if not set, none is told",
  },
  {
    name: "WEBHOOK_SECRET",
    group: "http",
    zh: "给通知签名的口令（16 位以上），有 WEBHOOK_URL 时必填",
    en: "signs what it is told (16 characters or more), needed with WEBHOOK_URL",
  },
  {
    name: "DATA_DIR",
    group: "data",
    zh: "存放数据库和附件的目录",
    en: "folder of the database and of attachments",
    fallback: "./data",
  },
  {
    name: "DATABASE_URL",
    group: "data",
    zh: "PostgreSQL 14 以上；不写就在 DATA_DIR 里自带一个",
    en: "PostgreSQL 14 or newer; if not set, a private one under DATA_DIR",
  },
  { name: "REDIS_URL", group: "data", zh: "多个进程共用发送节奏时写", en: "shares the sending pace among processes" },
  { name: "TELEGRAM_BOT_TOKEN", group: "telegram", zh: "@BotFather 给的令牌", en: "token from @BotFather" },
  {
    name: "TELEGRAM_WEBHOOK_SECRET",
    group: "telegram",
    zh: "自己定的口令，有 PUBLIC_URL 时必填（字母、数字、_、-）",
    en: "a secret of your own, needed with PUBLIC_URL (letters, digits, _ and -)",
  },
  {
    name: "TELEGRAM_API_ROOT",
    group: "telegram",
    zh: "自建 Bot API 服务器的网址",
    en: "a Bot API server of your own",
    fallback: "https://api.telegram.org",
  },
  { name: "SLACK_BOT_TOKEN", group: "slack", zh: "xoxb- 开头的令牌", en: "the token that begins with xoxb-" },
  {
    name: "SLACK_APP_TOKEN",
    group: "slack",
    zh: "xapp- 开头的令牌，没有 PUBLIC_URL 时必填（Socket Mode）",
    en: "the token that begins with xapp-, needed without PUBLIC_URL (Socket Mode)",
  },
  {
    name: "SLACK_SIGNING_SECRET",
    group: "slack",
    zh: "签名密钥，有 PUBLIC_URL 时必填",
    en: "signing secret, needed with PUBLIC_URL",
  },
  {
    name: "SLACK_API_URL",
    group: "slack",
    zh: "Slack 接口网址",
    en: "Slack's API",
    fallback: "https://slack.com/api/",
  },
  { name: "WECHAT_APP_ID", group: "wechatOfficial", zh: "开发者 ID（AppID）", en: "AppID" },
  { name: "WECHAT_APP_SECRET", group: "wechatOfficial", zh: "开发者密码（AppSecret）", en: "AppSecret" },
  {
    name: "WECHAT_TOKEN",
    group: "wechatOfficial",
    zh: "“服务器配置”里的令牌（Token）",
    en: "the Token of the server settings",
  },
  {
    name: "WECHAT_AES_KEY",
    group: "wechatOfficial",
    zh: "消息加解密密钥，43 个字符；写了就是安全模式",
    en: "EncodingAESKey of 43 characters; turns on safe mode",
  },
  {
    name: "WECHAT_API_ROOT",
    group: "wechatOfficial",
    zh: "微信接口网址",
    en: "WeChat's API",
    fallback: "https://api.weixin.qq.com",
  },
  { name: "WECOM_CORP_ID", group: "wecom", zh: "企业 ID", en: "corporation id" },
  { name: "WECOM_AGENT_ID", group: "wecom", zh: "应用 AgentId（数字）", en: "the application's AgentId (a number)" },
  { name: "WECOM_SECRET", group: "wecom", zh: "应用 Secret", en: "the application's Secret" },
  { name: "WECOM_TOKEN", group: "wecom", zh: "“接收消息”里的 Token", en: "the Token of its message receiver" },
  {
    name: "WECOM_AES_KEY",
    group: "wecom",
    zh: "“接收消息”里的 EncodingAESKey，43 个字符",
    en: "the receiver's EncodingAESKey, 43 characters",
  },
  {
    name: "WECOM_API_ROOT",
    group: "wecom",
    zh: "企业微信接口网址",
    en: "WeCom's API",
    fallback: "https://qyapi.weixin.qq.com",
  },
  {
    name: "WECHATY_PUPPET",
    group: "wechaty",
    zh: "puppet 的名字，例如 wechaty-puppet-service",
    en: "the puppet by name, such as wechaty-puppet-service",
  },
  {
    name: "WECHATY_PUPPET_SERVICE_ENDPOINT",
    group: "wechaty",
    zh: "网关地址，主机:端口",
    en: "the gateway, host:port",
  },
  {
    name: "WECHATY_PUPPET_SERVICE_TOKEN",
    group: "wechaty",
    zh: "网关令牌，用 wechaty-puppet-service 时必填",
    en: "the gateway's token, needed with wechaty-puppet-service",
  },
  {
    name: "WECHATY_ALLOW_UNOFFICIAL",
    group: "wechaty",
    zh: "on 表示知道会被封号也要用非官方 puppet",
    en: "on: use an unofficial puppet although its account may be banned",
    fallback: "off",
  },
  {
    name: "ROLE",
    group: "running",
    zh: "all 全部 · web 只接收 · worker 只发送和计时；分开跑要有 DATABASE_URL",
    en: "all, web (receives) or worker (delivers, keeps clocks); apart they need DATABASE_URL",
    fallback: "all",
  },
  {
    name: "PACE_SCALE",
    group: "running",
    zh: "所有平台发送节奏的倍数",
    en: "multiplies every platform's pace",
    fallback: "1",
  },
  {
    name: "LOG_LEVEL",
    group: "running",
    zh: "日志：debug info warn error silent",
    en: "log: debug info warn error silent",
    fallback: "info",
  },
] as const satisfies readonly EnvEntry[];

/** The name of an environment variable that the program reads. */
export type EnvName = (typeof envCatalogue)[number]["name"];

/** The text of `.env.example`: every variable with its meaning, none of them set. */
export function envExample(): string {
  const head = "# 复制为 .env 再改；不写的用默认值。Copy to .env; what is not set has its default.\n";
  const entries: readonly EnvEntry[] = envCatalogue;
  const parts = Object.entries(envGroups).map(([group, title]) => {
    const lines = entries.filter((entry) => entry.group === group).map(asLines);
    return `\n# ── ${title} ──\n${lines.join("\n")}\n`;
  });
  return `${head}${parts.join("")}`;
}

function asLines({ name, zh, en, fallback }: EnvEntry): string {
  return `# ${zh}\n# ${en}\n# ${name}=${fallback ?? ""}`;
}
