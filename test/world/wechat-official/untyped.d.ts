declare module "wechat-crypto" {
  /** Node-webot's callback crypto, which the product does not use: an independent second opinion. */
  class WXBizMsgCrypt {
    constructor(token: string, encodingAESKey: string, id: string);
    getSignature(timestamp: string, nonce: string, encrypt: string): string;
    encrypt(text: string): string;
    decrypt(text: string): { message: string; id: string };
  }
  export = WXBizMsgCrypt;
}

declare module "wechat-api" {
  type Done = (error: (Error & { code?: number }) | null, result?: Record<string, unknown> | Buffer) => void;
  /** Node-webot's client of the official account's API, of the calls that the played platform is checked with. */
  class API {
    constructor(appid: string, appsecret: string);
    endpoint: string;
    sendText(openid: string, text: string, done: Done): void;
    sendImage(openid: string, mediaId: string, done: Done): void;
    sendTemplate(openid: string, template: string, url: string, data: object, done: Done): void;
    uploadMedia(path: string, type: string, done: Done): void;
    getMedia(mediaId: string, done: Done): void;
    createMenu(menu: object, done: Done): void;
    getUser(openid: string, done: Done): void;
  }
  export = API;
}
