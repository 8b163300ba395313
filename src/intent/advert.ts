import { normal } from "./normal.js";

const wares =
  /博彩|赌博网|网赌|赌场|棋牌|彩金|百家乐|老虎机|时时彩|六合彩|下注|首存|注册(?:就)?送|返水|刷单|日赚|日结|躺赚|免息|无抵押|秒批|秒到账|低息贷款|套现|代开发票|办证|约炮|高仿|内部消息|稳赚|免费领|加群领|\bcasino\b|\bbet(?:ting)?\b|\bjackpot\b|\bpayday loan|\bearn \$?\d+|\bcrypto (?:signal|profit)/;

const lures =
  /https?:\/\/|www\.|\b[\w-]+\.(?:com|cn|net|xyz|top|vip|cc)\b|加(?:我)?(?:微信|薇信|vx|v信|qq|q群|群)|加v\b|联系(?:qq|微信|电话)|详询|详情咨询|扫码|点击(?:链接)?|t\.me\//;

/** Whoever was cheated, or minds such a notice, sells nothing. */
const TOLD = /被骗|骗了|上当|举报|投诉|小广告|到处贴|怎么办|\b(?:scam|cheated|report)/;

/** Gambling, loans and the like with a way to reach the seller (V24): never a matter, never answered. */
export function isAdvert(text: string): boolean {
  const said = normal(text);
  return wares.test(said) && lures.test(said) && !TOLD.test(said);
}
