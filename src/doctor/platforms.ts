import type { Config } from "../config.js";
import type { Office } from "../core/office.js";
import { type Answer, ask, knock } from "./ask.js";
import { askForums } from "./forums.js";
import { ill, type Line, type Words, well } from "./line.js";

type Telegram = NonNullable<Config["telegram"]>;

/** Every configured platform is asked itself whether it knows our token, and what it thinks of our webhook. */
export async function* askPlatforms(config: Config, office: Office | undefined, now: number): AsyncGenerator<Line> {
  const { telegram, slack, wechatOfficial, wecom, wechaty } = config;
  if (telegram) yield* askTelegram(telegram, config.publicUrl, office, now);
  if (slack) yield* askSlack(slack);
  if (wechatOfficial) yield* askWechat(wechatOfficial, office);
  if (wecom) yield await askWecom(wecom);
  if (wechaty?.endpoint !== undefined) yield await askGateway(wechaty.endpoint);
}

const telegramToken: Words = ["Telegram 令牌", "Telegram token"];
const telegramHook: Words = ["Telegram 网络回调", "Telegram webhook"];
const telegramGroups: Words = ["Telegram 群", "Telegram groups"];

async function* askTelegram(
  { token, apiRoot }: Telegram,
  publicUrl: string | undefined,
  office: Office | undefined,
  now: number,
): AsyncGenerator<Line> {
  const me = await ask(`${apiRoot}/bot${token}/getMe`);
  const bot = me.body?.result;
  if (me.body?.ok !== true) {
    yield refused(telegramToken, me, [
      "从 @BotFather 重新复制整段令牌，填进 TELEGRAM_BOT_TOKEN",
      "copy the whole token from @BotFather into TELEGRAM_BOT_TOKEN",
    ]);
    return;
  }
  yield well(telegramToken, [`有效，@${bot?.username}`, `valid, @${bot?.username}`]);
  if (office?.groups.some(({ platform }) => platform === "telegram") && bot?.can_read_all_group_messages === false)
    yield ill(
      telegramGroups,
      ["机器人只看得到 @ 它的话", "the bot sees only what mentions it"],
      [
        "向 @BotFather 发 /setprivacy，选 Disable，再把机器人移出群、重新拉进来",
        "send /setprivacy to @BotFather, choose Disable, then take the bot out of the group and back in",
      ],
    );
  yield* askForums({ root: `${apiRoot}/bot${token}`, bot: bot?.id }, office);
  yield judgeHook((await ask(`${apiRoot}/bot${token}/getWebhookInfo`)).body?.result, publicUrl, now);
}

function judgeHook(hook: Record<string, unknown> | undefined, publicUrl: string | undefined, now: number): Line {
  const wanted = publicUrl === undefined ? "" : `${publicUrl}/telegram/webhook`;
  const waiting = Number(hook?.pending_update_count ?? 0);
  const erred = typeof hook?.last_error_date === "number" && now - hook.last_error_date * 1000 < 3_600_000;
  if (hook?.url !== wanted)
    return ill(
      telegramHook,
      ["Telegram 记着的网址不是这里的", "Telegram has another address than ours"],
      [
        "启动一次程序就会改过来；如果别的程序也在用这个令牌，停掉那一个",
        "a start of the program sets it; where another program uses this token, stop that one",
      ],
    );
  if (erred)
    return ill(
      telegramHook,
      [`Telegram 送不到：${hook?.last_error_message}`, `Telegram cannot deliver: ${hook?.last_error_message}`],
      ["检查 PUBLIC_URL、证书和反向代理", "look at PUBLIC_URL, its certificate and the proxy before it"],
    );
  const way: Words = wanted === "" ? ["长轮询", "long polling"] : ["已设好", "set"];
  return well(telegramHook, [`${way[0]}，${waiting} 条等着取`, `${way[1]}, ${waiting} updates wait`]);
}

async function* askSlack({ botToken, appToken, apiUrl }: NonNullable<Config["slack"]>): AsyncGenerator<Line> {
  const name: Words = ["Slack 令牌", "Slack token"];
  const test = await ask(`${apiUrl}auth.test`, { bearer: botToken });
  if (test.body?.ok !== true)
    yield refused(name, test, [
      "在 api.slack.com/apps 重新安装，把 xoxb- 令牌填进 SLACK_BOT_TOKEN",
      "install the app again at api.slack.com/apps and put the xoxb- token into SLACK_BOT_TOKEN",
    ]);
  else yield well(name, [`有效，${test.body.team ?? ""}`, `valid, ${test.body.team ?? ""}`]);
  if (appToken === undefined) return;
  const socket: Words = ["Slack Socket Mode", ""];
  const opened = await ask(`${apiUrl}apps.connections.open`, { bearer: appToken });
  if (opened.body?.ok !== true)
    yield refused(socket, opened, [
      "打开 Socket Mode，令牌要有 connections:write，填进 SLACK_APP_TOKEN",
      "switch Socket Mode on; the token in SLACK_APP_TOKEN needs connections:write",
    ]);
  else yield well(socket, ["可以连接", "opens"]);
}

/** The stable token: asking for it does not end the one in use. */
async function* askWechat(
  { appId, appSecret, apiRoot }: NonNullable<Config["wechatOfficial"]>,
  office: Office | undefined,
): AsyncGenerator<Line> {
  const name: Words = ["微信服务号令牌", "WeChat token"];
  const body = { grant_type: "client_credential", appid: appId, secret: appSecret };
  const token = await ask(`${apiRoot}/cgi-bin/stable_token`, { json: body });
  const given = token.body?.access_token;
  yield typeof given === "string" ? well(name, ["有效", "valid"]) : refused(name, token, tencentMend(token));
  if (typeof given !== "string" || office?.menu === undefined) return;
  const query = new URLSearchParams({ access_token: given });
  yield judgeMenu(await ask(`${apiRoot}/cgi-bin/menu/get?${query}`), office.menu);
}

/** Compares what the keys are called: a start of the program compares, and mends, what they do as well. */
function judgeMenu(found: Answer, menu: NonNullable<Office["menu"]>): Line {
  const name: Words = ["微信服务号菜单", "WeChat menu"];
  const code = found.body?.errcode;
  if (code === 48001)
    return refused(name, found, [
      "公众号要先认证，才能有自定义菜单",
      "the account must be verified to have a menu of its own",
    ]);
  const wanted = menu.flatMap((entry) => [entry.name, ...("keys" in entry ? entry.keys.map((key) => key.name) : [])]);
  const has = JSON.stringify(found.body?.menu ?? {});
  const missing = wanted.filter((key) => !has.includes(JSON.stringify(key)));
  return missing.length === 0
    ? well(name, ["和办公室文件一致", "as the office file has it"])
    : ill(
        name,
        [`还没有：${missing.join("、")}`, `lacks: ${missing.join(", ")}`],
        [
          "启动一次程序就会做好；手机上最迟一天后看得到",
          "a start of the program makes it; phones show it within a day",
        ],
      );
}

async function askWecom({ corpId, secret, apiRoot }: NonNullable<Config["wecom"]>): Promise<Line> {
  const name: Words = ["企业微信令牌", "WeCom token"];
  const query = new URLSearchParams({ corpid: corpId, corpsecret: secret });
  const token = await ask(`${apiRoot}/cgi-bin/gettoken?${query}`);
  return token.body?.errcode === 0 ? well(name, ["有效", "valid"]) : refused(name, token, tencentMend(token));
}

function tencentMend({ body }: Answer): Words {
  return (
    tencentMends.get(Number(body?.errcode)) ?? [
      "核对后台里的 ID 和 Secret",
      "compare the id and the secret with the platform's page",
    ]
  );
}

const tencentMends: ReadonlyMap<number, Words> = new Map([
  [40164, ["在公众平台把这台机器的出口 IP 加进白名单", "put this machine's outgoing IP on the account's whitelist"]],
  [
    60020,
    ["在企业微信后台把这台机器的出口 IP 加进企业可信 IP", "put this machine's outgoing IP among WeCom's trusted ones"],
  ],
  [40125, ["重新复制 AppSecret", "copy the AppSecret again"]],
  [40013, ["重新复制 AppID 或企业 ID", "copy the AppID or the corporation id again"]],
  [40001, ["重新复制 Secret", "copy the Secret again"]],
]);

async function askGateway(endpoint: string): Promise<Line> {
  const name: Words = ["微信网关", "wechaty gateway"];
  return (await knock(endpoint))
    ? well(name, ["连得上", "can be reached"])
    : ill(
        name,
        ["连不上", "cannot be reached"],
        [
          "启动网关，核对 WECHATY_PUPPET_SERVICE_ENDPOINT",
          "start the gateway, and look at WECHATY_PUPPET_SERVICE_ENDPOINT",
        ],
      );
}

/** What the platform said where it refused; never what it was asked with. */
function refused(name: Words, { status, body }: Answer, mend: Words): Line {
  const code = body?.description ?? body?.error ?? body?.errcode ?? status;
  if (status === undefined)
    return ill(
      name,
      ["平台连不上", "the platform cannot be reached"],
      ["检查网络、防火墙和接口网址", "look at the network, the firewall and the API's address"],
    );
  return ill(name, [`平台不认（${code}）`, `the platform refuses it (${code})`], mend);
}
